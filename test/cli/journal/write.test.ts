import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { dynJournal, git, makeFolder, makeJournal, read, write } from './journal.ts';

interface Written {
  readonly schema: string;
  readonly paths: readonly string[];
  readonly commit: string | null;
  readonly pushed: boolean;
  readonly spooled: boolean;
  readonly why: string | null;
}

async function add(root: string, args: readonly string[], stdin = ''): Promise<Written> {
  const asked = ['add', ...args, '--root', root, '--date', '2026-08-03', '--json'];
  const ended = await dynJournal(asked, { stdin });
  expect([ended.code, ended.stderr]).toEqual([0, '']);
  return JSON.parse(ended.stdout) as Written;
}

const key = `nvapi-${'a1b2c3d4e5'.repeat(3)}`;
const token = `ghp_${'a1B2c3D4e5'.repeat(4).slice(0, 36)}`;

describe('an entry', () => {
  it('is committed by itself, pushed, and passes the lint', async () => {
    const { root, remote } = await makeJournal();
    const worklog = await add(root, ['worklog', 'router', '--title', 'hashes'], '- 12 ms\n');
    expect(worklog).toMatchObject({
      schema: 'dyn-journal/write@1',
      paths: ['router/ROUTER_WORKLOG.md', 'router/INDEX.md', 'INDEX.md'],
      pushed: true,
      spooled: false,
      why: null,
    });
    const review = ['--pr', '412', '--from', '-', '--repo', 'example/dynamo'];
    const text = '# Cancel\n\n## Summary\n\nIt cancels.\n';
    await add(root, ['review', ...review, '--verdict', 'comment'], text);
    expect(git(remote, 'rev-parse', 'main')).toBe(git(root, 'rev-parse', 'HEAD'));
    expect(git(root, 'status', '--porcelain')).toBe('');
    expect(git(root, 'log', '-1', '--format=%s%n%(trailers:key=Journal-Op)')).toMatch(
      /^dynamo-pr-reviews: add #412 review\nJournal-Op: \S+\n/,
    );
    expect(await dynJournal(['lint', '--all', '--root', root])).toMatchObject({ code: 0 });
  });

  it('is shown as a diff by --dry-run, and nothing changes', async () => {
    const { root } = await makeJournal();
    const before = git(root, 'rev-parse', 'HEAD');
    const asked = ['add', 'worklog', 'router', '--title', 'a', '--root', root, '--dry-run'];
    const { code, stdout } = await dynJournal([...asked, '--date', '2026-08-02'], { stdin: 'b' });
    expect(code).toBe(0);
    expect(stdout).toContain('+++ b/router/ROUTER_WORKLOG.md\n');
    expect(stdout).toContain('+## 2026-08-02: a\n+\n+b\n');
    expect(stdout).toContain('-last-updated: 2026-08-01\n+last-updated: 2026-08-02\n');
    expect(git(root, 'status', '--porcelain', '--untracked-files=all')).toBe('');
    expect(git(root, 'rev-parse', 'HEAD')).toBe(before);
  });

  it('that begins a journal is shown where there is no repository yet', async () => {
    const folder = join(makeFolder(), 'new');
    const ended = await dynJournal(['init', folder, '--dry-run']);
    expect([ended.code, ended.stderr, existsSync(folder)]).toEqual([0, '', false]);
    expect(ended.stdout).toContain('+++ b/INDEX.md\n');
    mkdirSync(folder);
    write(folder, 'INDEX.md', '# Mine\n');
    const again = await dynJournal(['init', folder, '--dry-run']);
    expect([again.code, readdirSync(folder)]).toEqual([0, ['INDEX.md']]);
    expect(again.stdout).toMatch(/^--- \/dev\/null\n\+\+\+ b\/\.dyn-journal\.yaml\n/);
  });

  it('is committed only with --no-push, and doctor pushes it', async () => {
    const { root, remote } = await makeJournal();
    const asked = ['worklog', 'router', '--title', 'a', '--no-push'];
    expect(await add(root, asked, 'b')).toMatchObject({ pushed: false, why: 'not asked to push' });
    expect(git(remote, 'rev-parse', 'main')).not.toBe(git(root, 'rev-parse', 'HEAD'));
    const status = await dynJournal(['status', '--root', root]);
    expect(status.stdout).toContain('1 commit not pushed');
    expect(await dynJournal(['doctor', '--root', root])).toMatchObject({ code: 0 });
    expect(git(remote, 'rev-parse', 'main')).toBe(git(root, 'rev-parse', 'HEAD'));
  });

  it('waits in the spool during a rebase, and doctor files it', async () => {
    const { root } = await makeJournal();
    mkdirSync(join(root, '.git/rebase-merge'));
    const asked = ['add', 'worklog', 'router', '--title', 'late', '--root', root];
    const ended = await dynJournal([...asked, '--json'], { stdin: 'b' });
    expect([ended.code, JSON.parse(ended.stdout)]).toMatchObject([
      3,
      { spooled: true, commit: null, pushed: false },
    ]);
    expect((await dynJournal(['status', '--root', root])).stdout).toContain('1 entry waiting');
    rmSync(join(root, '.git/rebase-merge'), { recursive: true });
    expect(await dynJournal(['doctor', '--root', root])).toMatchObject({ code: 0 });
    expect(read(root, 'router/ROUTER_WORKLOG.md')).toMatch(/: late\n\nb\n$/);
    expect(git(root, 'status', '--porcelain')).toBe('');
  });

  it('holds no secret: marks stand in their place, and nothing prints them', async () => {
    const { root } = await makeJournal();
    const asked = ['add', 'worklog', 'router', '--title', 'a', '--root', root];
    const ended = await dynJournal(asked, { stdin: `curl -H "Authorization: Bearer ${token}"` });
    expect(ended.code).toBe(0);
    expect(ended.stdout + ended.stderr).not.toContain(token);
    expect(ended.stderr).toMatch(/^warning: replaced a secret or private name: [\w-]+\n$/);
    expect(git(root, 'log', '-p')).not.toContain(token);
    expect(read(root, 'router/ROUTER_WORKLOG.md')).toMatch(/\[redacted:[\w-]+:[0-9a-f]{4}\]/);
  });

  it('holds no secret of its title in the name of its folder', async () => {
    const { root } = await makeJournal();
    const asked = ['add', 'review', '--pr', '7', '--repo', 'example/dynamo', '--root', root];
    const ended = await dynJournal([...asked, '--verdict', 'comment', '--from', '-'], {
      stdin: `# Leaks ${token}\n\n## Summary\n\nIt does.\n`,
    });
    expect(ended.code).toBe(0);
    const kept = git(root, 'log', '-p').toLowerCase();
    expect(kept).toContain('dynamo-pr-reviews/7-leaks-redacted-');
    expect(kept).not.toContain(token.slice(4, 30).toLowerCase());
  });

  it.each([
    ['worklog', ['worklog', 'router', '--title', 'a', '--into', `${token}.md`]],
    ['folder', ['benchmark', 'router', '--title', 'a', '--slug', key]],
  ])('is refused with a secret in the name of its %s', async (_, argv) => {
    const { root } = await makeJournal();
    const results = makeFolder();
    const from = argv[0] === 'benchmark' ? ['--from', results] : [];
    const ended = await dynJournal(['add', ...argv, ...from, '--root', root], { stdin: 'b' });
    expect(ended.code).toBe(2);
    expect(ended.stderr).toMatch(/^error: nothing was written: the name of a file .*\n$/);
    expect(ended.stderr).not.toContain(token);
    expect(git(root, 'status', '--porcelain', '--untracked-files=all')).toBe('');
  });

  it('keeps nothing of a title that steers a terminal', async () => {
    const { root } = await makeJournal();
    await add(root, ['worklog', 'router', '--title', 'a\x1b[2J\nb'], 'c');
    expect(read(root, 'router/ROUTER_WORKLOG.md')).toContain('## 2026-08-03: a [2J b\n');
  });

  it('leaves staged and unstaged work of others alone', async () => {
    const { root } = await makeJournal();
    write(root, 'notes/staged.md', 'theirs\n');
    git(root, 'add', 'notes/staged.md');
    write(root, 'INDEX.md', `${read(root, 'INDEX.md')}\nA line of theirs.\n`);
    await add(root, ['worklog', 'router', '--title', 'a'], 'b');
    expect(git(root, 'status', '--porcelain')).toBe(' M INDEX.md\nA  notes/staged.md\n');
    expect(git(root, 'show', 'HEAD:INDEX.md')).not.toContain('theirs');
    expect(read(root, 'INDEX.md')).toContain('| 2026-08-03 |');
    expect(read(root, 'INDEX.md')).toContain('A line of theirs.\n');
  });
});

