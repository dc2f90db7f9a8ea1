import type { Definition, SymbolFile } from '../../../symbols/index.ts';
import type { Broken, ChangeRule, Sides } from './broken.ts';

const kinds = new Set(['cli_flag', 'subcommand']);

/** Options and sub-commands that the file's parser no longer takes, or takes only to say that they are deprecated. */
export const flags: ChangeRule = {
  id: 'flags',
  find: (sides) =>
    sides.changed.flatMap(({ before, after }) => [
      ...(before ? removed(sides, before) : []),
      ...(after ? deprecated(sides, after) : []),
    ]),
};

const at = (world: Sides['base'], each: Definition): readonly Definition[] =>
  (world.byName.get(each.name) ?? []).filter(
    (other) => other.kind === each.kind && other.owner === each.owner,
  );

function removed(sides: Sides, file: SymbolFile): Broken[] {
  return unique(file.definitions)
    .filter((each) => !each.open && !each.test && at(sides.head, each).length === 0)
    .map((each) => {
      const to = renamed(sides, each);
      return {
        ...describe(file, each),
        change: to ? ('renamed' as const) : ('removed' as const),
        detail: to ? `it is \`${to.name}\` now` : 'its parser no longer takes it',
        renamedTo: to?.name ?? null,
        deprecated: false,
      };
    });
}

function deprecated(sides: Sides, file: SymbolFile): Broken[] {
  return unique(file.definitions)
    .filter((each) => each.deprecated && !each.test && !each.open)
    .filter((each) => {
      const old = at(sides.base, each);
      return old.length > 0 && !old.some((other) => other.deprecated);
    })
    .map((each) => ({
      ...describe(file, each),
      change: 'removed' as const,
      detail: 'it is deprecated now',
      renamedTo: null,
      deprecated: true,
    }));
}

/** The one new option of the same parser that was this one: the same declaration, or a longer name. */
function renamed(sides: Sides, gone: Definition): Definition | null {
  const fresh = sides.changed
    .flatMap(({ after }) => unique(after?.definitions ?? []))
    .filter(
      (each) =>
        each.owner === gone.owner && each.kind === gone.kind && at(sides.base, each).length === 0,
    );
  const twins = fresh.filter((each) => each.body !== '' && each.body === gone.body);
  if (twins.length === 1) return twins[0]!;
  const stem = gone.name.replace(/^-+/, '');
  const longer = fresh.filter((each) => `${each.name}-`.includes(`-${stem}-`));
  return longer.length === 1 ? longer[0]! : null;
}

function unique(definitions: readonly Definition[]): Definition[] {
  const seen = new Set<string>();
  return definitions.filter((each) => {
    const key = `${each.kind} ${each.owner} ${each.name}`;
    if (!kinds.has(each.kind) || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function describe(file: SymbolFile, each: Definition) {
  return {
    language: file.language,
    kind: each.kind,
    name: each.name,
    qualified: `${each.owner} ${each.name}`,
    path: file.path,
    line: each.line,
    before: each,
    after: [],
    implied: false,
  };
}
