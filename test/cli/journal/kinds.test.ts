import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { add, dynJournal, git, makeFolder, makeJournal, read, token, write } from './journal.ts';

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
