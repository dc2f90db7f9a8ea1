import { describe, expect, it } from 'vitest';
import { makePatch, type PatchFile } from '../../../src/proof/patch/index.ts';
import { sectionsOf, subsystemOfPath } from '../../../src/proof/patch/sections.ts';
import { hasRustfmt, realRustfmt, removed, repository } from './material.ts';

const plain = (path: string, before: string, after: string, bom = false): PatchFile => ({
  ...{ path, before, after, edition: '2021' },
  ...(bom ? { bom } : {}),
});

const request = (files: readonly PatchFile[]) => ({
  ...{ files, findings: [], groups: [], run: null },
  commandsFor: () => [],
});

const mark = '\uFEFF';

/** Texts before and after that are hard on a diff. */
const hard: Readonly<Record<string, readonly [string, string, boolean?]>> = {
  'lib/a/src/crlf.rs': ['fn a() {\r\n    x.clone();\r\n}\r\n', 'fn a() {\r\n    x;\r\n}\r\n'],
  'lib/a/src/no-end.rs': ['fn a() {}\nfn b() { x.clone() }', 'fn a() {}\nfn b() { x }'],
  'lib/a/src/mark.rs': ['x.clone();\ny\n', 'x;\ny\n', true],
  'lib/b/src/a b "c"\té.rs': ['x.clone();\n', 'x;\n'],
  'lib/b/src/many.rs': [
    Array.from({ length: 60 }, (_, at) => `line ${at};\n`).join(''),
    Array.from({ length: 60 }, (_, at) => (at % 20 === 3 ? '' : `line ${at};\n`)).join(''),
  ],
  'c.rs': ['a\n\n\nb.clone()\n', 'a\n\n\nb\n'],
};

const hardFiles = Object.entries(hard).map(([path, [before, after, bom]]) =>
  plain(path, before, after, bom),
);
const onDisk = Object.fromEntries(
  hardFiles.map(({ path, before, bom }) => [path, (bom ? mark : '') + before]),
);

describe('a patch', () => {
  it('is applied by git, whole and each section alone, in any order', async () => {
    const patch = await makePatch(request(hardFiles));
    expect(patch.subsystems.map((each) => each.subsystem)).toEqual(['.', 'lib/a/src', 'lib/b/src']);
    expect(patch.text).toBe(patch.subsystems.map((each) => each.text).join(''));
    const whole = repository(onDisk);
    whole.git(['apply', '--check'], patch.text);
    whole.git(['apply'], patch.text);
    const singly = repository(onDisk);
    for (const { text } of [...patch.subsystems].reverse()) singly.git(['apply'], text);
    for (const { root, read } of [whole, singly])
      for (const { path, after, bom } of hardFiles)
        expect([root, path, read(path)]).toEqual([root, path, (bom ? mark : '') + after]);
  });

  it('says of each section what it removes and by which proof, in lines that no diff can hold', async () => {
    const path = 'lib/a/src/x.rs';
    const evil = 'x.clone();\n--- a/y\n+++ b/y\n@@ -1 +1 @@\n\u001b[2J';
    const patch = await makePatch({
      ...request([plain(path, 'x.clone();\n', 'x;\n')]),
      findings: [removed('f1', path, 1, evil), removed('f2', 'lib/z/src/y.rs', 1, 'y')],
      commandsFor: (paths) => [`cargo check for ${paths.length}`],
    });
    const header = patch.text.slice(0, patch.text.indexOf('diff --git'));
    expect(header.split('\n').slice(0, -1)).toEqual([
      '# lib/a/src: 1 clone less, 1 file (1 of 1)',
      '# proved by: cargo check for 1',
      '# - lib/a/src/x.rs:1 x.clone(); --- a/y +++ b/y @@ -1 +1 @@ [2J: it is not used again (f1)',
    ]);
    expect(patch.subsystems[0]?.findings).toEqual(['f1']);
    repository({ [path]: 'x.clone();\n' }).git(['apply', '--check'], patch.text);
  });

  it('keeps a changed signature and its callers in one section', async () => {
    const files = ['lib/a/x.rs', 'lib/b/x.rs', 'lib/c/x.rs', 'lib/d/x.rs'];
    const group = {
      ...{ id: 'g', from: 'fn a(x: String)', to: 'fn a(x: &str)', path: 'lib/a/x.rs', line: 1 },
      ...{ why: '`a` only reads `x`', members: [] },
    };
    const patch = await makePatch({
      ...request(files.map((path) => plain(path, 'x.clone();\n', 'x;\n'))),
      groups: [{ group, files: ['lib/d/x.rs', 'lib/a/x.rs'] }],
    });
    expect(patch.subsystems.map(({ subsystem, groups }) => [subsystem, ...groups])).toEqual([
      ['lib/a + lib/d', 'g'],
      ['lib/b'],
      ['lib/c'],
    ]);
    expect(patch.text).toContain('# - lib/a/x.rs:1 fn a(x: String) -> fn a(x: &str)');
  });

  it('has the parts of packages as its sections', () => {
    const parts = {
      'lib/a/src/x.rs': 'lib/a/src',
      'lib/a/src/m/n/x.rs': 'lib/a/src/m',
      'lib/a/tests/m/x.rs': 'lib/a/tests',
      'a/b/c/d/x.rs': 'a/b/c',
      'x.rs': '.',
    };
    expect(Object.keys(parts).map(subsystemOfPath)).toEqual(Object.values(parts));
    const together = ['l/a/src/x.rs', 'l/a/tests/x.rs', 'l/a/benches/x.rs'];
    expect(sectionsOf(together, subsystemOfPath, [together]).map(({ name }) => name)).toEqual([
      'l/a',
    ]);
  });

  it('is empty where nothing changes', async () => {
    const patch = await makePatch(request([plain('a.rs', 'x\n', 'x\n')]));
    expect(patch).toMatchObject({ text: '', subsystems: [], files: [] });
  });

  it('says that there is no rustfmt, and is made without', async () => {
    const run = async () => ({
      code: 1,
      stdout: '',
      stderr: "error: 'rustfmt' is not installed\n",
    });
    const patch = await makePatch({ ...request([plain('a.rs', 'x.clone()\n', 'x\n')]), run });
    expect(patch.notes).toEqual([
      "the patch is not formatted: rustfmt could not be started (error: 'rustfmt' is not installed)",
    ]);
    expect(patch.text).toContain('-x.clone()\n+x\n');
  });
});

