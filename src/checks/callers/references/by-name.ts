import type { Definition, Reference, SymbolFile, SymbolLanguage } from '../../../symbols/index.ts';
import type { Broken } from '../changes/broken.ts';
import { misfit } from '../fits.ts';
import { ownerOf } from '../world/paths.ts';
import { isStub, type World } from '../world/world.ts';
import { callFault } from './calls.ts';
import { faultUse, kindOf, message, use } from './say.ts';
import type { Question, Use } from './use.ts';

/**
 * A member of something whose type nobody can tell: the number of definitions of the name is the confidence. One
 * that is gone is likely meant; where several stand, it is ambiguous, and only told of in a file that deals with the
 * type or module.
 */
export function byName(
  question: Question,
  file: SymbolFile,
  language: SymbolLanguage,
  reference: Reference,
  named: readonly Broken[],
): Use | null {
  if (reference.kind !== 'call' && reference.kind !== 'attribute') return null;
  if (language.common.has(reference.name) || reference.guarded) return null;
  const { base, head } = question.sides;
  const meant = named.filter((each) => isMember(base, each) && sameNames(each, file.language));
  const broken = meant.find((each) => related(head, file, each)) ?? meant[0];
  if (!broken) return null;
  const left = members(head, reference.name, file.language);
  if (broken.change === 'signature') return bySignature(head, file, reference, broken, left);
  const near = related(head, file, broken);
  if (left.length > 0) {
    if (!near) return null;
    const candidates = left.map((each) => `${head.fileOf(each).path}:${each.line}`);
    return use(
      file,
      reference,
      broken,
      kindOf(reference),
      'ambiguous',
      `may mean \`${broken.qualified}\`, which is gone, or one of ${left.length} others of that name`,
      candidates,
    );
  }
  // What a plain build compiles is known to compile: only tests, benches and examples can have been missed.
  if (language.id === 'rust' && !reference.test && !near) return null;
  const rustCode = language.id === 'rust' && !reference.test;
  // Fields of foreign objects share names freely.
  const likely = !rustCode && (reference.kind === 'call' || near);
  return use(
    file,
    reference,
    broken,
    kindOf(reference),
    likely ? 'likely' : 'ambiguous',
    message(reference, broken),
  );
}

function bySignature(
  world: World,
  file: SymbolFile,
  reference: Reference,
  broken: Broken,
  left: readonly Definition[],
): Use | null {
  const { args } = reference;
  if (reference.kind !== 'call' || !args) return null;
  // Where another definition of the name takes the call, that one may be meant.
  if (left.some((each) => !each.signature || misfit(args, each.signature) === null)) return null;
  const fault = callFault(reference, broken, broken.after, false, world);
  if (!fault) return null;
  const alone = left.length === broken.after.length;
  return faultUse(file, reference, broken, {
    ...fault,
    confidence: alone ? 'likely' : 'ambiguous',
  });
}

function isMember(base: World, each: Broken): boolean {
  const owner = each.before?.owner ?? '';
  const owners = base.definitions.get(owner);
  return owners?.some((one) => one.kind !== 'module') ?? false;
}

/** Python code sees native classes; Rust and Go see their own. */
const sameNames = (each: Broken, language: string): boolean =>
  each.kind === 'binding' ? language === 'python' : each.language === language;

function members(world: World, name: string, language: string): Definition[] {
  return (world.byName.get(name) ?? []).filter((each) => {
    if (isStub(world, each)) return false;
    const own = each.kind === 'binding' ? 'python' : world.fileOf(each).language;
    return own === language && each.signature !== undefined && each.kind !== 'cli_flag';
  });
}

/** The file deals with the type, or with the module that it stands in. */
function related(head: World, file: SymbolFile, broken: Broken): boolean {
  const key = `r ${file.path} ${broken.qualified}`;
  const known = head.memo.get(key);
  if (typeof known === 'boolean') return known;
  const type = broken.before?.owner ?? '';
  const name = type.slice(Math.max(type.lastIndexOf('.'), type.lastIndexOf(':')) + 1);
  const module = ownerOf(type);
  const answer =
    file.path === broken.path ||
    file.references.some((each) => each.name === name && !each.doc) ||
    file.imports.some((each) => each === module || each.startsWith(`${module}.`));
  head.memo.set(key, answer);
  return answer;
}
