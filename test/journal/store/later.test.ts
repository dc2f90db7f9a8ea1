import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeLock } from '../../../src/journal/store/lock.ts';
import { deadlyGit, entriesIn, startWriter, trailersOf } from './processes.ts';
import { git, heal, makeVault, open, put, worklog, write } from './vault.ts';

const lateAsked = { push: false, pushOthers: false, dryRun: false, waitMs: 100 };

describe('an entry that cannot be written now', () => {
  it.each([
    ['a rebase', (root: string) => mkdirSync(join(root, '.git/rebase-merge'))],
    ['a merge', (root: string) => writeFileSync(join(root, '.git/MERGE_HEAD'), '')],
    ['a cherry-pick', (root: string) => writeFileSync(join(root, '.git/CHERRY_PICK_HEAD'), '')],
    ['a revert', (root: string) => writeFileSync(join(root, '.git/REVERT_HEAD'), '')],
    ['a bisect', (root: string) => writeFileSync(join(root, '.git/BISECT_LOG'), '')],
    ['no branch', (root: string) => git(root, 'checkout', '-q', '--detach')],
  ])('waits in the spool while there is %s, and is filed by doctor', async (what, begin) => {
    const root = makeVault();
    begin(root);
    for (const id of ['late-01', 'late-02'])
      expect(await write(root, worklog(id))).toMatchObject({
        commit: null,
        spooled: true,
        why: expect.stringContaining(what),
      });
    expect((await heal(root)).left[0]).toContain(what);
    expect(git(root, 'status', '--porcelain')).toBe('');
    for (const name of [
      'rebase-merge',
      'MERGE_HEAD',
      'CHERRY_PICK_HEAD',
      'REVERT_HEAD',
      'BISECT_LOG',
    ])
      rmSync(join(root, '.git', name), { recursive: true, force: true });
    git(root, 'checkout', '-q', 'main');
    const { done, left } = await heal(root);
    expect([done.length, left]).toEqual([2, []]);
    expect(trailersOf(root, 'HEAD')).toEqual(['late-01', 'late-02']);
    expect(git(root, 'status', '--porcelain')).toBe('');
  });

  it('waits while git holds the index, whose lock is left alone', async () => {
    const root = makeVault();
    const lock = join(root, '.git/index.lock');
    writeFileSync(lock, '');
    const store = await open(root);
    const report = await store.write({ entry: worklog('late-01'), ...lateAsked });
    expect(report).toMatchObject({ spooled: true, why: expect.stringContaining('index') });
    expect(git(root, 'status', '--porcelain')).toBe('');
    rmSync(lock);
    await write(root, worklog('next-01'));
    expect(trailersOf(root, 'HEAD')).toEqual(['late-01', 'next-01']);
  });

  it('waits while its file has a merge conflict', async () => {
    const root = makeVault();
    git(root, 'checkout', '-q', '-b', 'side');
    put(root, { 'INDEX.md': 'side\n' });
    git(root, 'commit', '-qam', 'side');
    git(root, 'checkout', '-q', 'main');
    put(root, { 'INDEX.md': 'main\n' });
    git(root, 'stash', '-q');
    git(root, 'merge', '-q', 'side');
    expect(() => git(root, 'stash', 'pop', '-q')).toThrow();
    const report = await write(root, worklog('late-01'));
    expect(report).toMatchObject({ spooled: true, why: expect.stringContaining('INDEX.md has a') });
  });

  it('says who writes when others do so for too long', async () => {
    const root = makeVault();
    const shared = join(root, '.git/dyn-journal');
    mkdirSync(shared);
    const lock = await takeLock(join(shared, 'write.lock'), shared, 'add review', 0);
    const store = await open(root);
    const report = await store.write({ entry: worklog('late-01'), ...lateAsked });
    expect(report.why).toContain(`process ${process.pid} on`);
    expect(report.why).toContain('(add review, since');
    expect((await store.status()).lock).toMatchObject({ pid: process.pid, gone: false });
    if ('release' in lock) lock.release();
    expect((await heal(root)).done.length).toBe(1);
  });

  it('is not filed twice when it was killed while it was filed', async () => {
    const root = makeVault();
    git(root, 'checkout', '-q', '--detach');
    await write(root, worklog('late-01'));
    git(root, 'checkout', '-q', 'main');
    for (let call = 8; call < 30; call += 2)
      await startWriter(root, { name: `w${call}` }, deadlyGit(call, 'after')).ended;
    expect((await heal(root)).left).toEqual([]);
    const done = trailersOf(root, 'HEAD');
    expect(done.filter((op) => op === 'late-01')).toEqual(['late-01']);
    expect(new Set(done).size).toBe(done.length);
  });

  it('is reported as kept when the disk is full in the middle', async () => {
    const root = makeVault();
    put(root, { 'shared/WORKLOG.md': `# Log\n\n${'x'.repeat(40_000)}\n` });
    git(root, 'add', '.');
    git(root, 'commit', '-qm', 'long');
    const limited = await startWriter(root, { name: 'w' }, {}, 'trap "" XFSZ; ulimit -f 16').ended;
    expect(git(root, 'show', 'HEAD:shared/WORKLOG.md')).not.toContain('w-0000');
    expect(limited.reports).toEqual([]);
    expect(limited.stderr).toMatch(/cannot|failed/);
    expect(git(root, 'status', '--porcelain')).toBe('');
    expect((await heal(root)).left).toEqual([]);
    expect(git(root, 'status', '--porcelain')).toBe('');
  });

  it('is not committed twice when somebody commits what a killed writer staged', async () => {
    const root = makeVault();
    await startWriter(root, {}, deadlyGit(15, 'before')).ended;
    expect(git(root, 'diff', '--cached', '--name-only')).toContain('shared/WORKLOG.md');
    git(root, 'commit', '-qam', 'all of it');
    expect((await heal(root)).left).toEqual([]);
    expect(git(root, 'rev-list', '--count', 'HEAD')).toBe('2\n');
    expect(entriesIn(root, 'HEAD')).toEqual(['w-0000']);
    expect((await (await open(root)).status()).pending).toEqual([]);
  });

  it('goes to the branch that it was begun on', async () => {
    const root = makeVault();
    const all = await startWriter(root, {}, deadlyGit(15, 'before')).ended;
    expect(all.signal).toBe('SIGKILL');
    expect((await (await open(root)).status()).pending.length).toBe(1);
    git(root, 'checkout', '-q', '-b', 'side');
    const { left } = await heal(root);
    expect(left[0]).toContain('refs/heads/main');
    git(root, 'checkout', '-q', 'main');
    expect((await heal(root)).left).toEqual([]);
    expect(trailersOf(root, 'main')).toEqual(['w-0000']);
  });
});
