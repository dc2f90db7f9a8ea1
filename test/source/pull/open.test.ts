import { chmodSync, symlinkSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PullFacts } from '../../../src/model/github.ts';
import { openPull, type PullRequest } from '../../../src/source/index.ts';
import { commit, git, makeFolder, makeRepository, write } from '../repository.ts';

const open = (repoDir: string, more: Partial<PullRequest> = {}) => {
  const none = { repo: 'own/name', number: 7, base: null, head: null, pull: null };
  return openPull({ cwd: repoDir, repoDir, offline: true, warn: () => {}, ...none, ...more });
};

const facts = (head: string, base: string, more: Partial<PullFacts> = {}): PullFacts => ({
  repo: 'own/name',
  number: 7,
  title: 'A title',
  body: '',
  author: 'a',
  state: 'open',
  draft: false,
  url: '',
  base: { ref: 'main', sha: base },
  head: { ref: 'topic', sha: head, repo: null },
  changed_files: 1,
  additions: 1,
  deletions: 0,
  commits: 1,
  labels: [],
  updated_at: '',
  clone_url: 'https://forge.invalid/own/name.git',
  ...more,
});

/** A server that keeps a pull request as GitHub does, and a clone that has heard nothing of it. */
function makeServer() {
  const seed = makeRepository({ 'a.py': 'one\n' });
  const server = join(makeFolder(), 'own', 'name');
  git(seed, 'clone', '-q', '--bare', seed, server);
  const root = join(makeFolder(), 'clone');
  git(seed, 'clone', '-q', server, root);
  const base = git(seed, 'rev-parse', 'main').trim();
  const push = (text: string): string => {
    write(seed, { 'a.py': text });
    const head = commit(seed);
    git(seed, 'push', '-q', '-f', server, `${head}:refs/pull/7/head`);
    return head;
  };
  git(seed, 'checkout', '-q', '-b', 'topic');
  return { server, seed, root, base, push };
}

/** What a reader must leave as it is. */
const stateOf = (root: string) => [
  git(root, 'for-each-ref', 'refs/heads', 'refs/remotes', 'refs/tags'),
  git(root, 'status', '--porcelain', '--branch', '--ignored'),
  git(root, 'count-objects'),
];

