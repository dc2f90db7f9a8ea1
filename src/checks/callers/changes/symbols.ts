import type { Definition, SymbolFile } from '../../../symbols/index.ts';
import { isType } from '../world/members.ts';
import { type Resolved, resolvePath } from '../world/resolve.ts';
import { isNative } from '../world/world.ts';
import type { Broken, ChangeRule, Sides } from './broken.ts';
import { type Fresh, freshDefinitions, successorOf } from './rename.ts';
import { describeSignature, sameSignature } from './signature.ts';

/** Kinds that have rules of their own, or no path that code could name. */
const elsewhere = new Set([
  'module',
  'cli_flag',
  'subcommand',
  'env_var',
  'metric',
  'feature',
  'crate',
]);

/** Functions, types, their members and constants: gone, renamed, moved or called differently. */
export const symbols: ChangeRule = {
  id: 'symbols',
  find: (sides) => {
    const fresh = freshDefinitions(sides);
    return sides.changed.flatMap(({ before }) => (before ? inFile(sides, before, fresh) : []));
  },
};

function inFile(sides: Sides, file: SymbolFile, fresh: Fresh): Broken[] {
  // A stub only repeats what the native module's own source tells.
  if (
    file.path.endsWith('.pyi') &&
    [sides.base, sides.head].some((world) => isNative(world, file.module))
  )
    return [];
  const byPath = new Map<string, Definition[]>();
  for (const each of file.definitions) {
    if (elsewhere.has(each.kind) || isTestCase(each) || isEntry(file, each)) continue;
    const list = byPath.get(each.path);
    if (list) list.push(each);
    else byPath.set(each.path, [each]);
  }
  const out: Broken[] = [];
  for (const [path, all] of byPath) {
    const now = resolvePath(sides.head, path);
    const last = all.at(-1)!;
    if (now.k === 'definitions') {
      const changed = signatureChange(file, all, now.all);
      if (changed) out.push(changed);
    } else if ((isGone(now) || isLeftOut(sides, last)) && !coveredByOwner(sides, last)) {
      out.push(removal(sides, file, last, fresh));
    }
  }
  return out;
}

/** Its type stands without it; that a base from elsewhere has one of the same name is not to be seen. */
const isLeftOut = ({ head }: Sides, each: Definition): boolean =>
  !head.definitions.has(each.path) &&
  (head.definitions
    .get(each.owner)
    ?.some(
      (owner) => isType(head, owner) && !owner.open && (owner.kind !== 'type' || !owner.gives),
    ) ??
    false);

/** What the language itself calls. */
const isEntry = ({ language }: SymbolFile, { kind, name }: Definition): boolean =>
  kind === 'function' &&
  ((name === 'main' && language !== 'python') || (name === 'init' && language === 'go'));

/** A test nobody calls; the helpers of tests are called like other code. */
const isTestCase = (each: Definition): boolean =>
  each.test && (each.kind === 'function' || each.kind === 'method') && /^test/i.test(each.name);

/** Outside: not even the root of the path is left. */
const isGone = (now: Resolved): boolean => now.k === 'missing' || now.k === 'outside';

/** A member of a type that is gone itself needs no word of its own. */
function coveredByOwner({ base, head }: Sides, each: Definition): boolean {
  const owners = base.definitions.get(each.owner);
  if (!owners || owners.every((owner) => owner.kind === 'module')) return false;
  return isGone(resolvePath(head, each.owner));
}

function removal({ head }: Sides, file: SymbolFile, gone: Definition, fresh: Fresh): Broken {
  const successor = successorOf(gone, fresh);
  const change = successor?.change ?? 'removed';
  const to = successor?.to.path ?? null;
  return {
    ...describe(file, gone),
    change,
    detail: to === null ? `${gone.kind} \`${gone.name}\` is gone` : `it is \`${to}\` now`,
    renamedTo: to,
    after: [],
    deprecated: false,
    implied: !head.modules.has(file.module),
  };
}

function signatureChange(
  file: SymbolFile,
  before: readonly Definition[],
  after: readonly Definition[],
): Broken | null {
  const changed = before.find(
    (each) => each.signature && !after.some((now) => sameSignature(each.signature, now.signature)),
  );
  const now = after.find((each) => each.signature);
  if (!changed?.signature || !now?.signature) return null;
  const detail = describeSignature(changed.signature, now.signature);
  if (detail === '') return null;
  return {
    ...describe(file, changed),
    change: 'signature',
    detail,
    renamedTo: null,
    after,
    deprecated: false,
    implied: false,
  };
}

function describe(file: SymbolFile, each: Definition) {
  return {
    language: file.language,
    kind: each.kind,
    name: each.name,
    qualified: each.path,
    path: file.path,
    line: each.line,
    before: each,
  };
}
