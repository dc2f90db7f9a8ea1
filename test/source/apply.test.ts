import {
  chmodSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/errors.ts';
import { applyEdits, type FileEdits, openSource, renderPatch } from '../../src/source/index.ts';
import { commit, git, makeFolder, makeRepository, write } from './repository.ts';

/** Turns the first `old` of a text into `new`. */
function edit(path: string, before: string): FileEdits {
  const start = before.indexOf('old');
  return { path, before, edits: [{ start, end: start + 3, text: 'new' }] };
}

async function apply(root: string, files: readonly FileEdits[]) {
  return applyEdits(await openSource({ root, rev: null, cwd: root }), files);
}

async function refusal(root: string, files: readonly FileEdits[]): Promise<string> {
  const before = git(root, 'status', '--porcelain', '-z');
  const error = await apply(root, files).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof UserError)) throw new Error('expected a UserError', { cause: error });
  expect(git(root, 'status', '--porcelain', '-z')).toBe(before);
  return error.message;
}

describe('applyEdits', () => {
  it('writes what the patch would, and keeps mode, line ends and byte order mark', async () => {
    const texts = { 'a b.rs': 'old', 'crlf.rs': 'old\r\nx\r\n', 'lib/run.rs': 'a old\n' };
    const bom = { ...edit('bom.rs', 'fn old\n'), bom: true };
    const root = makeRepository({ ...texts, 'bom.rs': '\uFEFFfn old\n', 'same.rs': 'old' });
    chmodSync(join(root, 'lib/run.rs'), 0o755);
    commit(root);
    const files = [...Object.entries(texts).map(([path, text]) => edit(path, text)), bom];
    const unchanged = { path: 'same.rs', before: 'old', edits: [] };
    const written = await apply(root, [...files, unchanged]);
    expect(written).toEqual(['a b.rs', 'crlf.rs', 'lib/run.rs', 'bom.rs']);
    expect(readFileSync(join(root, 'bom.rs'), 'utf8')).toBe('\uFEFFfn new\n');
    expect(readFileSync(join(root, 'crlf.rs'), 'utf8')).toBe('new\r\nx\r\n');
    expect(statSync(join(root, 'lib/run.rs')).mode & 0o777).toBe(0o755);
    expect(readdirSync(root).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    const done = git(root, 'diff');
    git(root, 'checkout', '-q', '.');
    const patch = join(makeFolder(), 'edits.patch');
    writeFileSync(patch, renderPatch(files));
    git(root, 'apply', patch);
    expect(git(root, 'diff')).toBe(done);
  });

  it('works below a folder of the repository and on touched files', async () => {
    const root = makeRepository({ 'lib/a.rs': 'old', 'b.rs': 'b' });
    write(root, { 'lib/a.rs': 'old', 'b.rs': 'changed, but not touched by the edits' });
    expect(await apply(join(root, 'lib'), [edit('a.rs', 'old')])).toEqual(['a.rs']);
    expect(readFileSync(join(root, 'lib/a.rs'), 'utf8')).toBe('new');
  });

  it('writes nothing if one file is not clean, and names the first few', async () => {
    const names = ['clean', 'modified', 'staged', 'hidden'];
    const root = makeRepository(Object.fromEntries(names.map((name) => [`${name}.rs`, 'old'])));
    git(root, 'update-index', '--assume-unchanged', 'hidden.rs');
    write(root, { 'modified.rs': 'old!', 'staged.rs': 'old!', 'untracked.rs': 'old' });
    git(root, 'add', 'staged.rs');
    const clean = edit('clean.rs', 'old');
    const one = async (name: string, text: string) =>
      refusal(root, [clean, edit(`${name}.rs`, text)]);
    expect(await one('modified', 'old!')).toContain('nothing was written: modified.rs (changed)');
    expect(await one('staged', 'old!')).toContain('staged.rs (changed)');
    expect(await one('untracked', 'old')).toContain('untracked.rs (not tracked)');
    expect(await one('hidden', 'old')).toContain('hidden.rs (hidden from git');
    expect(await one('gone', 'old')).toContain('gone.rs (not tracked)');
    const all = ['modified', 'staged', 'hidden', 'untracked', 'gone', 'x\n'];
    const message = await refusal(
      root,
      all.map((name) => edit(`${name}.rs`, 'old')),
    );
    expect(message).toMatch(/ and 3 more$/);
    expect(message).not.toContain('\n');
    expect(readFileSync(join(root, 'clean.rs'), 'utf8')).toBe('old');
  });

  it('refuses a file that is not what the edits were made for', async () => {
    const root = makeRepository({ 'a.rs': 'other old' });
    expect(await refusal(root, [edit('a.rs', 'old')])).toContain(
      'a.rs (changed since it was read)',
    );
  });

  it('refuses links and paths that lead out of the root', async () => {
    const outside = makeFolder();
    write(outside, { 'a.rs': 'old' });
    const root = makeRepository({ 'b.rs': 'old' });
    symlinkSync(join(outside, 'a.rs'), join(root, 'link.rs'));
    symlinkSync(outside, join(root, 'folder'));
    commit(root);
    expect(await refusal(root, [edit('link.rs', 'old')])).toContain('link.rs (symbolic link)');
    expect(await refusal(root, [edit('folder/a.rs', 'old')])).toContain(
      'folder/a.rs (not tracked)',
    );
    const up = `../${outside.split('/').at(-1)}/a.rs`;
    expect(await refusal(root, [edit(up, 'old')])).toContain('(not tracked)');
    expect(readFileSync(join(outside, 'a.rs'), 'utf8')).toBe('old');
  });

  it('needs a worktree with a commit', async () => {
    const folder = makeFolder();
    write(folder, { 'a.rs': 'old' });
    await expect(apply(folder, [edit('a.rs', 'old')])).rejects.toThrow('expects the worktree');
    git(folder, 'init', '-q');
    git(folder, 'add', 'a.rs');
    expect(await refusal(folder, [edit('a.rs', 'old')])).toContain('repository with a commit');
  });
});
