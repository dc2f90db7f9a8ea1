import { describe, expect, it } from 'vitest';
import type { FindingGroup } from '../../../src/model/finding.ts';
import type { CheckResult, Diagnostic, ProofSite } from '../../../src/model/proof.ts';
import { type GroupsRequest, proveGroups } from '../../../src/proof/groups/index.ts';

/** Two functions that only read what they take, each with one caller that copies. */
const text = `pub fn first(a: String) -> usize { a.len() }
pub fn second(b: String) -> usize { b.len() }
pub fn calls(x: &String) -> usize { first(x.clone()) + second(x.clone()) }
`;

const groupOf = (name: string, parameter: string, line: number): FindingGroup => ({
  ...{ id: name, from: '', to: '', path: 'a/src/lib.rs', line, why: '', members: [`in ${name}`] },
  change: { kind: 'parameter', function: name, parameter, from: 'String', to: '&str' },
});

const siteOf = (name: string): ProofSite => {
  const start = text.indexOf(`${name}(x`) + name.length + 1;
  return {
    ...{ id: `in ${name}`, path: 'a/src/lib.rs', line: 3, column: 1, end_line: 3, end_column: 2 },
    ...{ span: [start, start + 9], receiver_span: [start, start + 1], function_span: null },
    ...{
      call: 'clone',
      receiver: 'x',
      crate: 'a',
      in_macro: false,
      in_test: false,
      type: '&String',
    },
    ...{
      bucket: 'removable-borrow',
      rule: 'read-only-parameter',
      score: 1,
      edits: null,
      roles: [],
    },
    group: name,
  } satisfies ProofSite;
};

const ok: CheckResult = {
  ...{ outcome: 'ok', diagnostics: [], why: null, command: 'cargo check', cargo_ms: 1 },
  remembered: false,
};

const stray: Diagnostic = {
  ...{ level: 'error', code: 'E0999', message: 'something else', spans: [], package: 'a' },
  target: { name: 'a', kinds: ['lib'] },
};

const packageOf = (name: string, dependents: readonly string[] = []) => ({
  ...{ name, folder: name, edition: '2021', features: [], targets: [], dependents },
});

const request = (more: Partial<GroupsRequest>): GroupsRequest => ({
  groups: [groupOf('first', 'a', 1), groupOf('second', 'b', 2)],
  sites: [siteOf('first'), siteOf('second')],
  packages: [packageOf('a')],
  textOf: (path) => (path === 'a/src/lib.rs' ? text : undefined),
  applied: new Map(),
  check: async () => ok,
  mentions: () => true,
  unseen: new Set(),
  budget: 20,
  ...more,
});

const said = async (more: Partial<GroupsRequest>) => {
  const proof = await proveGroups(request(more));
  return proof.groups.map(({ id, compiles, why }) => `${id}: ${compiles ? 'proved' : why}`);
};

const after = `pub fn first(a: &str) -> usize { a.len() }
pub fn second(b: &str) -> usize { b.len() }
pub fn calls(x: &String) -> usize { first(x) + second(x) }
`;

