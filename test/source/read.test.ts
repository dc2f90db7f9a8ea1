import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSource, readWorktreeFile } from '../../src/source/index.ts';
import { commit, git, makeFolder, makeRepository, write } from './repository.ts';

const odd = {
  'binary.rs': Buffer.from([0x61, 0, 0x62]),
  'bom.rs': '\uFEFFfn f() {}\n',
  'crlf.rs': 'a\r\nb',
  'empty.rs': '',
  'huge.rs': Buffer.alloc(4 * 1024 * 1024 + 1, 0x61),
  'latin1.rs': Buffer.from('fn é', 'latin1'),
  'utf8.rs': 'fn é 🦀\n',
};

const expected = {
  files: { 'bom.rs': 'fn f() {}\n', 'crlf.rs': 'a\r\nb', 'empty.rs': '', 'utf8.rs': 'fn é 🦀\n' },
  skipped: {
    'binary.rs': 'binary',
    'huge.rs': 'too large (4194305 bytes, the limit is 4194304)',
    'latin1.rs': 'not UTF-8 at byte 3',
  },
};

async function readAll(root: string, rev: string | null) {
  const source = await openSource({ root, rev, cwd: root });
  const listed = await source.list();
  const read = await source.readMany(listed.files);
  return {
    files: Object.fromEntries(read.files.map((file) => [file.path, file.text])),
    skipped: Object.fromEntries(
      [...listed.skipped, ...read.skipped].map((file) => [file.path, file.why]),
    ),
    blobs: Object.fromEntries(read.files.map((file) => [file.path, file.blob])),
  };
}

describe('reading', () => {
  it('gives the same texts and reasons from worktree, revision and plain folder', async () => {
    const root = makeRepository(odd);
    const plain = makeFolder();
    write(plain, odd);
    const [worktree, revision, folder] = await Promise.all([
      readAll(root, null),
      readAll(root, 'HEAD'),
      readAll(plain, null),
    ]);
    expect(worktree).toMatchObject(expected);
    expect(Object.keys(worktree.files)).toEqual(Object.keys(expected.files));
    expect(revision).toEqual(worktree);
    expect(folder).toEqual(worktree);
  });

  it('tells the byte order mark that the text does not show', () => {
    const root = makeFolder();
    write(root, odd);
    expect(readWorktreeFile(root, 'bom.rs', 'sha1')).toMatchObject({ bom: true });
    expect(readWorktreeFile(root, 'utf8.rs', 'sha1')).toMatchObject({ bom: false });
  });

  it('names what is no file instead of waiting for it', () => {
    const root = makeFolder();
    execFileSync('mkfifo', [join(root, 'pipe.rs')]);
    write(root, { 'folder.rs/x': '' });
    expect(readWorktreeFile(root, 'pipe.rs', 'sha1')).toEqual({ why: 'not a regular file' });
    expect(readWorktreeFile(root, 'folder.rs', 'sha1')).toEqual({ why: 'not a regular file' });
    expect(readWorktreeFile(root, 'none.rs', 'sha1')).toEqual({ why: 'gone since it was listed' });
    expect(readWorktreeFile(root, '../x.rs', 'sha1')).toEqual({ why: 'gone since it was listed' });
  });
});

describe('a revision', () => {
  it('is read from a bare repository and from any worktree state', async () => {
    const root = makeRepository({ 'lib/a.rs': 'one', 'lib/b.rs': 'one' });
    const rev = git(root, 'rev-parse', 'HEAD').trim();
    git(root, 'rm', '-q', '-r', 'lib');
    commit(root);
    const bare = makeFolder();
    git(bare, 'clone', '-q', '--bare', root, 'copy.git');
    for (const place of [root, join(bare, 'copy.git')]) {
      expect((await readAll(place, rev)).files).toEqual({ 'lib/a.rs': 'one', 'lib/b.rs': 'one' });
    }
  });

  it('below a folder has paths relative to it', async () => {
    const root = makeRepository({ 'lib/x/a.rs': 'a', 'b.rs': 'b' });
    expect((await readAll(join(root, 'lib'), 'HEAD')).files).toEqual({ 'x/a.rs': 'a' });
    expect((await readAll(join(root, 'lib'), null)).files).toEqual({ 'x/a.rs': 'a' });
  });

  it('with links and submodules skips them', async () => {
    const root = makeRepository({ 'a.rs': '' });
    const blob = git(root, 'rev-parse', 'HEAD:a.rs').trim();
    const rev = git(root, 'rev-parse', 'HEAD').trim();
    git(root, 'update-index', '--add', '--cacheinfo', `120000,${blob},link.rs`);
    git(root, 'update-index', '--add', '--cacheinfo', `160000,${rev},module.rs`);
    git(root, 'commit', '-q', '-m', 'odd');
    const { files, skipped } = await readAll(root, 'HEAD');
    expect(files).toEqual({ 'a.rs': '' });
    expect(skipped).toEqual({ 'link.rs': 'symbolic link', 'module.rs': 'submodule' });
  });
});
