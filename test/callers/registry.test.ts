import { beforeAll, describe, expect, it, vi } from 'vitest';
import { find, fixtureRepository } from './find.ts';

interface Rule {
  readonly id: string;
  readonly find: (asked: never) => readonly unknown[];
}

/** The fixture that shows what each rule is for. */
const shownBy: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  changes: {
    modules: 'python-module-deleted',
    symbols: 'python-function',
    reexports: 'python-reexport',
    flags: 'flag-argparse',
    environment: 'env-removed',
    metrics: 'metric-dashboard',
    features: 'rust-feature-removed',
  },
  references: {
    symbols: 'python-function',
    commands: 'flag-argparse',
    environment: 'env-removed',
    metrics: 'metric-dashboard',
    stubs: 'binding-class',
    docs: 'docs-prose',
    skew: 'skew-import',
    'skew-calls': 'skew-call',
  },
};

const made = vi.hoisted(() => ({ now: '', by: new Set<string>() }));

/** Rules that note which of them found something, and where. */
const noting = vi.hoisted(
  () =>
    (list: string, rules: readonly Rule[]): readonly Rule[] =>
      rules.map((rule) => ({
        ...rule,
        find: (asked) => {
          const found = rule.find(asked);
          if (found.length > 0) made.by.add(`${list} ${rule.id} ${made.now}`);
          return found;
        },
      })),
);

vi.mock('../../src/checks/callers/changes/index.ts', async (load) => {
  const { changeRules } = await load<{ readonly changeRules: readonly Rule[] }>();
  return { changeRules: noting('changes', changeRules) };
});
vi.mock('../../src/checks/callers/references/index.ts', async (load) => {
  const { referenceRules } = await load<{ readonly referenceRules: readonly Rule[] }>();
  return { referenceRules: noting('references', referenceRules) };
});

const { changeRules } = await import('../../src/checks/callers/changes/index.ts');
const { referenceRules } = await import('../../src/checks/callers/references/index.ts');

describe.each([
  ['changes', changeRules],
  ['references', referenceRules],
] as const)('the list of %s', (list, rules) => {
  const ids = rules.map(({ id }) => id);
  const shown = shownBy[list]!;

  beforeAll(async () => {
    for (const fixture of new Set(Object.values(shown))) {
      made.now = fixture;
      await find(fixtureRepository(fixture));
    }
  });

  it('has each rule once, and a fixture for each', () => {
    expect([...ids].sort()).toEqual(Object.keys(shown).sort());
  });

  it.each(ids)('%s finds something in its fixture', (id) => {
    expect([...made.by]).toContain(`${list} ${id} ${shown[id]}`);
  });
});
