import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CallersReport } from '../../src/model/callers.ts';
import { callersReporters } from '../../src/report/index.ts';
import { type Ended, expectOneClearLine, git, makeFolder, runTool, write } from './tool.ts';

type Files = Readonly<Record<string, string>>;

const pyproject = '[tool.setuptools.packages.find]\nwhere = ["src"]\n';
const kept = 'def kept(first):\n    return first\n';

/** A repository whose last commit takes `gone` away, with a file that is what is given. */
function makeGone(user: string, more: Files = {}): string {
  const root = makeFolder();
  git(root, 'init', '-q', '-b', 'main');
  const a = `${kept}\n\nclass Old:\n    def gone_away(self, first):\n        return [first]\n`;
  write(root, { 'pyproject.toml': pyproject, 'src/p/__init__.py': '', 'src/p/a.py': a });
  write(root, { 'src/p/b.py': user, ...more });
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'one');
  write(root, { 'src/p/a.py': `${kept}\n\nclass Old:\n    pass\n` });
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'two');
  return root;
}

const users = {
  certain: 'from p.a import Old\n\nOld().gone_away(1)\n',
  likely: 'def f(any):\n    any.gone_away(1)\n',
  ambiguous: '# see `gone_away`\n',
  none: 'from p.a import kept\n',
};

const callers = (root: string, ...args: readonly string[]): Promise<Ended> =>
  runTool(['callers', '--repo', root, '--base', 'HEAD^', ...args]);

const parse = (ended: Ended) => JSON.parse(ended.stdout) as CallersReport;

describe('the exit code of callers', () => {
  const roots = new Map<string, string>();
  beforeAll(() => {
    for (const [name, text] of Object.entries(users)) roots.set(name, makeGone(text));
  });

  it.each([
    ['certain', [], 1],
    ['certain', ['--fail-on', 'certain'], 1],
    ['certain', ['--fail-on', 'none'], 0],
    ['likely', [], 0],
    ['likely', ['--fail-on', 'likely'], 1],
    ['ambiguous', ['--fail-on', 'likely'], 0],
    ['ambiguous', ['--fail-on', 'ambiguous'], 1],
    ['none', ['--fail-on', 'ambiguous'], 0],
  ] as const)('for a use that is %s, with %j, is %i', async (sure, flags, code) => {
    const ended = await callers(roots.get(sure)!, '--format', 'json', ...flags);
    expect([ended.code, ended.signal, ended.stderr]).toEqual([code, null, '']);
    const found = parse(ended).findings.map(({ confidence }) => confidence);
    expect(found).toEqual(sure === 'none' ? [] : [sure]);
  });
});

describe('what the user may get wrong', () => {
  const root = { path: '' };
  beforeAll(() => {
    root.path = makeGone(users.certain);
  });

  it.each([
    ['an unknown base', ['--base', 'no-such'], /^error: --base .* no-such/],
    ['an unknown head', ['--head', 'no-such'], /^error: --head .* no-such/],
    ['a work tree in small letters', ['--head', 'worktree'], /^error: --head .* worktree/],
    ['an unknown newer base', ['--against', 'no-such'], /^error: --against .* no-such/],
    ['a head that looks like an option', ['--head=--output=x'], /^error: --head .*--output=x/],
    ['a file as revision', ['--head', 'HEAD:src'], /^error: --head .* HEAD:src/],
  ])('is said in one line: %s', async (_, args, says) => {
    expectOneClearLine(await callers(root.path, ...args), says);
  });

  it('is said in one line: no repository, no commit, no main', async () => {
    const folder = makeFolder();
    expectOneClearLine(await runTool(['callers'], { cwd: folder }), /repository/);
    git(folder, 'init', '-q', '-b', 'trunk');
    expectOneClearLine(await runTool(['callers'], { cwd: folder }), /--base|commit/);
    write(folder, { 'a.py': '' });
    git(folder, 'add', '-A');
    git(folder, 'commit', '-q', '-m', 'one');
    expectOneClearLine(await runTool(['callers'], { cwd: folder }), /--base REV/);
  });

  it('is said in one line: a shallow clone, and how to get the rest', async () => {
    const clone = join(makeFolder(), 'clone');
    const url = pathToFileURL(root.path).href;
    git(makeFolder(), 'clone', '-q', '--depth', '1', url, clone);
    expectOneClearLine(await callers(clone), /--base .* shallow.* git fetch --unshallow/);
    git(clone, 'fetch', '-q', '--unshallow');
    expect(await callers(clone)).toMatchObject({ code: 1, stderr: '' });
  });
});