describe('add benchmark', () => {
  it('keeps a folder of results, without secrets', async () => {
    const { root } = await makeJournal();
    const results = makeFolder();
    write(results, 'README.md', '# One hash\n\n- p50 1.6 ms\n');
    write(results, 'run/log.txt', `token ${token}\n`);
    writeFileSync(join(results, 'data.bin'), Buffer.from([0, 1, 2, 255]));
    const asked = ['add', 'benchmark', 'router', '--from', results, '--root', root];
    const ended = await dynJournal([...asked, '--date', '2026-08-03']);
    expect(ended.code).toBe(0);
    const folder = 'router/benchmarks/results/2026-08-03_one-hash';
    expect(git(root, 'ls-tree', '-r', '--name-only', 'HEAD', `${folder}/`).split('\n')).toEqual([
      `${folder}/README.md`,
      `${folder}/data.bin`,
      `${folder}/run/log.txt`,
      '',
    ]);
    expect(read(root, `${folder}/run/log.txt`)).toMatch(/^token \[redacted:/);
    expect(git(root, 'status', '--porcelain')).toBe('');
  });

  it('takes a folder as it is seen from where the user is', async () => {
    const { root } = await makeJournal();
    const results = makeFolder();
    write(results, 'README.md', '# One hash\n');
    write(results, 'log.txt', '1\n');
    const from = relative(process.cwd(), results);
    expect((await add(root, ['benchmark', 'router', '--from', from])).paths).toContain(
      'router/benchmarks/results/2026-08-03_one-hash/log.txt',
    );
  });

  it.each([
    ['a secret in the name of a file', `${token}.txt`, 'x', /names of files without secrets/],
    ['a secret in what is no text', 'x.bin', `\0${token}`, /without secrets, 'x\.bin' is no text/],
    ['a name that is no UTF-8', Buffer.from('\xff', 'latin1'), 'x', /can be read, got ENOENT/],
  ])('refuses %s in one line, before anything is kept', async (_, name, text, expected) => {
    const { root } = await makeJournal();
    const results = makeFolder();
    writeFileSync(Buffer.concat([Buffer.from(`${results}/`), Buffer.from(name)]), text);
    const asked = ['add', 'benchmark', 'router', '--title', 'a', '--from', results];
    const before = git(root, 'count-objects');
    const ended = await dynJournal([...asked, '--root', root]);
    expect([ended.code, ended.stdout]).toEqual([2, '']);
    expect(ended.stderr).toMatch(/^error: .*\n$/);
    expect(ended.stderr).toMatch(expected);
    expect(ended.stderr).not.toContain(token);
    expect(git(root, 'count-objects')).toBe(before);
  });
});

describe('add review', () => {
  const verdict = {
    schema: 'dyn-audit/verdict@1',
    verdict: 'fail',
    checks: [
      { id: 'chat', stage: 'probes', result: 'pass', expected: '200', observed: '200' },
      { id: 'usage', stage: 'probes', result: 'fail', expected: 'usage', observed: 'none' },
    ],
    not_run: [{ what: 'load', why: 'no aiperf' }],
  };

  it('takes the folder of a run', async () => {
    const { root } = await makeJournal();
    const run = makeFolder();
    write(run, 'verdict.json', JSON.stringify(verdict));
    const asked = ['review', '--pr', '7', '--repo', 'example/dynamo', '--from', run];
    await add(root, [...asked, '--verdict', 'comment', '--title', 'Usage']);
    const text = read(root, 'dynamo-pr-reviews/7-usage/review.md');
    expect(text).toContain('| `usage` | `probes` | `fail` | `usage` | `none` |');
    expect(text).toContain('- Not run: `load`, `no aiperf`');
  });

  it('appends a second one to the first', async () => {
    const { root } = await makeJournal();
    const asked = ['review', '--pr', '7', '--repo', 'example/dynamo', '--from', '-'];
    await add(root, [...asked, '--verdict', 'comment'], '# Usage\n\n## Summary\n\nfirst\n');
    const again = ['--verdict', 'approve', '--head-sha', '9d3e1f07a6b5'];
    const { paths } = await add(root, [...asked, ...again], '# Other\n\n## Summary\n\nsecond\n');
    expect(paths[0]).toBe('dynamo-pr-reviews/7-usage/review.md');
    const text = read(root, 'dynamo-pr-reviews/7-usage/review.md');
    expect(text).toContain('verdict: approve');
    expect(text).toMatch(
      /first\n\n[\s\S]*## 2026-08-03: re-review at 9d3e1f0\n\n### Summary\n\nsecond/,
    );
    expect(read(root, 'dynamo-pr-reviews/INDEX.md').match(/^\| \[#7\]/gm)).toHaveLength(1);
  });
});

describe('what others committed', () => {
  it.each([
    ['and took away again', 'a', 'b', 's.md:1'],
    ['in a message', `a ${token}`, 'b', 'messages of commits:\\d+'],
  ])('is not pushed along with a secret %s', async (_, first, second, where) => {
    const { root, remote } = await makeJournal();
    const before = git(remote, 'rev-parse', 'main');
    write(root, '.dyn-journal.yaml', 'push_others: true\n');
    if (first === 'a') write(root, 's.md', `${token}\n`);
    git(root, 'add', '.');
    git(root, 'commit', '-qm', first);
    rmSync(join(root, 's.md'), { force: true });
    git(root, 'commit', '-qam', second, '--allow-empty');
    const { pushed, why } = await add(root, ['worklog', 'router', '--title', 'a'], 'b');
    expect([pushed, git(remote, 'rev-parse', 'main')]).toEqual([false, before]);
    expect(why).toMatch(new RegExp(`^nothing was pushed: ${where} holds what looks like a secret`));
  });
});

describe('two clones', () => {
  it('file a review of the same pull request in one folder, and say which', async () => {
    const { root, remote } = await makeJournal();
    const other = join(makeFolder(), 'other');
    git(root, 'clone', '-q', remote, other);
    git(other, 'config', 'user.name', 'other');
    git(other, 'config', 'user.email', 'other@example.com');
    const asked = ['review', '--pr', '7', '--repo', 'o/r', '--verdict', 'comment', '--from', '-'];
    await add(root, asked, '# One\n\n## Summary\n\nfirst\n');
    const { paths, commit } = await add(other, asked, '# Other\n\n## Summary\n\nsecond\n');
    expect(paths).toEqual(['r-pr-reviews/7-one/review.md']);
    expect(git(remote, 'rev-parse', 'main').trim()).toBe(commit);
    expect(git(remote, 'show', `main:${paths[0]}`)).toMatch(/first[\s\S]*re-review[\s\S]*second/);
  });

  it('say that the branch stays behind, not that the entry does', async () => {
    const { root, remote } = await makeJournal();
    const other = join(makeFolder(), 'other');
    git(root, 'clone', '-q', remote, other);
    git(other, 'config', 'user.name', 'other');
    git(other, 'config', 'user.email', 'other@example.com');
    write(other, 'router/INDEX.md', `${read(other, 'router/INDEX.md')}\nPushed.\n`);
    git(other, 'commit', '-qam', 'theirs');
    git(other, 'push', '-q');
    write(root, 'router/INDEX.md', `${read(root, 'router/INDEX.md')}\nNot committed.\n`);
    const asked = ['add', 'worklog', 'router', '--title', 'a', '--root', root];
    const ended = await dynJournal(asked, { stdin: 'b' });
    expect(ended.stdout.replace(/\s+/g, ' ')).toMatch(
      /and pushed: the branch here stays behind its remote: router\/INDEX\.md has changes/,
    );
    const status = await dynJournal(['status', '--root', root, '--json']);
    expect(JSON.parse(status.stdout)).toMatchObject({ unpushed: [], upstream: { behind: 2 } });
  });
});

describe('status and doctor', () => {
  it('answer as their schemas say', async () => {
    const { root } = await makeJournal();
    write(root, 'router/notes.md', 'theirs\n');
    await add(root, ['worklog', 'router', '--title', 'a', '--no-push'], 'b');
    for (const [command, name] of [
      ['status', 'journal-status'],
      ['doctor', 'journal-doctor'],
    ] as const) {
      const { code, stdout } = await dynJournal([command, '--root', root, '--json']);
      expect(code).toBe(0);
      const schema: unknown = JSON.parse((await dynJournal(['schema', name])).stdout);
      const validate = new Ajv2020({ strict: false }).compile(schema as object);
      expect([validate(JSON.parse(stdout)), validate.errors]).toEqual([true, null]);
    }
  });
});

const filed = 'add review --pr 1 --from package.json --repo o/r --verdict comment'.split(' ');

describe('doctor', () => {
  it('says where an entry is kept that cannot be filed, and how to give it up', async () => {
    const { root } = await makeJournal();
    git(root, 'checkout', '-q', '--detach');
    for (let twice = 0; twice < 2; twice++)
      await dynJournal(['add', 'project', 'beta', '--root', root]);
    git(root, 'checkout', '-q', 'main');
    const { code, stdout } = await dynJournal(['doctor', '--root', root, '--json']);
    const { left } = JSON.parse(stdout) as { left: readonly string[] };
    expect([code, left.length]).toEqual([1, 1]);
    const [, folder = '', id = ''] = /kept in (\S+); remove the file of (\S+) to/.exec(left[0]!)!;
    const [name = ''] = readdirSync(folder);
    expect(name).toContain(id);
    rmSync(join(folder, name));
    expect(await dynJournal(['doctor', '--root', root])).toMatchObject({ code: 0 });
  });
});

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