describe.skipIf(!hasRustfmt)('rustfmt', () => {
  const clean =
    'fn a() {\n    let answer = the_first_of_all_names\n        .a_method_with_a_long_name()\n        .another_method_with_a_long_name()\n        .clone();\n}\n';
  const edited = clean.replace('\n        .clone()', '');
  const wanted =
    'fn a() {\n    let answer = the_first_of_all_names\n        .a_method_with_a_long_name()\n        .another_method_with_a_long_name();\n}\n';
  const short = 'fn a() {\n    let b = x\n        .clone();\n}\n';

  const after = async (
    path: string,
    before: string,
    text: string,
    more: Record<string, string> = {},
  ) => {
    const { root } = repository({ [path]: before, ...more });
    const patch = await makePatch({
      ...request([plain(path, before, text)]),
      run: realRustfmt(root),
    });
    return { text: patch.after.get(path) ?? text, notes: patch.notes };
  };

  it('formats what was formatted, CRLF too', async () => {
    expect(await after('a.rs', clean, edited)).toEqual({ text: wanted, notes: [] });
    const joined = 'fn a() {\n    let b = x\n;\n}\n';
    const crlf = (text: string) => text.replaceAll('\n', '\r\n');
    const before = crlf('fn a() {\n    let b = x.clone();\n}\n');
    expect(await after('a.rs', before, crlf(joined))).toEqual({
      text: crlf('fn a() {\n    let b = x;\n}\n'),
      notes: [],
    });
  });

  it('leaves the rest of a file alone that was not formatted', async () => {
    const odd = 'fn  odd( ) { }\n\n\n\nfn  other( ) { }\n\n';
    const { text, notes } = await after('a.rs', odd + short, odd + short.replace('.clone()', ''));
    expect(text).toBe(`${odd}fn a() {\n    let b = x;\n}\n`);
    expect(notes).toEqual(['a.rs was not formatted before: only the changed lines are']);
  });

  it('formats no line by itself that rustfmt moves', async () => {
    const moved = 'use b::B;\nuse a::A;\nfn a() { let b = x.clone(); }\n';
    const { text, notes } = await after('a.rs', moved, moved.replace('.clone()', ''));
    expect(text).toBe(moved.replace('.clone()', ''));
    expect(notes).toEqual([expect.stringMatching(/^a\.rs is not formatted: it was not before/)]);
  });

  it('takes the rustfmt.toml beside the file', async () => {
    const settings = { 'lib/rustfmt.toml': 'tab_spaces = 2\n' };
    const two = 'fn a() {\n  let b = x.clone();\n}\n';
    expect(await after('lib/a/a.rs', two, two.replace('x.clone()', ' x'), settings)).toEqual({
      text: 'fn a() {\n  let b = x;\n}\n',
      notes: [],
    });
  });

  it('leaves what it cannot read as it is, and says so', async () => {
    const { text, notes } = await after('a.rs', 'fn a( { x.clone()\n', 'fn a( { x\n');
    expect(text).toBe('fn a( { x\n');
    expect(notes).toEqual([expect.stringMatching(/^a\.rs is not formatted: error/)]);
  });
});
