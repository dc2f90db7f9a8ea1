import type { Reference, SymbolFile, SymbolLanguage } from '../../../symbols/index.ts';
import type { Broken } from '../changes/broken.ts';
import { evaluate, type Value } from '../world/evaluate.ts';
import { unknown } from '../world/resolve.ts';
import type { World } from '../world/world.ts';
import { byName } from './by-name.ts';
import { callFault } from './calls.ts';
import { faultUse, kindOf, message, use } from './say.ts';
import { groupBroken, type Question, type ReferenceRule, type Use } from './use.ts';

const handled = new Set(['call', 'attribute', 'name', 'import', 'type', 'override', 'string_path']);
const namesModule = new Set(['import', 'string_path']);
const others = new Set(['cli_flag', 'subcommand', 'env_var', 'metric']);

/** Uses of functions, types, members, constants and modules in code. */
export const symbolUses: ReferenceRule = {
  id: 'symbols',
  find: (question) => {
    const known = groupBroken(question.broken, (each) =>
      others.has(each.kind) ? null : each.name,
    );
    const byPath = groupBroken(question.broken, (each) =>
      others.has(each.kind) ? null : each.qualified,
    );
    const out: Use[] = [];
    for (const file of question.sides.head.files.values()) {
      const language = question.languages.get(file.language);
      if (!language) continue;
      for (const reference of file.references) {
        if (reference.doc || !handled.has(reference.kind)) continue;
        const named = known.get(reference.name);
        if (!named) continue;
        const use = judge(question, file, language, reference, named, byPath);
        if (use) out.push(use);
      }
    }
    return out;
  },
};

function judge(
  question: Question,
  file: SymbolFile,
  language: SymbolLanguage,
  reference: Reference,
  named: readonly Broken[],
  byPath: ReadonlyMap<string, readonly Broken[]>,
): Use | null {
  const { base, head } = question.sides;
  const now = meaning(head, language, reference);
  if (now.k === 'definitions') {
    const signature = named.find(
      (each) => each.change === 'signature' && each.after.some((after) => now.all.includes(after)),
    );
    if (!signature) return null;
    const added = question.added(file.path, reference.line);
    const fault = callFault(reference, signature, now.all, added, head);
    return fault && faultUse(file, reference, signature, fault);
  }
  if (now.k === 'module' || now.k === 'instance') return null;
  // A crate that left the repository is a package of others now: cargo says if it is none.
  if (now.k === 'outside' && language.id === 'rust' && !isFeature(reference)) return null;
  const before = meaning(base, language, reference);
  const gone = goneWith(before, byPath) ?? noLongerOffered(now, before, byPath);
  if (gone && (now.k !== 'unknown' || isLeftOut(head, gone))) {
    // Whatever is reached through a module that is gone breaks where the module is named.
    if (gone.kind === 'module' && !namesModule.has(reference.kind)) return null;
    const confidence = reference.guarded ? 'ambiguous' : now.k === 'unknown' ? 'likely' : 'certain';
    return use(file, reference, gone, kindOf(reference), confidence, message(reference, gone));
  }
  if (before.k === 'unknown' && now.k === 'unknown')
    return byName(question, file, language, reference, named);
  return null;
}

function meaning(world: World, language: SymbolLanguage, { target }: Reference): Value {
  return target === null ? unknown : evaluate(world, language, target);
}

/** What the reference meant at the base, if the change took that away. */
function goneWith(
  before: Value,
  byPath: ReadonlyMap<string, readonly Broken[]>,
): Broken | undefined {
  if (before.k === 'module') return byPath.get(before.path)?.find(isGone);
  if (before.k !== 'definitions') return undefined;
  for (const each of before.all) {
    const found = byPath.get(each.path)?.find(isGone);
    if (found) return found;
  }
  return undefined;
}

/** A member of a type that stands: a base of others may have one of the name, but who would have moved it there? */
const isLeftOut = (head: World, gone: Broken): boolean =>
  gone.before !== null && head.definitions.has(gone.before.owner);

/** `package/feature`: such a path leads to the feature or nowhere. */
const isFeature = ({ target }: Reference): boolean => target?.root.includes('/') ?? false;

/** What the name stands for is still there, but not under this path. */
function noLongerOffered(
  now: Value,
  before: Value,
  byPath: ReadonlyMap<string, readonly Broken[]>,
): Broken | undefined {
  if (now.k !== 'missing' || before.k !== 'definitions') return undefined;
  return [`${now.owner}.${now.name}`, `${now.owner}::${now.name}`]
    .flatMap((path) => byPath.get(path) ?? [])
    .find(isGone);
}

const isGone = (each: Broken): boolean => each.change !== 'signature';
