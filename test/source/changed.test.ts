import { chmodSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/errors.ts';
import { changedLines, openSource } from '../../src/source/index.ts';
import { commit, git, makeFolder, makeRepository, write } from './repository.ts';

async function changes(root: string, base: string, rev: string | null = null) {
  const found = await changedLines(await openSource({ root, rev, cwd: root }), base);
  return Object.fromEntries(found.map((file) => [file.path, file.ranges]));
}

const lines = (count: number) => Array.from({ length: count }, (_, at) => `line ${at + 1}\n`);

describe('changedLines', () => {
  it('gives added and changed lines, none for what was only removed', async () => {
    const root = makeRepository({ 'a.rs': lines(20).join(''), 'b.rs': 'b\n', 'c.md': 'c\n' });
    const base = git(root, 'rev-parse', 'HEAD').trim();
    const text = lines(20);
    text[1] = 'changed\n';
    text[4] = '';
    text[9] = 'line 10\nnew 1\nnew 2\n';
    write(root, { 'a.rs': text.join(''), 'c.md': 'd\n' });
    rmSync(join(root, 'b.rs'));
    // Line 5 is gone, so the lines behind line 10 are 10 and 11 now.
    const expected = {
      'a.rs': [
        [2, 2],
        [10, 11],
      ],
    };
    expect(await changes(root, base)).toEqual(expected);
    expect(await changes(root, base, commit(root))).toEqual(expected);
  });

  it('is not misled by content that looks like a diff', async () => {
    const root = makeRepository({ 'a.rs': 'x\n' });
    const tricky = ['++ b.rs', '-- a.rs', '@@ -1 +50,9 @@', 'diff --git x y', '+++ c.rs'];
    write(root, { 'a.rs': `x\n${tricky.join('\n')}` });
    commit(root);
    expect(await changes(root, 'HEAD~1', 'HEAD')).toEqual({ 'a.rs': [[2, 6]] });
    write(root, { 'a.rs': 'x' });
    commit(root);
    expect(await changes(root, 'HEAD~1', 'HEAD')).toEqual({ 'a.rs': [[1, 1]] });
  });

  it('follows renames and reads every name', async () => {
    const names = ['a b.rs', 'line\nfeed.rs', 'tab\t.rs', 'q"\\.rs', 'ü.rs', '\x1b[0m.rs'];
    const body = lines(10).join('');
    const root = makeRepository(Object.fromEntries(names.map((name) => [name, body + name])));
    const base = git(root, 'rev-parse', 'HEAD').trim();
    for (const name of names) {
      rmSync(join(root, name));
      write(root, { [`moved/${name}`]: `${body + name}\nmore` });
    }
    const rev = commit(root);
    const found = await changes(root, base, rev);
    expect(Object.keys(found)).toEqual(names.map((name) => `moved/${name}`).sort());
    for (const ranges of Object.values(found))
      expect(ranges).toEqual([[expect.any(Number), expect.any(Number)]]);
    expect(found['moved/a b.rs']).toEqual([[11, 12]]);
  });

  it('counts from the merge base, not from what the base has become', async () => {
    const root = makeRepository({ 'a.rs': lines(9).join('') });
    git(root, 'checkout', '-q', '-b', 'topic');
    write(root, { 'a.rs': lines(9).join('').replace('line 9', 'topic') });
    commit(root);
    git(root, 'checkout', '-q', 'main');
    write(root, { 'a.rs': lines(9).join('').replace('line 1', 'main') });
    commit(root);
    expect(await changes(root, 'main', 'topic')).toEqual({ 'a.rs': [[9, 9]] });
    git(root, 'checkout', '-q', 'topic');
    expect(await changes(root, 'main')).toEqual({ 'a.rs': [[9, 9]] });
  });

  it('takes all lines of untracked and staged new files, and nothing of touched ones', async () => {
    const root = makeRepository({ '.gitignore': 'no.rs\n', 'a.rs': 'a\n', 'lib/b.rs': 'b\n' });
    write(root, { 'lib/new.rs': '1\n2\n3', 'lib/empty.rs': '', 'no.rs': 'x', 'staged.rs': 's\n' });
    git(root, 'add', 'staged.rs');
    write(root, { 'a.rs': 'a\n' });
    expect(await changes(root, 'HEAD')).toEqual({ 'lib/new.rs': [[1, 3]], 'staged.rs': [[1, 1]] });
    expect(await changes(join(root, 'lib'), 'HEAD')).toEqual({ 'new.rs': [[1, 3]] });
  });

  it('asks no attribute, driver or setting of the repository how to show a change', async () => {
    const root = makeRepository({
      '.gitattributes': '*.rs diff=evil filter=evil -text\n',
      'a.rs': 'a\n',
    });
    const script = join(root, 'evil.sh');
    write(root, { 'evil.sh': `#!/bin/sh\ntouch ${root}/started\n`, 'a.rs': 'b\n' });
    chmodSync(script, 0o755);
    const keys = ['diff.evil.command', 'diff.evil.textconv', 'diff.external', 'filter.evil.clean'];
    for (const key of keys) git(root, 'config', key, script);
    git(root, 'config', 'diff.noprefix', 'true');
    git(root, 'config', 'color.ui', 'always');
    expect(await changes(root, 'HEAD')).toEqual({ 'a.rs': [[1, 1]] });
    expect(existsSync(join(root, 'started'))).toBe(false);
    write(root, { '.gitattributes': '*.rs -diff\n' });
    expect(await changes(root, 'HEAD')).toEqual({ 'a.rs': [[1, 1]] });
  });

  it('refuses a base without a common ancestor and says if the clone is shallow', async () => {
    const root = makeRepository({ 'a.rs': 'a' });
    git(root, 'checkout', '-q', '--orphan', 'other');
    write(root, { 'b.rs': 'b' });
    commit(root);
    await expect(changes(root, 'main')).rejects.toThrow(UserError);
    await expect(changes(root, 'main')).rejects.toThrow(/^--base expects .*; main shares none$/);
    await expect(changes(root, 'none')).rejects.toThrow('--base expects a commit');
    const folder = makeFolder();
    const depth = ['--depth=1', '--no-single-branch'];
    git(folder, 'clone', '-q', ...depth, `file://${root}`, 'short');
    const short = changes(join(folder, 'short'), 'origin/main');
    await expect(short).rejects.toThrow('the clone is shallow');
  });

  it('needs a repository with a commit', async () => {
    const folder = makeFolder();
    await expect(changes(folder, 'main')).rejects.toThrow('--base needs a git repository');
    git(folder, 'init', '-q');
    await expect(changes(folder, 'HEAD')).rejects.toThrow(UserError);
  });
});
