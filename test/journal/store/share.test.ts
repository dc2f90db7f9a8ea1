import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { entriesIn, startWriter, trailersOf } from './processes.ts';
import {
  git,
  heal,
  makeRemote,
  makeVault,
  nameUser,
  open,
  put,
  read,
  registry,
  worklog,
  write,
} from './vault.ts';

describe('several writers', () => {
  it('commit every entry once, in order, and nothing of anybody else', async () => {
    const root = makeVault({ 'shared/INDEX.md': '# shared\n' });
    put(root, { 'INDEX.md': `${registry}\nstaged\n`, 'mine.md': 'mine\n' });
    git(root, 'add', 'INDEX.md', 'mine.md');
    appendFileSync(join(root, 'INDEX.md'), 'unstaged\n');
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const asked = { count: 10, projects: ['shared', 'own'], waitMs: 240_000 };
    const ended = await Promise.all(
      names.map((name) => startWriter(root, { name, ...asked }).ended),
    );
    for (const { reports, stderr } of ended) {
      expect(stderr).toBe('');
      expect(reports.filter(({ commit }) => commit !== null).length).toBe(10);
    }
    const done = trailersOf(root, 'HEAD');
    expect(new Set(done).size).toBe(80);
    expect(entriesIn(root, 'HEAD').sort()).toEqual([...done].sort());
    for (const name of names) {
      const own = done.filter((op) => op.startsWith(`${name}-`));
      expect(own).toEqual([...own].sort());
    }
    expect(git(root, 'log', '-p', 'HEAD')).not.toMatch(/^[+-](un)?staged$|^\+mine$/m);
    expect(git(root, 'diff', '--cached', '-U0')).toMatch(/^\+staged$/m);
    expect(git(root, 'status', '--porcelain')).toBe('MM INDEX.md\nA  mine.md\n');
    expect(read(root, 'INDEX.md')).toMatch(/\n\nstaged\nunstaged\n$/);
  });

  it('of two clones bring all of theirs to one remote', async () => {
    const root = makeVault();
    const { bare, other } = makeRemote(root);
    const asked = { count: 15, projects: ['shared', 'own'], push: true };
    const ended = await Promise.all([
      startWriter(root, { name: 'one', ...asked }).ended,
      startWriter(other, { name: 'two', ...asked }).ended,
    ]);
    expect(ended.map(({ stderr }) => stderr)).toEqual(['', '']);
    for (const clone of [root, other]) expect((await heal(clone, true)).left).toEqual([]);
    const done = trailersOf(bare, 'main');
    expect(new Set(done).size).toBe(30);
    expect(done.length).toBe(30);
    expect(entriesIn(bare, 'main').sort()).toEqual([...done].sort());
    for (const clone of [root, other]) expect(git(clone, 'status', '--porcelain')).toBe('');
  });
});

