import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openVault } from '../../../src/journal/vault/index.ts';
import { UserError } from '../../../src/model/errors.ts';
import { commitAll, git, makeFolder, makeRepository, writeFiles } from './repository.ts';

const required = { requireIndex: true };
const open = (root: string) => openVault(root, required);

describe('openVault', () => {
  it('refuses what is no journal, in one line', () => {
    const folder = makeFolder();
    expect(() => open(join(folder, 'none'))).toThrow(/^expected a folder .* there is none at/);
    writeFileSync(join(folder, 'file'), '');
    expect(() => open(join(folder, 'file'))).toThrow(/is a file$/);
    expect(() => open(folder)).toThrow(/^expected a journal in a git repository/);
    expect(() => open(makeRepository({ 'a.md': 'a' }))).toThrow(/with an INDEX.md at its root/);
    expect(() => open(join(folder, 'none'))).toThrow(UserError);
  });

  it('opens a journal without INDEX.md where none is required', () => {
    const root = makeRepository({});
    expect(openVault(root, { requireIndex: false }).root).toBe(root);
  });

  it('gives the real path of a root that is a link', () => {
    const root = makeRepository({ 'INDEX.md': '' });
    const link = join(makeFolder(), 'memory');
    symlinkSync(root, link);
    expect(open(link).root).toBe(root);
  });

  it('hands over the settings as they are', () => {
    const root = makeRepository({ 'INDEX.md': '' });
    expect(open(root).settings).toBe(null);
    writeFiles(root, { '.dyn-journal.yaml': '\uFEFFignore: [old]\nday: 2026-08-11\n' });
    expect(open(root).settings).toEqual({ ignore: ['old'], day: '2026-08-11' });
  });

  it.each([
    ['ignore: [', 'at line 1'],
    ['a: 1\na: 2\n', 'unique'],
    ['a: \u0000 b', 'it is binary'],
    [`a: &a [x]\nb: [${Array(200).fill('*a').join()}]`, 'aliases'],
  ])('refuses settings that are no YAML: %j', (text, said) => {
    const root = makeRepository({ 'INDEX.md': '', '.dyn-journal.yaml': text });
    expect(() => open(root)).toThrow(said);
    expect(() => open(root)).toThrow(UserError);
  });

  it('refuses settings that are a link', () => {
    const root = makeRepository({ 'INDEX.md': '', 'real.yaml': 'ignore: []' });
    symlinkSync('real.yaml', join(root, '.dyn-journal.yaml'));
    expect(() => open(root)).toThrow('symbolic link');
  });
});

describe('list', () => {
  it('names regular files in order, whatever their names hold', () => {
    const root = makeRepository({
      'INDEX.md': '',
      'b/line\nbreak.md': '',
      'b/sp ace é.md': '',
      'a/log.txt': '',
      'scripts/lint_memory.py': '',
      'a/scripts/x.md': '',
      '.github/a.md': '',
      'node_modules/x/README.md': '',
      'old/a.md': '',
    });
    expect(open(root).list(['old']).paths).toEqual([
      'INDEX.md',
      'a/log.txt',
      'a/scripts/x.md',
      'b/line\nbreak.md',
      'b/sp ace é.md',
    ]);
  });

  it('neither lists nor follows links', () => {
    const outside = makeFolder();
    writeFiles(outside, { 'secret.md': 'x' });
    const root = makeRepository({ 'INDEX.md': '', 'a/b.md': 'b' });
    symlinkSync(outside, join(root, 'out'));
    symlinkSync(join(outside, 'secret.md'), join(root, 'secret.md'));
    symlinkSync(join(outside, 'none.md'), join(root, 'dangling.md'));
    symlinkSync('a', join(root, 'in'));
    const files = open(root).list([]);
    expect(files.paths).toEqual(['INDEX.md', 'a/b.md']);
    expect(files.text('secret.md')).toBe(null);
    expect(files.text('out/secret.md')).toBe(null);
    expect(['out', 'out/secret.md', 'secret.md'].map(files.look)).toEqual(Array(3).fill('outside'));
    expect(['in', 'in/b.md', 'in/none.md', 'a\0'].map(files.look)).toEqual([
      'folder',
      'file',
      'none',
      'none',
    ]);
  });

  it('refuses a file that became a link after it was listed', () => {
    const root = makeRepository({ 'INDEX.md': '', 'a.md': 'a' });
    const files = open(root).list([]);
    expect(files.paths).toContain('a.md');
    rmSync(join(root, 'a.md'));
    symlinkSync('/etc/hostname', join(root, 'a.md'));
    expect([files.text('a.md'), files.whyUnread('a.md')]).toEqual([null, 'it is a symbolic link']);
  });

  it('reads only the folders that are asked for, and none that a link leads to', () => {
    const outside = makeFolder();
    writeFiles(outside, { 'b/secret.md': 'x' });
    const root = makeRepository({ 'INDEX.md': '', 'a/b/c.md': 'c', 'd/e.md': 'e' });
    symlinkSync(outside, join(root, 'out'));
    const files = open(root).list([]);
    expect(files.text('a/b/c.md')).toBe('c');
    expect([...files.folders.keys()]).toEqual(['', 'a', 'a/b']);
    expect(['out', 'out/b', 'none/x', 'd'].map(files.names)).toEqual([[], [], [], ['e.md']]);
    expect(files.text('out/b/secret.md')).toBe(null);
  });

  it('says which paths it leaves out', () => {
    const vault = open(makeRepository({ 'INDEX.md': '' }));
    const left = ['.git/config', 'a/.b/c.md', 'scripts/a.py', 'old/a.md'];
    expect(left.map((path) => vault.isIgnored(path, ['old']))).toEqual(Array(4).fill(true));
    expect(vault.isIgnored('a/scripts/b.md', ['old'])).toBe(false);
  });
});

