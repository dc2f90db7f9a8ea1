import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deadlyGit, startWriter } from './processes.ts';
import { git, heal, makeVault, open, put, read } from './vault.ts';

/** A branch that was to be moved to a commit with these files when its process was killed. */
function beginMove() {
  const root = makeVault({
    'a.md': 'a\n',
    'b.md': 'b\n',
    'gone.md': 'gone\n',
    'mine.md': 'mine\n',
  });
  const from = git(root, 'rev-parse', 'HEAD').trim();
  put(root, { 'a.md': 'a\nremote\n', 'b.md': 'b\nremote\n', 'new.md': 'new\n' });
  git(root, 'rm', '-q', 'gone.md');
  git(root, 'add', '.');
  git(root, 'commit', '-qm', 'remote');
  const to = git(root, 'rev-parse', 'HEAD').trim();
  git(root, 'reset', '-q', '--hard', from);
  put(root, { 'mine.md': 'mine\nunstaged\n', 'staged.md': 'staged\n' });
  git(root, 'add', 'staged.md');
  mkdirSync(join(root, '.git/dyn-journal'));
  const record = { schema: 'dyn-journal/moving@1', branch: 'refs/heads/main', from, to };
  writeFileSync(join(root, '.git/dyn-journal/moving.json'), JSON.stringify(record));
  return { root, from, to };
}

describe('a move of the branch that was interrupted', () => {
  it.each([
    ['before it touched anything', () => {}],
    [
      'between files, one of them cut off',
      (root: string) => put(root, { 'a.md': 'a\nremote\n', 'b.md': 'b\nrem', 'new.md': 'new\n' }),
    ],
    [
      'before HEAD followed',
      (root: string, from: string, to: string) => {
        git(root, 'update-index', '-q', '--refresh');
        git(root, 'read-tree', '-m', '-u', from, to);
      },
    ],
    [
      'after HEAD followed',
      (root: string, from: string, to: string) => {
        git(root, 'update-index', '-q', '--refresh');
        git(root, 'read-tree', '-m', '-u', from, to);
        git(root, 'update-ref', 'HEAD', to);
      },
    ],
  ])('%s is carried on', async (_, reach) => {
    const { root, from, to } = beginMove();
    try {
      reach(root, from, to);
    } catch (error) {
      // git refuses nothing here but what the test is about.
      expect(String(error)).toBe('');
    }
    expect((await heal(root)).left).toEqual([]);
    expect(git(root, 'rev-parse', 'HEAD').trim()).toBe(to);
    expect(git(root, 'status', '--porcelain')).toBe(' M mine.md\nA  staged.md\n');
    expect(read(root, 'b.md')).toBe('b\nremote\n');
    expect(read(root, 'mine.md')).toBe('mine\nunstaged\n');
  });

  it('is given up where somebody changed one of its files since', async () => {
    const { root, from } = beginMove();
    put(root, { 'a.md': 'theirs\n' });
    await heal(root);
    expect(git(root, 'rev-parse', 'HEAD').trim()).toBe(from);
    expect(read(root, 'a.md')).toBe('theirs\n');
    expect(read(root, 'b.md')).toBe('b\n');
  });
});

describe('status', () => {
  it('tells what is begun, what waits, what is changed, what is not pushed', async () => {
    const root = makeVault();
    git(root, 'remote', 'add', 'origin', '/nowhere/at/all');
    await startWriter(root, {}, deadlyGit(15, 'before')).ended;
    put(root, { 'mine.md': 'mine\n' });
    const status = await (await open(root)).status();
    expect(status).toMatchObject({
      branch: 'refs/heads/main',
      operation: null,
      upstream: { name: 'origin/main', behind: 0 },
      pending: [{ id: 'w-0000', subject: 'shared: w-0000' }],
      unpushed: [{ subject: 'begin', ours: false }],
      lock: { what: 'add worklog', gone: true },
    });
    expect(status.changed).toContainEqual({ path: 'mine.md', state: '??' });
    expect(status.changed).toContainEqual({ path: 'shared/WORKLOG.md', state: 'A ' });
    const { done } = await heal(root);
    expect(done).toEqual([expect.stringContaining('finished "shared: w-0000"')]);
    const after = await (await open(root)).status();
    expect([after.lock, after.pending]).toEqual([null, []]);
    expect(after.unpushed.map(({ ours }) => ours)).toEqual([false, true]);
  });
});
