import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { DiffFile } from '../../../src/model/diff.ts';
import { readDiff } from '../../../src/source/pull/diff.ts';
import { hunkLimits } from '../../../src/source/pull/hunks.ts';
import { commit, git, makeRepository, write } from '../repository.ts';

const lines = (count: number, word = 'line'): string =>
  Array.from({ length: count }, (_, i) => `${word} ${i}\n`).join('');

const last = (root: string, limits = hunkLimits) => readDiff(root, 'HEAD^', 'HEAD', limits);

const byName = (files: readonly DiffFile[], path: string): DiffFile | undefined =>
  files.find((file) => file.path === path);

it('finds renames, and numbers the lines of both sides', async () => {
  const root = makeRepository({ 'old name.py': lines(20) });
  git(root, 'mv', 'old name.py', 'new\tname".py');
  write(root, { 'new\tname".py': lines(20).replace('line 9\n', 'LINE\nMORE\n') });
  commit(root);
  const { files } = await last(root);
  expect(files).toHaveLength(1);
  const [file] = files;
  expect(file).toMatchObject({
    path: 'new\tname".py',
    before: 'old name.py',
    status: 'renamed',
    added: 2,
    removed: 1,
  });
  const [hunk] = file?.hunks ?? [];
  expect(hunk).toMatchObject({ old_start: 7, old_lines: 7, new_start: 7, new_lines: 8 });
  const changed = hunk?.lines.filter(({ kind }) => kind !== ' ');
  expect(changed).toEqual([
    { kind: '-', old: 10, new: null, text: 'line 9' },
    { kind: '+', old: null, new: 10, text: 'LINE' },
    { kind: '+', old: null, new: 11, text: 'MORE' },
  ]);
});

it('is not led astray by content that looks like a header', async () => {
  const root = makeRepository({ a: 'x\n', b: 'y\n' });
  const text =
    'x\ndiff --git a/z b/z\n--- a/z\n+++ b/z\n@@ -1 +1 @@\n\\ No newline at end of file\n-- y\n++ y';
  write(root, { a: text, b: 'z\n' });
  commit(root);
  const { files } = await last(root);
  expect(files.map(({ path, added, hunks }) => [path, added, hunks.length])).toEqual([
    ['a', 7, 1],
    ['b', 1, 1],
  ]);
  expect(byName(files, 'a')?.hunks[0]?.lines.map(({ text }) => text)).toEqual(text.split('\n'));
});

it('names binary files, sub-modules and files without lines', async () => {
  const root = makeRepository({ bin: Buffer.from([0, 1]) });
  write(root, { bin: Buffer.from([0, 2]), empty: '' });
  git(root, 'add', '.');
  const id = git(root, 'rev-parse', 'HEAD').trim();
  git(root, 'update-index', '--add', '--cacheinfo', `160000,${id},sub`);
  git(root, 'commit', '-q', '-m', 'x');
  const { files } = await last(root);
  expect(files.map(({ path, kind, no_hunks }) => [path, kind, no_hunks])).toEqual([
    ['bin', 'binary', 'binary'],
    ['empty', 'text', 'it has no lines'],
    ['sub', 'submodule', null],
  ]);
});

it('never trusts a name that is no path: its lines are counted, not shown', async () => {
  const root = makeRepository({ a: 'x\n' });
  const blob = git(root, 'hash-object', '-w', 'a').trim();
  const bytes = Buffer.concat([
    Buffer.from('100644 \xff\xfe\0', 'latin1'),
    Buffer.from(blob, 'hex'),
  ]);
  write(root, { tree: bytes });
  const tree = git(root, 'hash-object', '-t', 'tree', '--literally', '-w', 'tree').trim();
  const made = git(root, 'commit-tree', '-m', 'x', '-p', 'HEAD', tree).trim();
  const { files } = await readDiff(root, 'HEAD', made);
  const odd = files.find(({ status }) => status === 'added' || status === 'renamed');
  expect(odd).toMatchObject({ hunks: [], no_hunks: 'its name is not valid UTF-8' });
});

it('keeps no hunks beyond its limits, and says which', async () => {
  const root = makeRepository({ keep: 'x\n' });
  write(root, { big: lines(50), keep: 'y\n', next: lines(9) });
  commit(root);
  const { files } = await last(root, { ...hunkLimits, fileLines: 10 });
  expect(
    files.map(({ path, added, hunks, no_hunks }) => [path, added, hunks.length, no_hunks]),
  ).toEqual([
    ['big', 50, 0, 'its hunks have more than 10 lines'],
    ['keep', 1, 1, null],
    ['next', 9, 1, null],
  ]);
  const all = await last(root, { ...hunkLimits, allLines: 5 });
  expect(byName(all.files, 'keep')?.hunks).toHaveLength(1);
  expect(byName(all.files, 'next')?.no_hunks).toContain('whole change');
});

it('takes more files than GitHub lists', async () => {
  const many = Object.fromEntries(Array.from({ length: 3200 }, (_, i) => [`d/${i}`, `${i}\n`]));
  const root = makeRepository({ a: 'x\n' });
  write(root, many);
  commit(root);
  const { files } = await last(root);
  expect(files).toHaveLength(3200);
  expect(files.every(({ hunks }) => hunks.length === 1)).toBe(true);
});

it('compares what is here when objects are missing, and says what is not', async () => {
  const root = makeRepository({ a: 'x\n', b: 'y\n' });
  write(root, { a: 'x2\n', b: 'y2\n' });
  commit(root);
  const id = git(root, 'rev-parse', 'HEAD:b').trim();
  rmSync(join(root, '.git/objects', id.slice(0, 2), id.slice(2)));
  // git takes the text from a file of the work tree that has it.
  write(root, { b: 'z\n' });
  const { files, notes } = await last(root);
  expect(files.map(({ path, added, no_hunks }) => [path, added, no_hunks])).toEqual([
    ['a', 1, null],
    ['b', 0, 'its object is not in this clone'],
  ]);
  expect(notes).toEqual(['1 changed files cannot be compared: objects are not in this clone']);
});
