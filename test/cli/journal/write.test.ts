import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import {
  add,
  dynJournal,
  git,
  key,
  makeFolder,
  makeJournal,
  read,
  token,
  write,
} from './journal.ts';

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