describe('a pull request on a server', () => {
  it('is fetched into refs of our own, and nothing else changes', async () => {
    const { seed, server, root, base, push } = makeServer();
    const head = push('two\n');
    git(seed, 'push', '-q', server, 'main:refs/heads/other');
    const before = stateOf(root).slice(0, 2);
    const pull = await open(root, { offline: false, pull: facts(head, base) });
    expect(pull).toMatchObject({ head, base, mergeBase: base, title: 'A title' });
    expect(pull.diff.map(({ path }) => path)).toEqual(['a.py']);
    expect(stateOf(root).slice(0, 2)).toEqual(before);
    expect(() => git(root, 'rev-parse', '--verify', '--quiet', 'FETCH_HEAD')).toThrow();
    expect(git(root, 'rev-parse', 'refs/dyn-audit/pull/7/head').trim()).toBe(head);
  });

  it('that is here already needs no server', async () => {
    const { root, base, push, server } = makeServer();
    const head = push('two\n');
    git(root, 'fetch', '-q', server, 'refs/pull/7/head');
    git(root, 'remote', 'set-url', 'origin', join(server, '../../gone/own/name'));
    const pull = await open(root, { offline: false, pull: facts(head, base) });
    expect(pull).toMatchObject({ head, base, mergeBase: base });
    expect(pull.notes.join()).toMatch(/^the newest main was not fetched, .*gone/);
  });

  it('that is here already is looked at beside what its base branch got since', async () => {
    const { root, base, push, server } = makeServer();
    const head = push('two\n');
    git(root, 'fetch', '-q', server, 'refs/pull/7/head');
    const tree = git(root, 'rev-parse', `${base}^{tree}`).trim();
    const newest = git(root, 'commit-tree', '-p', base, '-m', 'later', tree).trim();
    git(root, 'push', '-q', server, `${newest}:refs/heads/main`);
    const open7 = await open(root, { offline: false, pull: facts(head, base) });
    expect(open7).toMatchObject({ head, base: newest, mergeBase: base, notes: [] });
    const merged = facts(head, base, { state: 'merged' });
    expect((await open(root, { offline: false, pull: merged })).base).toBe(base);
  });

  it('that moved on shows the head that GitHub named, and says so', async () => {
    const { root, base, push } = makeServer();
    const head = push('two\n');
    const later = push('three\n');
    const pull = await open(root, { offline: false, pull: facts(head, base) });
    expect(pull.head).toBe(head);
    expect(pull.notes.join()).toContain(
      `moved while it was read: its branch is at ${later.slice(0, 12)}`,
    );
  });

  it('whose head is nowhere is told in one line', async () => {
    const { root, base, push } = makeServer();
    push('two\n');
    const told = open(root, { offline: false, pull: facts('1'.repeat(40), base) });
    await expect(told).rejects.toThrow(/^pull request 7 moved .*111111111111.*start again$/);
  });

  it('whose base branch is gone is compared with the base that GitHub names', async () => {
    const { root, base, push } = makeServer();
    const head = push('two\n');
    const merged = facts(head, base, { state: 'merged', base: { ref: 'deleted', sha: base } });
    const pull = await open(root, { offline: false, pull: merged });
    expect(pull.mergeBase).toBe(base);
    expect(pull.notes.join()).toContain('the base branch deleted is gone');
  });

  it.each([
    ['--upload-pack=touch x', 'a branch name that is an option'],
    ['main:refs/heads/main', 'a refspec'],
    ['a/../b', 'a way up'],
    ['*', 'a pattern'],
  ])('with the base %j (%s) is refused before git is asked', async (ref) => {
    const { root, base } = makeServer();
    const pull = facts('2'.repeat(40), base, { base: { ref, sha: base } });
    await expect(open(root, { offline: false, pull })).rejects.toThrow(
      /expected commits and a branch/,
    );
  });

  it.each([
    'ext::sh -c touch%20x',
    'file:///etc',
    '/etc',
    'http://example.invalid/own/name',
    'https://u:p@h/own/name',
  ])('is never fetched from the address %s', async (clone_url) => {
    const { root, base, push } = makeServer();
    const head = push('two\n');
    git(root, 'remote', 'remove', 'origin');
    const pull = facts(head, base, { clone_url });
    await expect(open(root, { offline: false, pull })).rejects.toThrow(/expected an https address/);
  });

  it('hands git no token of the interface and asks nobody', async () => {
    const { root, base, push } = makeServer();
    const head = push('two\n');
    const seen = join(makeFolder(), 'seen');
    const helper = join(makeFolder(), 'ssh');
    write(join(helper, '..'), { ssh: `#!/bin/sh\nenv > ${seen}\necho "$@" >> ${seen}\nexit 1\n` });
    chmodSync(helper, 0o755);
    git(root, 'config', 'core.sshCommand', `${helper} -v`);
    git(root, 'remote', 'set-url', 'origin', 'git@forge.invalid:own/name.git');
    const token = ['gho', 'x'.repeat(36)].join('_');
    process.env.GH_TOKEN = token;
    try {
      const told = open(root, { offline: false, pull: facts(head, base) });
      await expect(told).rejects.toThrow(
        /^git could not fetch pull request 7 of own\/name from origin/,
      );
    } finally {
      delete process.env.GH_TOKEN;
    }
    const said = git(root, 'hash-object', '-w', seen).trim();
    const text = git(root, 'cat-file', 'blob', said);
    expect(text).not.toContain(token);
    expect(text).toContain('GIT_TERMINAL_PROMPT=0');
    expect(text).toContain('-v -oBatchMode=yes');
  });
});

