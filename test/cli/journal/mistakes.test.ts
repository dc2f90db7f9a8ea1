import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dynJournal, git, makeFolder, makeJournal } from './journal.ts';

const filed = 'add review --pr 1 --from package.json --repo o/r --verdict comment'.split(' ');

describe('a mistake', () => {
  it.each([
    ['an unknown project', ['add', 'worklog', 'ruoter', '--title', 'a'], /ruoter/],
    ['no text', ['add', 'worklog', 'router', '--title', 'a'], /text of the section/],
    ['a day that is none', ['add', 'project', 'p', '--date', '2026-02-30'], /YYYY-MM-DD/],
    ['a name that leads out', ['add', 'project', '../x'], /\.\.\/x/],
    ['no number', ['add', 'review', '--pr', 'x', '--from', '-'], /--pr/],
    ['a folder that is no run', ['add', 'review', '--pr', '1', '--from', '.'], /verdict\.json/],
    ['an open code block', ['add', 'worklog', 'router', '--title', 'open'], /closes its code/],
    ['an unknown command', ['ad'], /ad/],
    [
      'a name that is too long',
      ['add', 'review', '--pr', '1', '--from', 'x'.repeat(300)],
      /ENAMETOOLONG/,
    ],
    ['a name that Windows keeps for itself', ['add', 'project', 'con'], /every system/],
    ['a very long name', ['add', 'project', 'x'.repeat(300)], /100 characters, got 300/],
    ['a repository of two lines', ['add', 'project', 'p', '--repo', 'a\nb'], /in one line/],
    [
      'an address that steers the terminal',
      [...filed, '--posted-url', 'https://x/\x1b[2J'],
      /posted review, got 'https:\/\/x\/\\u\{1b\}\[2J'/,
    ],
    [
      'a file with a very long name',
      ['add', 'worklog', 'router', '--title', 'a', '--into', `${'x'.repeat(300)}.md`],
      /at most 255 bytes, got x{20}\.\.\. of 303/,
    ],
    ['a branch of two lines', [...filed, '--branch', 'a\nb'], /branch in one line/],
    ['a folder that cannot be made', ['init', '/proc/none/journal'], /ENOENT for/],
  ])('is one line and exit code 2: %s', async (_, argv, expected) => {
    const { root } = await makeJournal();
    const before = git(root, 'rev-parse', 'HEAD');
    const stdin = /ruoter|--into/.test(argv.join(' '))
      ? 'text'
      : argv.includes('open')
        ? '~~~\nx'
        : '';
    const { code, stdout, stderr } = await dynJournal([...argv, '--root', root], { stdin });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^error: .*\n$/);
    expect(stderr).toMatch(expected);
    expect(git(root, 'rev-parse', 'HEAD')).toBe(before);
    expect(git(root, 'status', '--porcelain', '--untracked-files=all')).toBe('');
  });

  it('is a file where the folder of the journal in .git should be', async () => {
    const { root } = await makeJournal();
    rmSync(join(root, '.git/dyn-journal'), { recursive: true });
    writeFileSync(join(root, '.git/dyn-journal'), '');
    for (const more of [[], ['--dry-run']]) {
      const ended = await dynJournal(['add', 'project', 'p', '--root', root, ...more]);
      expect(ended).toMatchObject({ code: 2, stdout: '' });
      expect(ended.stderr).toMatch(/^error: cannot .*: there is a file where a folder .*\n$/);
    }
  });

  it('is a folder that holds no journal', async () => {
    const folder = makeFolder();
    const ended = await dynJournal(['add', 'project', 'p', '--root', folder]);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(/^error: expected a journal in a git repository.*\n$/);
  });
});
