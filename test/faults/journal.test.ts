import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Ended, expectOneClearLine, makeFolder } from './tool.ts';

/** The program as it is installed. */
const cli = fileURLToPath(new URL('../../dist/cli/dyn-journal.js', import.meta.url));

const env = {
  PATH: process.env.PATH,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.com',
};

interface Given {
  readonly stdin?: string;
  readonly during?: (child: ChildProcess) => void;
}

function runJournal(
  args: readonly string[],
  { stdin = '', during = () => {} }: Given = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...args], {
      env: { ...env, HOME: makeFolder() },
      timeout: 60_000,
      killSignal: 'SIGKILL',
    });
    const said = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const)
      child[name].setEncoding('utf8').on('data', (text: string) => {
        said[name] += text;
      });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, ...said }));
    child.stdin.on('error', () => {});
    child.stdin.end(stdin);
    during(child);
  });
}

const git = (root: string, ...args: readonly string[]): string =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8', env });

async function makeJournal(): Promise<string> {
  const root = join(makeFolder(), 'memory');
  for (const args of [
    ['init', root],
    ['add', 'project', 'router', '--root', root],
  ])
    expect(await runJournal(args)).toMatchObject({ code: 0, stderr: '' });
  return root;
}

const worklog = (root: string, title: string): readonly string[] => [
  'add',
  'worklog',
  'router',
  '--title',
  title,
  '--root',
  root,
];

const titlesIn = (root: string): string[] =>
  readFileSync(join(root, 'router/ROUTER_WORKLOG.md'), 'utf8').match(/(?<=^## [\d-]{10}: ).*/gm) ??
  [];

describe('writers at the same time', () => {
  it('file every entry once, in the order of each, and nothing of others', async () => {
    const root = await makeJournal();
    const begun = Number(git(root, 'rev-list', '--count', 'HEAD'));
    writeFileSync(join(root, 'router/theirs.md'), 'staged\n');
    git(root, 'add', 'router/theirs.md');
    const writers = ['a', 'b', 'c', 'd'];
    await Promise.all(
      writers.map(async (writer) => {
        for (const number of [1, 2, 3]) {
          const ended = await runJournal(worklog(root, `${writer}${number}`), { stdin: 'text' });
          expect(ended).toMatchObject({ code: 0, stderr: '' });
        }
      }),
    );
    const titles = titlesIn(root);
    for (const writer of writers)
      expect(titles.filter((title) => title.startsWith(writer))).toEqual(
        [1, 2, 3].map((number) => `${writer}${number}`),
      );
    expect(titles).toHaveLength(12);
    expect(Number(git(root, 'rev-list', '--count', 'HEAD'))).toBe(begun + 12);
    expect(git(root, 'status', '--porcelain')).toBe('A  router/theirs.md\n');
  });
});

describe('a writer that is stopped', () => {
  it.each([
    ['SIGINT', 60],
    ['SIGINT', 200],
    ['SIGTERM', 150],
    ['SIGKILL', 120],
    ['SIGKILL', 180],
    ['SIGKILL', 250],
  ] as const)(
    'by %s after %i ms leaves what doctor and the next one finish',
    async (signal, after) => {
      const root = await makeJournal();
      await runJournal(worklog(root, 'stopped'), {
        stdin: 'text',
        during: (child) => setTimeout(() => child.kill(signal), after),
      });
      expect(await runJournal(['doctor', '--root', root])).toMatchObject({ code: 0, stderr: '' });
      expect(await runJournal(worklog(root, 'next'), { stdin: 'text' })).toMatchObject({ code: 0 });
      const [last, ...before] = titlesIn(root).reverse();
      expect(last).toBe('next');
      expect([[], ['stopped']]).toContainEqual(before);
      expect(git(root, 'status', '--porcelain', '--untracked-files=all')).toBe('');
    },
  );
});

describe('a reader that goes away', () => {
  it('ends a lint quietly', async () => {
    const root = await makeJournal();
    mkdirSync(join(root, 'notes'));
    for (let at = 0; at < 600; at++)
      writeFileSync(join(root, `notes/n ${at}.md`), '[a](./none.md)\n'.repeat(20));
    const ended = await runJournal(['lint', '--all', '--limit', '0', '--root', root], {
      during: (child) => child.stdout?.once('data', () => child.stdout?.destroy()),
    });
    expect(ended).toMatchObject({ code: 0, signal: null, stderr: '' });
  });
});

describe('where there is no journal', () => {
  it('every command says so in one line', async () => {
    const folder = makeFolder();
    for (const args of [
      ['lint'],
      ['status'],
      ['doctor'],
      ['search', 'a'],
      ['show', 'a'],
      ['add', 'project', 'a'],
    ])
      expectOneClearLine(await runJournal([...args, '--root', folder]), /expected a journal/);
  });
});
