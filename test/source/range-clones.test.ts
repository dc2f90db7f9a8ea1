import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/errors.ts';
import { openRange, type RangeRequest } from '../../src/source/index.ts';
import { commit, git, makeFolder, makeRepository, write } from './repository.ts';

const open = (repo: string, more: Partial<RangeRequest> = {}) =>
  openRange({ cwd: repo, repo: null, base: 'HEAD^', head: null, against: null, ...more });

const pairs = (range: Awaited<ReturnType<typeof open>>) =>
  range.changed.map(({ before, after }) => `${before ?? '-'} -> ${after ?? '-'}`).sort();

/** A clone of the last commit alone, as a pull-request check makes it. */
function cloneShallow(origin: string, ...more: readonly string[]): string {
  const root = join(makeFolder(), 'clone');
  git(origin, 'clone', '-q', '--depth', '1', ...more, `file://${origin}`, root);
  return root;
}

/** Takes the object that `rev` names out of the repository. */
function lose(root: string, rev: string): void {
  const id = git(root, 'rev-parse', rev).trim();
  rmSync(join(root, '.git/objects', id.slice(0, 2), id.slice(2)));
}

describe('a shallow clone', () => {
  const makeOrigin = () => {
    const origin = makeRepository({ 'a.py': '1\n' });
    git(origin, 'checkout', '-q', '-b', 'topic');
    write(origin, { 'a.py': '2\n' });
    commit(origin);
    return origin;
  };

  it('that lacks the base says so, and how to get it', async () => {
    const told = open(cloneShallow(makeOrigin()));
    await expect(told).rejects.toThrow(UserError);
    await expect(told).rejects.toThrow(/HEAD\^ is none .*shallow.* git fetch --unshallow/);
  });

  it('whose histories do not meet says so, and how to get the rest', async () => {
    const origin = makeOrigin();
    git(origin, 'checkout', '-q', 'main');
    write(origin, { 'b.py': '1\n' });
    commit(origin);
    const root = cloneShallow(origin, '--no-single-branch', '--branch', 'topic');
    const told = open(root, { base: 'origin/main' });
    await expect(told).rejects.toThrow(UserError);
    await expect(told).rejects.toThrow(/shares none; the clone is shallow, git fetch --unshallow/);
  });

  it('without any main says so too, and its advice helps', async () => {
    const root = cloneShallow(makeOrigin(), '--branch', 'topic');
    const told = await open(root, { base: null }).catch((error: unknown) => error);
    expect(told).toBeInstanceOf(UserError);
    const says = /^expected --base REV: .* nor main; the clone is shallow, git (.*) gets it$/;
    const advice = says.exec(String((told as UserError).message))?.[1];
    git(root, ...(advice ?? 'status').split(' '));
    expect(pairs(await open(root, { base: null }))).toEqual(['a.py -> a.py']);
  });
});

describe('a clone that lacks objects', () => {
  const body = 'one\ntwo\nthree\n'.repeat(5);

  const makeChanged = () => {
    const root = makeRepository({ 'a.py': `a\n${body}`, 'b.py': 'b\n', 'old.py': body });
    renameSync(join(root, 'old.py'), join(root, 'new.py'));
    write(root, { 'a.py': `a\n${body}more\n`, 'b.py': 'b\nmore\n', 'new.py': `${body}more\n` });
    commit(root);
    return root;
  };

  it.each([
    ['base', 'HEAD^:b.py', 'before'],
    ['head', 'HEAD:b.py', 'after'],
  ] as const)('of the %s still compares all others', async (_, lost, side) => {
    const root = makeChanged();
    lose(root, lost);
    // Git takes a blob from the work tree where it can.
    rmSync(join(root, 'b.py'));
    const range = await open(root);
    expect(pairs(range)).toEqual(expect.arrayContaining(['a.py -> a.py', 'b.py -> b.py']));
    expect(range.changed.flatMap(({ before, after }) => [before, after])).toEqual(
      expect.arrayContaining(['old.py', 'new.py']),
    );
    const added = Object.fromEntries(range.added.map(({ path, ranges }) => [path, ranges]));
    expect(added['a.py']).toEqual([[17, 17]]);
    expect(added['b.py']).toBeUndefined();
    const { files, skipped } = await range[side].read(range[side].files);
    expect(files.map(({ path }) => path)).toContain('a.py');
    expect(skipped).toEqual([{ path: 'b.py', why: 'its object is not in this clone' }]);
  });

  it('compares a renamed file whose old text is gone', async () => {
    const root = makeChanged();
    lose(root, 'HEAD^:old.py');
    const range = await open(root);
    expect(pairs(range)).toEqual(['- -> new.py', 'a.py -> a.py', 'b.py -> b.py', 'old.py -> -']);
  });

  it('compares the work tree too', async () => {
    const root = makeChanged();
    lose(root, 'HEAD^:b.py');
    const range = await open(root, { head: 'WORKTREE' });
    expect(pairs(range)).toContain('a.py -> a.py');
    expect(range.added.map(({ path }) => path)).toContain('a.py');
  });

  it('is told in one line when a folder is gone', async () => {
    const root = makeRepository({ 'lib/a.py': '1' });
    write(root, { 'lib/a.py': '2' });
    commit(root);
    lose(root, 'HEAD^:lib');
    await expect(open(root)).rejects.toThrow(UserError);
  });
});

