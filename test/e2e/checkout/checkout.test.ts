import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkout } from '../../../src/e2e/stages/checkout.ts';
import type { Plan } from '../../../src/model/e2e-plan.ts';
import type { RunFolder, StageResult } from '../../../src/model/e2e-run.ts';
import { readManifest, removeResources } from '../../../src/process/index.ts';
import { useLab } from '../../process/lab.ts';
import { commit, git, put } from '../repo.ts';
import { contextOf } from '../stage-context.ts';

const lab = useLab();

interface Repo {
  readonly path: string;
  readonly first: string;
  readonly second: string;
}

function newRepo(): Repo {
  const path = join(lab.folder, 'repo');
  const first = commit(path, { 'a.txt': 'one\n', '.gitattributes': '*.bin filter=lfs\n' });
  const second = commit(path, { 'a.txt': 'two\n', 'b.bin': 'pointer\n' });
  return { path, first, second };
}

async function check(run: RunFolder, change: Partial<Plan>): Promise<StageResult> {
  await lab.open(run);
  return checkout.run(contextOf(run, change).context);
}

describe('checkout', () => {
  it('makes a worktree of its own and leaves the folder of the user alone', async () => {
    const { path, first, second } = newRepo();
    put(path, { 'a.txt': 'mine\n', 'new.txt': 'mine\n' });
    const before = git(path, 'status', '--porcelain', '--branch');
    const run = lab.newRun();
    const { state, checks } = await check(run, { repo: path, rev: first });
    const [head, ...more] = state!.checkouts!;
    expect(more).toEqual([]);
    expect(head).toEqual({
      side: 'head',
      path: join(run.path, 'worktrees/head'),
      rev: first,
      worktree: true,
      venv: null,
    });
    expect(readFileSync(join(head!.path, 'a.txt'), 'utf8')).toBe('one\n');
    expect(checks).toMatchObject([
      { id: 'checkout.head', result: 'pass', evidence: ['checkout.json'] },
    ]);
    expect(JSON.parse(readFileSync(run.at('checkout.json'), 'utf8'))).toEqual([head]);
    expect(git(path, 'status', '--porcelain', '--branch')).toBe(before);
    expect(git(path, 'rev-parse', 'HEAD')).toBe(second);
  });

  it('has two for a comparison, and the folder as it is where no revision was asked for', async () => {
    const { path, first, second } = newRepo();
    const ab = { base: first, rounds: 1 };
    const { state } = await check(lab.newRun(), { repo: path, rev: 'main', ab });
    expect(state?.checkouts?.map(({ side, rev }) => [side, rev])).toEqual([
      ['head', second],
      ['base', first],
    ]);
    const { state: asItIs } = await check(lab.newRun(), { repo: path, ab });
    expect(asItIs?.checkouts?.map((each) => each.worktree)).toEqual([false, true]);
    expect(asItIs?.checkouts?.[0]?.path).toBe(path);
    expect(asItIs?.versions).toEqual({ head: second, base: first });
  });

  it('does nothing without a checkout', async () => {
    expect(await check(lab.newRun(), {})).toEqual({});
  });

  it('runs no hook and no filter of the repository', async () => {
    const { path, second } = newRepo();
    const hook = join(path, '.git/hooks/post-checkout');
    const touched = join(lab.folder, 'touched');
    writeFileSync(hook, `#!/bin/sh\ntouch ${touched}\n`);
    chmodSync(hook, 0o755);
    git(path, 'config', 'filter.lfs.smudge', `touch ${touched}; cat`);
    git(path, 'config', 'filter.lfs.required', 'true');
    const { state } = await check(lab.newRun(), { repo: path, rev: second });
    expect(existsSync(touched)).toBe(false);
    expect(readFileSync(join(state!.checkouts![0]!.path, 'b.bin'), 'utf8')).toBe('pointer\n');
  });

  it('is written down before it is made, and goes again locked, changed and with a link inside', async () => {
    const { path, first } = newRepo();
    const run = lab.newRun();
    const { state } = await check(run, { repo: path, rev: first });
    const tree = state!.checkouts![0]!.path;
    expect(readManifest(run.path)?.resources).toEqual([
      { kind: 'worktree', path: tree, repo: path },
    ]);
    git(path, 'worktree', 'lock', tree);
    put(tree, { 'a.txt': 'changed\n', 'target/debug/x': 'x' });
    const outside = join(lab.folder, 'outside');
    put(outside, { 'kept.txt': 'x' });
    symlinkSync(outside, join(tree, '.venv'));
    const { left } = await removeResources(run);
    expect(left).toEqual([]);
    expect(existsSync(tree)).toBe(false);
    expect(existsSync(join(outside, 'kept.txt'))).toBe(true);
    expect(git(path, 'worktree', 'list', '--porcelain').match(/^worktree /gm)).toHaveLength(1);
  });

  it('begins again where an attempt was cut off', async () => {
    const { path, first } = newRepo();
    const run = lab.newRun();
    const change = { repo: path, rev: first };
    await check(run, change);
    const tree = join(run.path, 'worktrees/head');
    put(tree, { 'a.txt': 'half' });
    const { state } = await checkout.run(contextOf(run, change).context);
    expect(readFileSync(join(state!.checkouts![0]!.path, 'a.txt'), 'utf8')).toBe('one\n');
    expect(readManifest(run.path)?.resources).toHaveLength(1);
    // Or before git knew of it.
    git(path, 'worktree', 'remove', '--force', tree);
    put(tree, { 'a.txt': 'half' });
    await checkout.run(contextOf(run, change).context);
    expect(readFileSync(join(tree, 'a.txt'), 'utf8')).toBe('one\n');
  });

  it('refuses what is in the way of nobody knows whom', async () => {
    const { path, first } = newRepo();
    const run = lab.newRun();
    mkdirSync(join(run.path, 'worktrees/head'), { recursive: true });
    put(run.path, { 'worktrees/head/x': 'x' });
    await expect(check(run, { repo: path, rev: first })).rejects.toThrow(/is there already/);
  });

  it('refuses a revision that is not there, and one that brings its own .venv as a link', async () => {
    const { path } = newRepo();
    await expect(check(lab.newRun(), { repo: path, rev: 'gone' })).rejects.toThrow(
      /has no revision 'gone'/,
    );
    symlinkSync('/usr', join(path, '.venv'));
    const linked = commit(path, {});
    await expect(check(lab.newRun(), { repo: path, rev: linked })).rejects.toThrow(
      /brings a \.venv that is a link/,
    );
  });

  it('tells what the repository lacks', async () => {
    const { path, first } = newRepo();
    const blob = git(path, 'rev-parse', `${first}:a.txt`);
    chmodSync(join(path, '.git/objects', blob.slice(0, 2)), 0o755);
    const file = join(path, '.git/objects', blob.slice(0, 2), blob.slice(2));
    chmodSync(file, 0o644);
    writeFileSync(file, '');
    await expect(check(lab.newRun(), { repo: path, rev: first })).rejects.toThrow(
      /^git worktree add: .*/,
    );
  });
});
