import { renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/errors.ts';
import { openRange, type RangeRequest } from '../../src/source/index.ts';
import { commit, git, makeFolder, makeRepository, write } from './repository.ts';

const open = (repo: string, more: Partial<RangeRequest> = {}) =>
  openRange({ cwd: repo, repo: null, base: 'main', head: null, against: null, ...more });

/** What lies between, one line a file: `before -> after`, a dash for none. */
async function changes(repo: string, more: Partial<RangeRequest> = {}): Promise<string[]> {
  const { changed } = await open(repo, more);
  return changed.map(({ before, after }) => `${before ?? '-'} -> ${after ?? '-'}`).sort();
}

async function added(repo: string, more: Partial<RangeRequest> = {}) {
  const range = await open(repo, more);
  return Object.fromEntries(range.added.map(({ path, ranges }) => [path, ranges]));
}

const paths = (tree: { readonly files: readonly { readonly path: string }[] }) =>
  tree.files.map(({ path }) => path);

/** `main` with the files, `topic` beside it. */
function makeTopic(files: Readonly<Record<string, string | Buffer>>): string {
  const root = makeRepository(files);
  git(root, 'checkout', '-q', '-b', 'topic');
  return root;
}

const id = (root: string, rev: string) => git(root, 'rev-parse', rev).trim();
const text = (name: string) => Array.from({ length: 20 }, (_, at) => `${name} ${at}\n`).join('');

describe('the revisions of a range', () => {
  it.each([
    ['--base', { base: 'no-such' }],
    ['--head', { head: 'no-such' }],
    ['--against', { against: 'no-such' }],
  ])('that are none are told with %s', async (option, more) => {
    const told = open(makeRepository({ 'a.py': '' }), more);
    await expect(told).rejects.toThrow(UserError);
    await expect(told).rejects.toThrow(
      `${option} expects a commit, branch or tag; no-such is none in this repository`,
    );
  });

  it('without a common ancestor are refused, and no shallow clone is blamed', async () => {
    const root = makeRepository({ 'a.py': '' });
    git(root, 'checkout', '-q', '--orphan', 'other');
    write(root, { 'a.py': 'other' });
    const head = commit(root);
    const told = open(root);
    await expect(told).rejects.toThrow(UserError);
    await expect(told).rejects.toThrow(
      new RegExp(`^--base expects .* history with ${head.slice(0, 12)}; main shares none$`),
    );
    await expect(open(root, { base: 'other', against: 'main' })).rejects.toThrow(
      /^--against expects .* main shares none$/,
    );
  });

  it('start by default at origin/main, then at main', async () => {
    const root = makeTopic({ 'a.py': '1' });
    write(root, { 'a.py': '2' });
    commit(root);
    expect((await open(root, { base: null })).base).toBe(id(root, 'main'));
    git(root, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
    expect((await open(root, { base: null })).base).toBe(id(root, 'topic'));
  });

  it('have no default where there is neither', async () => {
    const root = makeTopic({ 'a.py': '' });
    git(root, 'branch', '-q', '-D', 'main');
    const told = open(root, { base: null });
    await expect(told).rejects.toThrow(UserError);
    await expect(told).rejects.toThrow(/^expected --base REV: .* neither origin\/main nor main$/);
  });

  it('that are equal have nothing between them', async () => {
    const root = makeRepository({ 'a.py': 'a' });
    const range = await open(root);
    expect([range.changed, range.added, range.against]).toEqual([[], [], null]);
    expect(paths(range.before)).toEqual(paths(range.after));
  });

  it('are compared from where their histories part', async () => {
    const root = makeTopic({ 'a.py': '1\n', 'b.py': '1\n' });
    const fork = id(root, 'main');
    write(root, { 'a.py': '2\n' });
    commit(root);
    git(root, 'checkout', '-q', 'main');
    write(root, { 'b.py': '2\n' });
    const base = commit(root);
    expect(await open(root, { head: 'topic' })).toMatchObject({ base, mergeBase: fork });
    expect(await changes(root, { head: 'topic' })).toEqual(['a.py -> a.py']);
  });

  it('may end in a merge: what it brings from the base is no change', async () => {
    const root = makeTopic({ 'a.py': '1\n', 'b.py': '1\n' });
    write(root, { 'a.py': '2\n' });
    commit(root);
    git(root, 'checkout', '-q', 'main');
    write(root, { 'b.py': '2\n' });
    const base = commit(root);
    git(root, 'checkout', '-q', 'topic');
    git(root, 'merge', '-q', '--no-edit', 'main');
    expect(await open(root)).toMatchObject({ base, mergeBase: base });
    expect(await added(root)).toEqual({ 'a.py': [[1, 1]] });
  });

  it('are found from a folder below, and the whole repository is searched', async () => {
    const root = makeTopic({ 'a/b.py': '1', 'c.py': '1' });
    write(root, { 'a/b.py': '2', 'c.py': '2' });
    commit(root);
    expect(await changes(root, { repo: 'a' })).toEqual(['a/b.py -> a/b.py', 'c.py -> c.py']);
    expect(Object.keys(await added(join(root, 'a')))).toEqual(['a/b.py', 'c.py']);
  });
});

describe('--head WORKTREE', () => {
  it('sees modified, staged, untracked and deleted files, and no ignored ones', async () => {
    const files = ['same.py', 'modified.py', 'staged.py', 'deleted.py', 'removed.py'];
    const root = makeRepository({
      ...Object.fromEntries(files.map((name) => [name, text(name)])),
      '.gitignore': 'ignored.py\n',
    });
    write(root, { 'modified.py': `${text('modified.py')}more\n`, 'staged.py': 'all new\n' });
    write(root, { 'ignored.py': 'i\n', 'un/tracked.py': 'u\n', 'fresh.py': 'f\n' });
    git(root, 'add', 'staged.py', 'fresh.py');
    rmSync(join(root, 'deleted.py'));
    git(root, 'rm', '-q', 'removed.py');
    const head = { head: 'WORKTREE' };
    expect(await changes(root, head)).toEqual([
      '- -> fresh.py',
      '- -> un/tracked.py',
      'deleted.py -> -',
      'modified.py -> modified.py',
      'removed.py -> -',
      'staged.py -> staged.py',
    ]);
    expect(await added(root, head)).toEqual({
      'fresh.py': [[1, 1]],
      'modified.py': [[21, 21]],
      'staged.py': [[1, 1]],
      'un/tracked.py': [[1, Number.MAX_SAFE_INTEGER]],
    });
    const { after } = await open(root, head);
    expect(after.name).toBe('WORKTREE');
    expect(paths(after)).not.toContain('ignored.py');
    const { files: read } = await after.read(after.files);
    expect(read.find(({ path }) => path === 'staged.py')?.text).toBe('all new\n');
  });

  it('takes a file on disk over the index: what was staged and undone is no change', async () => {
    const root = makeRepository({ 'a.py': 'old\n' });
    write(root, { 'a.py': 'staged\n' });
    git(root, 'add', 'a.py');
    write(root, { 'a.py': 'old\n' });
    expect(await added(root, { head: 'WORKTREE' })).toEqual({});
  });

  it('needs a work tree', async () => {
    const root = makeRepository({ 'a.py': '' });
    const bare = join(makeFolder(), 'bare');
    git(root, 'clone', '-q', '--bare', root, bare);
    await expect(open(bare, { head: 'WORKTREE' })).rejects.toThrow(
      /^--head WORKTREE expects a work tree/,
    );
    expect(await changes(bare)).toEqual([]);
  });
});

describe('what lies between two trees', () => {
  it('follows files that were renamed', async () => {
    const root = makeTopic({ 'old.py': text('a'), 'gone.py': 'short\n' });
    renameSync(join(root, 'old.py'), join(root, 'new.py'));
    write(root, { 'new.py': `${text('a')}more\n` });
    renameSync(join(root, 'gone.py'), join(root, 'moved.py'));
    const expected = ['gone.py -> moved.py', 'old.py -> new.py'];
    git(root, 'add', '-A');
    expect(await changes(root, { head: 'WORKTREE' })).toEqual(expected);
    commit(root);
    expect(await changes(root)).toEqual(expected);
    expect(await added(root)).toEqual({ 'new.py': [[21, 21]] });
  });

  it('passes submodules over and never follows a link', async () => {
    const outside = makeFolder();
    write(outside, { 'secret.py': 'secret' });
    const root = makeTopic({ 'a.py': 'a\n' });
    symlinkSync(join(outside, 'secret.py'), join(root, 'link.py'));
    symlinkSync(outside, join(root, 'folder'));
    git(root, 'update-index', '--add', '--cacheinfo', `160000,${id(root, 'HEAD')},module`);
    git(root, 'add', 'link.py', 'folder');
    git(root, 'commit', '-q', '-m', 'links');
    const skipped = [
      { path: 'folder', why: 'symbolic link' },
      { path: 'link.py', why: 'symbolic link' },
      { path: 'module', why: 'submodule' },
    ];
    for (const head of ['HEAD', 'WORKTREE']) {
      const { after, changed } = await open(root, { head });
      expect(paths(after), head).toEqual(['a.py']);
      expect(after.skipped, head).toEqual(skipped);
      expect(changed.map((file) => file.after)).not.toContain('module');
      const links = await after.read([{ path: 'folder/secret.py', blob: 'none' }]);
      expect(links.files, head).toEqual([]);
    }
  });
});
