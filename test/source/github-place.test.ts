import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { githubRepository } from '../../src/source/github-place.ts';
import { openSource, placeOnGithub } from '../../src/source/index.ts';

it.each([
  ['https://github.com/ai-dynamo/dynamo.git', 'github.com/ai-dynamo/dynamo'],
  ['https://user:token@github.com/ai-dynamo/dynamo', 'github.com/ai-dynamo/dynamo'],
  ['git@github.com:ai-dynamo/dynamo.git', 'github.com/ai-dynamo/dynamo'],
  ['git@github.com-work:o/n.git', 'github.com/o/n'],
  ['ssh://git@ssh.github.com:443/o/n.git', 'github.com/o/n'],
  ['https://github.example.com/o/n/', 'github.example.com/o/n'],
  ['https://gitlab.com/o/n.git', null],
  ['https://notgithub.com/o/n', null],
  ['https://evil.example/github.com/o/n', null],
  ['https://github.com/o/../n', null],
  ['https://github.com/o/n"onclick=x', null],
  ['https://github.com/o/..', null],
  ['/srv/github.com/o/n', null],
  ['file:///github.com/o/n', null],
  ['', null],
])('the remote %j is %j', (url, place) => {
  expect(githubRepository(url)).toBe(place);
});

describe('the place of a repository', () => {
  let root: string;
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
      cwd: root,
      encoding: 'utf8',
    }).trim();
  const place = async (folder: string, rev: string | null = null) => {
    const source = await openSource({ root: folder, rev, cwd: root });
    return placeOnGithub(source, (await source.list()).files);
  };
  const write = (path: string, text: string): void => writeFileSync(join(root, path), text);

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'place-'));
    git('init', '--quiet', '-b', 'main');
    mkdirSync(join(root, 'my lib'));
    write('my lib/a.rs', 'fn a() {}\n');
    write('my lib/b.rs', 'fn b() {}\n');
    git('add', '.');
    git('commit', '--quiet', '-m', 'first');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('is null without a remote on GitHub', async () => {
    expect(await place(root)).toBeNull();
    git('remote', 'add', 'origin', '/srv/mirror');
    expect(await place(root)).toBeNull();
  });

  it('holds neither a password nor a file that is not as it was committed', async () => {
    git('remote', 'add', 'origin', 'https://me:secret@github.com/o/n.git');
    write('my lib/b.rs', 'fn b() { changed() }\n');
    write('my lib/c.rs', 'fn new() {}\n');
    const commit = git('rev-parse', 'HEAD');
    expect(await place(join(root, 'my lib'))).toEqual({
      files: `https://github.com/o/n/blob/${commit}/my%20lib/`,
      commit,
      changed: new Set(['b.rs', 'c.rs']),
    });
    expect((await place(root, 'HEAD'))?.changed).toEqual(new Set());
  });
});