describe('a pull request in local refs and history', () => {
  const name = (root: string, subject: string) => {
    git(root, 'commit', '-q', '--amend', '-m', subject);
    return git(root, 'rev-parse', 'HEAD').trim();
  };

  it('is the head that a ref holds', async () => {
    const root = makeRepository({ a: '1\n' });
    git(root, 'checkout', '-q', '-b', 'pr-7');
    write(root, { a: '2\n' });
    const head = commit(root);
    git(root, 'checkout', '-q', 'main');
    expect(await open(root)).toMatchObject({ head, title: 'change' });
    git(root, 'update-ref', 'refs/remotes/origin/pr/7', 'main');
    git(root, 'update-ref', 'refs/remotes/origin/pr/77', head);
    await expect(open(root, { number: 8 })).rejects.toThrow(/pull request 8 is in no ref/);
  });

  it('is the commit that squashed it, not one that quotes its number', async () => {
    const root = makeRepository({ a: '1\n' });
    write(root, { a: '2\n' });
    commit(root);
    const head = name(root, 'fix: a thing (#7)');
    write(root, { a: '1\n' });
    commit(root);
    name(root, 'Revert "fix: a thing (#7)" (#70)');
    expect(await open(root)).toMatchObject({
      head,
      base: git(root, 'rev-parse', `${head}^`).trim(),
      title: 'fix: a thing',
    });
  });

  it('is what a merge brought in, though the head is in the base by now', async () => {
    const root = makeRepository({ a: '1\n' });
    git(root, 'checkout', '-q', '-b', 'pr-7');
    write(root, { b: '2\n' });
    const head = commit(root);
    git(root, 'checkout', '-q', 'main');
    git(root, 'merge', '-q', '--no-ff', '-m', 'Merge pull request #7 from x/pr-7', 'pr-7');
    const pull = await open(root);
    expect(pull.head).toBe(head);
    expect(pull.diff.map(({ path }) => path)).toEqual(['b']);
  });

  it('is what --base and --head say', async () => {
    const root = makeRepository({ a: '1\n' });
    write(root, { a: '2\n' });
    const head = commit(root);
    const pull = await open(root, { base: 'HEAD^', head: 'HEAD', number: null });
    expect(pull).toMatchObject({ head, notes: [] });
    await expect(open(root, { head: '--output=x' })).rejects.toThrow(/^--head expects a commit/);
  });

  it('of an empty change has no files', async () => {
    const root = makeRepository({ a: '1\n' });
    expect((await open(root, { base: 'HEAD', head: 'HEAD' })).diff).toEqual([]);
  });
});

it('reads links, modes and line ends as they are', async () => {
  const root = makeRepository({ crlf: 'a\r\nb\r\n', link: 'text\n', script: 'x\n' });
  write(root, { crlf: 'a\r\nc\r\n', latin: Buffer.from('caf\xe9\n', 'latin1') });
  unlinkSync(join(root, 'link'));
  symlinkSync('script', join(root, 'link'));
  chmodSync(join(root, 'script'), 0o755);
  commit(root);
  const { diff } = await open(root, { base: 'HEAD^', head: 'HEAD' });
  const brief = diff.map((file) => [
    file.path,
    file.status,
    file.kind,
    file.added,
    file.removed,
    file.no_hunks,
    file.hunks.flatMap(({ lines }) => lines.map(({ kind, text }) => kind + text)).join('|'),
  ]);
  expect(brief).toEqual([
    ['crlf', 'modified', 'text', 1, 1, null, ' a\r|-b\r|+c\r'],
    ['latin', 'added', 'text', 1, 0, null, '+caf\xe9'],
    ['link', 'type-changed', 'link', 1, 1, null, '-text|+script'],
    ['script', 'modified', 'text', 0, 0, 'only its mode changed', ''],
  ]);
});