describe('groups', () => {
  it('are one edit where nothing speaks against them', async () => {
    const proof = await proveGroups(request({}));
    expect(proof.checks).toBe(1);
    expect(proof.groups.map(({ changes }) => [...changes])).toEqual([
      [['a/src/lib.rs', after]],
      [['a/src/lib.rs', after]],
    ]);
    expect([...proof.freed]).toEqual([
      ['first', ['in first']],
      ['second', ['in second']],
    ]);
  });

  it('are halved until an error that names no place has its owner', async () => {
    const check = async (_: string, changes: ReadonlyMap<string, string>): Promise<CheckResult> =>
      changes.get('a/src/lib.rs')?.includes('second(b: &str)')
        ? { ...ok, outcome: 'errors', diagnostics: [stray] }
        : ok;
    expect(await said({ check })).toEqual(['first: proved', 'second: E0999: something else in a']);
  });

  it('are given up where a package that may use them cannot be checked', async () => {
    const check = async (name: string): Promise<CheckResult> =>
      name === 'b' ? { ...ok, outcome: 'failed', why: 'no network' } : ok;
    const packages = [packageOf('a', ['b']), packageOf('b')];
    expect(await said({ check, packages, mentions: (_, [word]) => word === 'second' })).toEqual([
      'first: proved',
      'second: no network',
    ]);
  });

  it('end with the checks that they may take', async () => {
    const check = async (): Promise<CheckResult> => ({
      ...ok,
      outcome: 'errors',
      diagnostics: [stray],
    });
    const why = 'the checks that groups may take are used up';
    expect(await said({ check, budget: 1 })).toEqual([`first: ${why}`, `second: ${why}`]);
    expect(await said({ check, budget: 0 })).toEqual([`first: ${why}`, `second: ${why}`]);
  });

  it('are not tried where local edits free their clones, and stand beside such edits', async () => {
    const [start = 0, end = 0] = siteOf('first').span ?? [];
    const applied = new Map([['a/src/lib.rs', [{ start: start + 1, end, text: '' }]]]);
    expect(await said({ applied })).toEqual([
      'first: local edits free its clones already',
      'second: proved',
    ]);
  });

  it('are not proved where nothing compiles a file that names them', async () => {
    const textOf = (path: string) => (path === 'a/src/gone.rs' ? 'second("x")' : text);
    expect(await said({ textOf, unseen: new Set(['a/src/gone.rs']) })).toEqual([
      'first: proved',
      'second: a/src/gone.rs names `second`, and no build compiles it',
    ]);
  });

  it('that change what a public method gives need a user in another package', async () => {
    const getter = 'pub fn name(&self) -> String { self.name.clone() }\n';
    const at = getter.indexOf('self.name.clone()');
    const asked = (kinds: readonly string[], mentions: GroupsRequest['mentions']) =>
      said({
        groups: [
          {
            ...groupOf('name', '', 1),
            change: { kind: 'return', function: 'name', from: 'String', to: '&String' },
          },
        ],
        sites: [
          { ...siteOf('first'), id: 'in name', span: [at, at + 17], receiver_span: [at, at + 9] },
        ],
        packages: [
          { ...packageOf('a', ['b']), targets: [{ name: 'a', kinds, path: 'a/src/lib.rs' }] },
          packageOf('b'),
        ],
        textOf: () => getter,
        mentions,
      });
    const why =
      'no other package of the workspace uses it: who does so elsewhere would not compile';
    expect(await asked(['lib'], () => false)).toEqual([`name: \`name\` is public and ${why}`]);
    expect(await asked(['lib'], (_, [word]) => word === 'name')).toEqual([
      `name: \`name\` is public and ${why}`,
    ]);
    expect(await asked(['lib'], (_, [word]) => word === '.name(')).toEqual(['name: proved']);
    expect(await asked(['bin'], () => false)).toEqual(['name: proved']);
  });

  it('are not tried without a member, in unread tokens, or where the text is another one', async () => {
    expect(await said({ sites: [siteOf('first')] })).toEqual([
      'first: proved',
      'second: not all of its clones are known',
    ]);
    const unread = { ...siteOf('first'), span: null, receiver_span: null };
    expect((await said({ sites: [unread, siteOf('second')] }))[0]).toMatch(/tokens of a macro/);
    expect((await said({ textOf: () => `\n${text}` }))[0]).toBe(
      'first: the signature of `first` was not found',
    );
    expect((await said({ textOf: () => undefined }))[0]).toBe(
      'first: a/src/lib.rs could not be read',
    );
  });

  it('of shared fields are not tried', async () => {
    const { change: _, ...design } = groupOf('first', 'a', 1);
    expect((await said({ groups: [design] }))[0]).toMatch(/one of design/);
  });
});