describe('files of any kind', () => {
  const names = ['a b.py', 'quote".py', "it's.py", 'line\nfeed.py', 'tab\t.py', 'ü.py', ':(x).py'];
  const filesOf = (text: string) => Object.fromEntries(names.map((name) => [name, text + name]));

  it.each(['HEAD', 'WORKTREE'])('with any name are compared and read: %s', async (head) => {
    const root = makeRepository(filesOf('one\n'));
    const base = git(root, 'rev-parse', 'HEAD').trim();
    write(root, filesOf('one\ntwo\n'));
    if (head === 'HEAD') commit(root);
    const range = await open(root, { base, head });
    expect(pairs(range)).toEqual(names.map((name) => `${name} -> ${name}`).sort());
    expect(new Set(range.added.map(({ path }) => path))).toEqual(new Set(names));
    const { files, skipped } = await range.after.read(range.after.files);
    expect(skipped).toEqual([]);
    for (const { path, text } of files) expect(text).toBe(`one\ntwo\n${path}`);
  });

  it.each(['HEAD', 'WORKTREE'])('with a name that is not UTF-8 are named: %s', async (head) => {
    const root = makeRepository({ 'a.py': 'a' });
    const base = git(root, 'rev-parse', 'HEAD').trim();
    write(root, { x: 'x\n', 'a.py': 'b' });
    const latin = Buffer.concat([
      Buffer.from(`${root}/b`),
      Buffer.from([0xe9]),
      Buffer.from('.py'),
    ]);
    renameSync(join(root, 'x'), latin);
    if (head === 'HEAD') commit(root);
    const range = await open(root, { base, head });
    expect(range.after.files.map(({ path }) => path)).toEqual(['a.py']);
    expect(range.after.skipped).toEqual([
      { path: 'b\uFFFD.py', why: 'its name is not valid UTF-8' },
    ]);
    expect(pairs(range)).toContain('a.py -> a.py');
  });

  it('with carriage returns or a byte order mark have the lines that others have', async () => {
    const root = makeRepository({ 'crlf.py': 'a\r\nb\r\n', 'bom.py': '\uFEFFa\nb\n' });
    write(root, { 'crlf.py': 'a\r\nb\r\nc\r\n', 'bom.py': '\uFEFFa\nb\nc\n' });
    commit(root);
    const range = await open(root);
    expect(range.added).toEqual([
      { path: 'bom.py', ranges: [[3, 3]] },
      { path: 'crlf.py', ranges: [[3, 3]] },
    ]);
    const { files } = await range.after.read(range.after.files);
    expect(files.map(({ text }) => text)).toEqual(['a\nb\nc\n', 'a\r\nb\r\nc\r\n']);
  });

  it('that hold no text are skipped with the reason', async () => {
    const root = makeRepository({ 'a.py': '' });
    write(root, { 'nul.py': 'a\0b', 'latin.py': Buffer.from([0x61, 0xe9]) });
    commit(root);
    const { after } = await open(root);
    expect((await after.read(after.files)).skipped).toEqual([
      { path: 'latin.py', why: 'not UTF-8 at byte 1' },
      { path: 'nul.py', why: 'binary' },
    ]);
  });
});