describe('a push', () => {
  it('carries over staged and unstaged work when the remote has moved on', async () => {
    const root = makeVault({ 'note.md': 'note\n' });
    const { bare, other } = makeRemote(root);
    expect((await write(other, worklog('theirs-1'), true)).pushed).toBe(true);
    put(root, { 'note.md': 'note\nunstaged\n', 'new.md': 'staged\n' });
    git(root, 'add', 'new.md');
    const report = await write(root, worklog('ours-01'), true);
    expect(report).toMatchObject({ pushed: true, why: null });
    expect(report.commit).toBe(git(bare, 'rev-parse', 'main').trim());
    expect(git(root, 'rev-parse', 'HEAD').trim()).toBe(report.commit);
    expect(trailersOf(bare, 'main')).toEqual(['theirs-1', 'ours-01']);
    expect(git(root, 'status', '--porcelain')).toBe('A  new.md\n M note.md\n');
  });

  it('reaches the remote though a dirty file keeps the branch here, and never doubles', async () => {
    const root = makeVault();
    const { bare, other } = makeRemote(root);
    await write(other, worklog('theirs-1', { project: 'q' }), true);
    put(root, { 'INDEX.md': `${registry}\nunstaged\n` });
    const report = await write(root, worklog('ours-01'), true);
    expect(report.pushed).toBe(true);
    expect(report.why).toContain('INDEX.md has changes that are not committed');
    await write(other, worklog('theirs-2', { project: 'q' }), true);
    await write(root, worklog('ours-02'), true);
    expect(trailersOf(bare, 'main')).toEqual(['theirs-1', 'ours-01', 'theirs-2', 'ours-02']);
    expect(entriesIn(bare, 'main').length).toBe(4);
    expect(read(root, 'INDEX.md')).toMatch(/\n\nunstaged\n$/);
    git(root, 'stash', '-q');
    expect((await heal(root, true)).left).toEqual([]);
    expect(git(root, 'rev-parse', 'HEAD')).toBe(git(bare, 'rev-parse', 'main'));
    expect(git(root, 'status', '--porcelain')).toBe('');
  });

  it('leaves commits that the journal did not make to those who made them', async () => {
    const root = makeVault();
    const { bare } = makeRemote(root);
    put(root, { 'mine.md': 'mine\n' });
    git(root, 'add', 'mine.md');
    git(root, 'commit', '-q', '-m', 'half done');
    const report = await write(root, worklog('ours-01'), true);
    expect(report.pushed).toBe(false);
    expect(report.why).toContain('"half done"');
    expect(trailersOf(bare, 'main')).toEqual([]);
    const store = await open(root);
    const all = await store.doctor({ push: true, pushOthers: true, waitMs: 2000 });
    expect(all.left).toEqual([]);
    expect(git(bare, 'rev-parse', 'main')).toBe(git(root, 'rev-parse', 'main'));
  });

  it('takes a commit of ours that somebody amended for theirs, a rebased one for ours', async () => {
    const root = makeVault();
    const { bare, other } = makeRemote(root);
    await write(root, worklog('ours-01'));
    await write(other, worklog('theirs-1', { project: 'q' }), true);
    put(root, { 'mine.md': 'mine\n' });
    git(root, 'add', 'mine.md');
    git(root, 'commit', '-q', '--amend', '--no-edit');
    const report = await write(root, worklog('ours-02'), true);
    expect(report.why).toContain('"p: ours-01"');
    expect(git(root, 'show', 'HEAD:mine.md')).toBe('mine\n');
    git(root, 'reset', '-q', '--hard', 'HEAD~2');
    await write(root, worklog('ours-03', { project: 'r', file: 'r.md' }));
    git(root, 'commit', '-q', '--amend', '--no-edit', '--date', '2026-01-01T00:00:00Z');
    expect((await heal(root, true)).left).toEqual([]);
    expect(trailersOf(bare, 'main')).toEqual(['theirs-1', 'ours-03']);
  });

  it('know what they pushed, also from a clone that fetches another branch alone', async () => {
    const root = makeVault();
    const { bare } = makeRemote(root);
    git(root, 'config', 'remote.origin.fetch', '+refs/heads/x:refs/remotes/origin/x');
    expect(await write(root, worklog('ours-01'), true)).toMatchObject({ pushed: true });
    expect((await (await open(root)).status()).unpushed).toEqual([]);
    git(root, 'remote', 'rename', 'origin', 'up');
    git(root, 'remote', 'add', 'fork', bare);
    git(root, 'branch', '-q', '--unset-upstream');
    const { why } = await write(root, worklog('ours-02'), true);
    expect(why).toBe("expected an upstream of the branch or a remote 'origin', got up, fork");
  });

  it('runs the hook of a push, and none of a commit', async () => {
    const root = makeVault();
    const { bare } = makeRemote(root);
    mkdirSync(join(root, '.git/hooks'), { recursive: true });
    for (const name of ['pre-push', 'pre-commit', 'commit-msg', 'reference-transaction']) {
      const script = `#!/bin/sh\necho ${name} >> '${root}/.git/ran'\necho not today >&2\nexit 1\n`;
      writeFileSync(join(root, '.git/hooks', name), script, { mode: 0o755 });
    }
    const report = await write(root, worklog('ours-01'), true);
    expect(report.commit).toBe(git(root, 'rev-parse', 'HEAD').trim());
    expect(report).toMatchObject({ pushed: false, why: expect.stringContaining('push') });
    expect(read(root, '.git/ran')).toBe('pre-push\n');
    expect(trailersOf(bare, 'main')).toEqual([]);
  });

  it('pushes what is below the commits of others', async () => {
    const root = makeVault();
    const { bare } = makeRemote(root);
    await write(root, worklog('ours-01'));
    git(root, 'commit', '-q', '--allow-empty', '-m', 'half done');
    expect((await heal(root, true)).left).toEqual([]);
    expect(trailersOf(bare, 'main')).toEqual(['ours-01']);
    expect(git(bare, 'log', '--format=%s', 'main')).not.toContain('half done');
  });

  it('keeps the commit when the remote is gone, and names no password', async () => {
    const root = makeVault();
    git(root, 'remote', 'add', 'origin', 'https://user:secret@127.0.0.1:1/x.git');
    const report = await write(root, worklog('ours-01'), true);
    expect(report).toMatchObject({ pushed: false, spooled: false });
    expect(report.commit).toMatch(/^[0-9a-f]{40}$/);
    expect(report.why).toContain('the remote origin');
    expect(report.why).not.toContain('secret');
    const { unpushed } = await (await open(root)).status();
    expect(unpushed.filter(({ ours }) => ours).map(({ subject }) => subject)).toEqual([
      'p: ours-01',
    ]);
  });

  it('begins an empty remote only with what is ours', async () => {
    const root = makeVault();
    const bare = join(root, '.git/empty.git');
    git(root, 'init', '-q', '--bare', bare);
    git(root, 'remote', 'add', 'origin', bare);
    const report = await write(root, worklog('ours-01'), true);
    expect(report.why).toContain('"begin"');
    expect(git(bare, 'for-each-ref')).toBe('');
  });

  it('does not go out when the check refuses', async () => {
    const root = makeVault();
    const { bare } = makeRemote(root);
    const seen: string[] = [];
    const store = await open(root, {
      check: async (files, stage) => {
        if (stage === 'push') seen.push(...files.map(({ path }) => path));
      },
    });
    const asked = { push: true, pushOthers: false, dryRun: false, waitMs: 2000 };
    expect((await store.write({ entry: worklog('ours-01'), ...asked })).pushed).toBe(true);
    expect(seen).toEqual(['INDEX.md', 'p/WORKLOG.md']);
    nameUser(bare);
    git(bare, 'config', 'receive.denyNonFastForwards', 'true');
    expect(trailersOf(bare, 'main')).toEqual(['ours-01']);
  });
});