describe('text', () => {
  const invalid = Buffer.from([0x61, 0xff, 0x62]);
  it.each<[string, string | Buffer, string | null, string | null]>([
    ['ASCII', 'plain\r\n', 'plain\r\n', null],
    ['UTF-8 with a byte order mark', '\uFEFFä 漢 👍', '\uFEFFä 漢 👍', null],
    ['nothing', '', '', null],
    ['more than the shared memory holds', 'äb'.repeat(50_000), 'äb'.repeat(50_000), null],
    ['NUL bytes at the end', 'text\n\0\0', 'text\n\0\0', null],
    ['NUL bytes inside', 'a\0b', null, 'it is binary'],
    ['other bytes', invalid, null, 'it is not UTF-8'],
    ['4 MiB', 'a'.repeat(4 << 20), 'a'.repeat(4 << 20), null],
    ['more', 'a'.repeat((4 << 20) + 1), null, 'it has 4194305 bytes, the limit is 4194304'],
  ])('reads %s', (_, bytes, text, why) => {
    const files = open(makeRepository({ 'INDEX.md': bytes })).list([]);
    expect(files.text('INDEX.md') === text).toBe(true);
    expect(files.whyUnread('INDEX.md')).toBe(why);
    expect(files.size('INDEX.md')).toBe(Buffer.byteLength(bytes));
  });

  it('has none for what is gone, and for what was never listed', () => {
    const root = makeRepository({ 'INDEX.md': '', 'a.md': '', '.hidden.md': 'x' });
    const files = open(root).list([]);
    expect(files.paths).toContain('a.md');
    rmSync(join(root, 'a.md'));
    expect(files.whyUnread('a.md')).toBe('there is no such file');
    expect(files.whyUnread('.hidden.md')).toBe('it is not in the journal');
    expect([files.size('a.md'), files.size('no\0ne')]).toEqual([0, 0]);
  });
});

describe.each(['', 'deep/memory'])('git, with the journal at %j', (below) => {
  it('says what changed', async () => {
    const root = makeRepository(
      { 'INDEX.md': 'a', 'gone.md': 'a', 'same.md': 'a', 'staged.md': 'a' },
      below,
    );
    writeFiles(root, {
      'INDEX.md': 'b',
      'new/one.md': '',
      'line\nbreak é.md': '',
      'staged.md': 'b',
    });
    git(root, ['add', 'staged.md']);
    rmSync(join(root, 'gone.md'));
    if (below !== '') writeFiles(join(root, '..'), { 'beside.md': '' });
    expect([...(await open(root).changed())].sort()).toEqual([
      'INDEX.md',
      'line\nbreak é.md',
      'new/one.md',
      'staged.md',
    ]);
  });

  it('says when a folder was touched last', async () => {
    const root = makeRepository({ 'INDEX.md': 'a', 'a/x.md': 'a', 'b/x/y.md': 'a' }, below);
    writeFiles(root, { 'b/x/y.md': 'b', 'INDEX.md': 'b' });
    commitAll(root, '2026-05-06');
    mkdirSync(join(root, 'fresh'));
    expect([...(await open(root).lastCommits())].sort()).toEqual([
      ['a', '2026-03-04'],
      ['b', '2026-05-06'],
    ]);
  });
});

describe('git', () => {
  it('knows no days before the first commit, and of a history that is cut off', async () => {
    const empty = makeRepository({});
    writeFiles(empty, { 'INDEX.md': '' });
    expect((await open(empty).lastCommits()).size).toBe(0);
    const root = makeRepository({ 'INDEX.md': 'a', 'a/x.md': 'a' });
    writeFiles(root, { 'INDEX.md': 'b' });
    commitAll(root);
    const clone = join(makeFolder(), 'clone');
    git(root, ['clone', '--quiet', '--depth=1', `file://${root}`, clone]);
    expect((await open(clone).lastCommits()).size).toBe(0);
    git(clone, ['worktree', 'add', '--quiet', '../linked']);
    const linked = join(clone, '../linked');
    expect((await open(linked).lastCommits()).size).toBe(0);
    expect(await open(linked).changed()).toEqual([]);
  });

  it('leaves the index alone', async () => {
    const root = makeRepository({ 'INDEX.md': 'a' });
    writeFileSync(join(root, '.git/index.lock'), '');
    writeFiles(root, { 'INDEX.md': 'b' });
    expect(await open(root).changed()).toEqual(['INDEX.md']);
  });
});
