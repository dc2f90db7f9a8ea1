import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/errors.ts';
import { openSource } from '../../src/source/index.ts';
import { git, makeFolder, makeRepository, write } from './repository.ts';

async function refusal(request: Parameters<typeof openSource>[0]): Promise<string> {
  const error = await openSource(request).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof UserError)) throw new Error('expected a UserError', { cause: error });
  expect(error.message).not.toMatch(/\p{Cc}/u);
  return error.message;
}

describe('openSource', () => {
  it('takes the git root of the current folder', async () => {
    const root = makeRepository({ 'lib/deep/a.rs': '' });
    const source = await openSource({ root: null, rev: null, cwd: join(root, 'lib/deep') });
    expect(source).toMatchObject({ root, rev: null, kind: 'worktree', prefix: '' });
  });

  it('takes a given folder as it is, relative to the current one and through links', async () => {
    const root = makeRepository({ 'lib/a.rs': '' });
    const lib = { root: join(root, 'lib'), kind: 'worktree', prefix: 'lib/' };
    expect(await openSource({ root: 'lib', rev: null, cwd: root })).toMatchObject(lib);
    const elsewhere = makeFolder();
    symlinkSync(join(root, 'lib'), join(elsewhere, 'link'));
    const linked = await openSource({ root: join(elsewhere, 'link'), rev: null, cwd: '/' });
    expect(linked).toMatchObject(lib);
  });

  it('knows a repository by one key in all its worktrees, and others by other keys', async () => {
    const root = makeRepository({ 'a.rs': '' });
    const second = join(makeFolder(), 'second\nworktree');
    git(root, 'worktree', 'add', '-q', '--detach', second);
    const key = async (folder: string) =>
      (await openSource({ root: folder, rev: null, cwd: folder })).repositoryId;
    expect(await key(second)).toBe(await key(root));
    expect(await key(root)).toMatch(/^[0-9a-f]{32}$/);
    expect(await key(makeRepository({}))).not.toBe(await key(root));
    expect(await key(makeFolder())).not.toBe(await key(makeFolder()));
  });

  it('resolves a revision to its full id', async () => {
    const root = makeRepository({ 'a.rs': '' });
    const head = git(root, 'rev-parse', 'HEAD').trim();
    git(root, 'tag', '-a', 'v1', '-m', 'tag');
    for (const rev of ['HEAD', 'main', 'v1', head.slice(0, 10)]) {
      expect(await openSource({ root, rev, cwd: root })).toMatchObject({
        rev: head,
        kind: 'revision',
        readText: null,
      });
    }
  });

  it('takes a folder without git, without following links or reading build output', async () => {
    const root = makeFolder();
    write(root, {
      'src/a.rs': 'a',
      'src/target/mod.rs': '',
      'Cargo.toml': '',
      'target/debug/b.rs': '',
      'node_modules/x/c.rs': '',
    });
    symlinkSync('/', join(root, 'everything'));
    symlinkSync('src/a.rs', join(root, 'link.rs'));
    const source = await openSource({ root, rev: null, cwd: '/' });
    const { files, skipped } = await source.list();
    expect(source.kind).toBe('folder');
    expect(files.map((file) => file.path)).toEqual(['Cargo.toml', 'src/a.rs', 'src/target/mod.rs']);
    expect(skipped).toEqual([{ path: 'link.rs', why: 'symbolic link' }]);
  });

  it('takes a folder that git ignores like one without git', async () => {
    const root = makeRepository({ '.gitignore': '/scratch\n' });
    write(root, { 'scratch/a.rs': '' });
    const source = await openSource({ root: 'scratch', rev: null, cwd: root });
    expect((await source.list()).files.map((file) => file.path)).toEqual(['a.rs']);
  });

  it('refuses what is no folder, no repository and no worktree', async () => {
    const folder = makeFolder();
    write(folder, { 'a.rs': '' });
    mkdirSync(join(folder, 'bare'));
    git(join(folder, 'bare'), 'init', '-q', '--bare');
    const at = { rev: null, cwd: folder };
    expect(await refusal({ ...at, root: 'none\n\x1b[31m' })).toBe(
      '--root expects a folder; "none\\n\\u001b[31m" is none',
    );
    expect(await refusal({ ...at, root: 'a.rs' })).toContain('--root expects a folder');
    expect(await refusal({ ...at, root: null })).toContain('to be in a git repository, or --root');
    expect(await refusal({ root: folder, rev: 'HEAD', cwd: '/' })).toContain('--rev needs a git');
    expect(await refusal({ ...at, root: 'bare' })).toContain('expected --rev REV');
  });

  it('refuses a revision that is none', async () => {
    const root = makeRepository({ 'a.rs': '' });
    for (const rev of ['nowhere', 'HEAD:a.rs', '-h', '--all', '', 'HEAD\nHEAD', 'HEAD~5', 'a..b']) {
      expect(await refusal({ root, rev, cwd: root })).toContain('--rev expects a commit');
    }
  });

  it('says that a revision may be missing because the clone is shallow', async () => {
    const origin = makeRepository({ 'a.rs': '' });
    git(origin, 'commit', '-q', '--allow-empty', '-m', 'second');
    const folder = makeFolder();
    git(folder, 'clone', '-q', '--depth=1', `file://${origin}`, 'short');
    const message = await refusal({ root: join(folder, 'short'), rev: 'HEAD~1', cwd: folder });
    expect(message).toContain('the clone is shallow');
  });
});