describe('the formats of callers', () => {
  const check: Readonly<Record<string, (text: string) => void>> = {
    json: (text) => expect(JSON.parse(text)).toMatchObject({ schema: 'dyn-audit/callers@1' }),
    sarif: (text) => {
      const { runs } = JSON.parse(text) as { runs: readonly { results: readonly unknown[] }[] };
      expect(runs[0]?.results).toHaveLength(1);
    },
    github: (text) => expect(text).toMatch(/^::error file=src\/p\/b\.py,line=3,[^\n]*::[^\n]+\n$/),
    markdown: (text) => expect(text).toMatch(/^- \*\*certain\*\*.*src\/p\/b\.py:3/m),
    text: (text) => expect(text).toContain('src/p/b.py:3'),
  };
  const root = { path: '' };
  beforeAll(() => {
    root.path = makeGone(users.certain);
  });

  it.each(Object.keys(callersReporters))('%s can be read, and has no colors', async (format) => {
    const ended = await callers(root.path, '--format', format);
    expect([ended.code, ended.stderr]).toEqual([1, '']);
    expect(ended.stdout).not.toContain('\u001b');
    check[format]!(ended.stdout);
  });

  it('have colors where they are asked for', async () => {
    expect((await callers(root.path, '--color')).stdout).toContain('\u001b[');
  });

  it('go to a file whole', async () => {
    const file = join(makeFolder(), 'report.json');
    const ended = await callers(root.path, '--format', 'json', '--output', file);
    expect([ended.code, ended.stdout, ended.stderr]).toEqual([1, '', '']);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveProperty('findings');
  });
});

describe('a reader of callers', () => {
  const many = Array.from({ length: 1500 }, () => 'Old().gone_away(1)\n').join('');
  const line = (format: string) => [
    'callers',
    '--base',
    'HEAD^',
    '--limit',
    '0',
    '--format',
    format,
  ];

  it.each(['text', 'json'])('that never reads %s ends the run quietly', async (format) => {
    const cwd = makeGone(`from p.a import Old\n\n${many}`);
    const during = (child: ChildProcess) => child.stdout?.destroy();
    const ended = await runTool(line(format), { cwd, during });
    expect([ended.code, ended.signal, ended.stderr]).toEqual([0, null, '']);
  });

  it('that goes away in the midst of it ends the run quietly', async () => {
    const cwd = makeGone(`from p.a import Old\n\n${many}`);
    const during = (child: ChildProcess) =>
      child.stdout?.once('data', () => child.stdout?.destroy());
    const ended = await runTool(line('sarif'), { cwd, during });
    expect([ended.code, ended.signal, ended.stderr]).toEqual([0, null, '']);
  });
});

describe('the cache of callers', () => {
  const run = async (root: string, cache: string, ...args: readonly string[]) => {
    const line = ['callers', '--repo', root, '--base', 'HEAD^', '--format', 'json', ...args];
    const ended = await runTool(line, { cache });
    expect([ended.code, ended.stderr]).toEqual([1, '']);
    return { ...parse(ended), elapsed_ms: 0 };
  };
  const filesOf = (cache: string) => {
    const folder = join(cache, 'dyn-audit');
    return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
  };
  const digest = (cache: string) =>
    filesOf(cache).map((file) => createHash('sha1').update(readFileSync(file)).digest('hex'));

  const more = {
    'src/p/likely.py': users.likely,
    'src/p/sub/ambiguous.py': users.ambiguous,
    'src/p/binary.py': 'gone_away\0',
    'docs/guide.md': 'Call `Old.gone_away` first.\n',
  };

  it('changes no finding, and is written once', async () => {
    const root = makeGone(users.certain, more);
    const cache = makeFolder();
    const cold = await run(root, cache);
    expect(cold.findings.length).toBeGreaterThan(2);
    expect(filesOf(cache)).toHaveLength(2);
    const written = digest(cache);
    expect(await run(root, cache)).toEqual(cold);
    expect(digest(cache)).toEqual(written);
    const none = makeFolder();
    expect(await run(root, none, '--no-cache')).toEqual(cold);
    expect(filesOf(none)).toEqual([]);
  });

  it('follows each change of the repository', async () => {
    const root = makeGone(users.certain, more);
    const cache = makeFolder();
    await run(root, cache);
    write(root, { 'src/p/b.py': `\n${users.certain}`, 'src/p/new.py': users.certain });
    const head = ['--head', 'WORKTREE'];
    const warm = await run(root, cache, ...head);
    expect(warm.findings.map(({ path }) => path)).toContain('src/p/new.py');
    expect(warm).toEqual(await run(root, makeFolder(), ...head));
  });

  it('that is damaged is made anew', async () => {
    const root = makeGone(users.certain, more);
    const cache = makeFolder();
    const cold = await run(root, cache);
    for (const file of filesOf(cache)) truncateSync(file, readFileSync(file).length >> 1);
    expect(await run(root, cache)).toEqual(cold);
  });
});
