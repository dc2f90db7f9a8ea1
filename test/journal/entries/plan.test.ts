import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { ReviewEntry, WorklogEntry } from '../../../src/model/journal.ts';
import { common, file, legacy, plan, settings } from './vault.ts';

const init = { kind: 'init', title: 'Journal', ...common } as const;
const project = {
  kind: 'project',
  project: 'kv-router',
  repo: 'ai-dynamo/dynamo',
  branch: null,
  description: 'Where the router | spends its time',
  tags: ['router'],
  ...common,
} as const;
const worklog: WorklogEntry = {
  kind: 'worklog',
  project: 'router',
  title: 'hashes are handed on',
  body: '---\ntitle: x\n---\n# Top\n\n- p50 1.9 ms to 1.6 ms\n\n## Below\n\nend',
  file: null,
  ...common,
};
const review: ReviewEntry = {
  kind: 'review',
  umbrella: 'sglang-pr-reviews',
  repo: 'sgl-project/sglang',
  pr: 27000,
  title: 'Cancel on disconnect',
  slug: 'cancel-on-disconnect',
  branch: 'cancel',
  base_sha: null,
  head_sha: '12e4567890123456789012345678901234567890',
  verdict: 'comment',
  posted_url: null,
  body: '## Summary\n\nGood.',
  ...common,
};

describe('init', () => {
  it('begins a journal, and keeps what is there', async () => {
    const files = await file(init, {});
    expect(files['INDEX.md']).toBe(
      '---\ntype: registry\nlast-updated: 2026-08-11\n---\n\n# Journal\n\n' +
        '| Project | Status | Repo | Last Active | Description |\n| --- | --- | --- | --- | --- |\n',
    );
    expect(files['.dyn-journal.yaml']!.split('\n').every((line) => /^(#|$)/.test(line))).toBe(true);
    expect((await plan(init, legacy)).edits.map(({ path }) => path)).toEqual(['.dyn-journal.yaml']);
    await expect(plan(init, files)).rejects.toThrow('no journal yet');
  });

  it('lists all settings with what holds without them', async () => {
    const written = (await file(init, {}))['.dyn-journal.yaml']!;
    const lines = written.split('\n').filter((line) => /^# +[a-z_]+:( |$)/.test(line));
    expect(parse(lines.map((line) => line.slice(2)).join('\n'))).toEqual(settings);
  });
});

describe('project', () => {
  it('writes its INDEX.md and its row', async () => {
    const files = await file(project, await file(init, {}));
    expect(files['kv-router/INDEX.md']).toBe(
      '---\nproject: kv-router\ntype: project\nrepo: ai-dynamo/dynamo\nbranch: null\nstatus: active\n' +
        'last-updated: 2026-08-11\ntags: [router]\ndescription: Where the router | spends its time\n---\n\n' +
        '# kv-router\n\nWhere the router | spends its time\n',
    );
    expect(files['INDEX.md']).toMatch(
      /\n\| \[kv-router\]\(\.\/kv-router\/INDEX\.md\) \| active \| ai-dynamo\/dynamo \| 2026-08-11 \| Where the router \\\| spends its time \|\n$/,
    );
  });

  it('puts its row behind the last row of a table of other columns, before glued prose', async () => {
    const { 'INDEX.md': index } = await file(project, legacy);
    expect(index).toContain(
      '| planner | Plans | 2026-08-20 | |\n| [kv-router](./kv-router/INDEX.md) | Where the router \\| spends its time | 2026-08-11 | |\nProse',
    );
  });

  it.each(['../x', 'A', 'a b', '.git', 'scripts', 'router', 'a/b', '', 'x.'])(
    'refuses the name %j',
    async (name) => {
      await expect(plan({ ...project, project: name }, legacy)).rejects.toThrow(/expected a name/);
    },
  );

  it('refuses a folder that is no journal, long descriptions, odd tags', async () => {
    await expect(plan(project, {})).rejects.toThrow('dyn-journal init');
    const long = { ...project, description: 'x'.repeat(201) };
    await expect(plan(long, legacy)).rejects.toThrow('at most 200 characters, got 201');
    await expect(plan({ ...project, tags: ['A b'] }, legacy)).rejects.toThrow("got 'A b'");
  });
});

describe('worklog', () => {
  it('appends to the one worklog and touches two dates besides', async () => {
    const files = await file(worklog, legacy);
    expect(files['router/ROUTER_WORKLOG.md']).toBe(
      '# Log\n\n## 2026-07-01: began\n\n- x\n\n## 2026-08-11: hashes are handed on\n\n' +
        '### Top\n\n- p50 1.9 ms to 1.6 ms\n\n#### Below\n\nend\n',
    );
    expect(files['router/INDEX.md']).toBe(
      legacy['router/INDEX.md']!.replace('2026-07-01', '2026-08-11'),
    );
    expect(files['INDEX.md']).toBe(legacy['INDEX.md']!.replace('2026-07-01', '2026-08-11'));
    expect((await plan(worklog, legacy)).subject).toBe('router: hashes are handed on');
  });

  it('moves no date back', async () => {
    const files = await file({ ...worklog, project: 'planner', file: 'A_WORKLOG.md' }, legacy);
    expect(files['INDEX.md']).toBe(legacy['INDEX.md']);
    expect(files['planner/INDEX.md']).toBe(legacy['planner/INDEX.md']);
  });

  it('begins a worklog, takes one by its entries, asks which of several', async () => {
    const { 'router/ROUTER_WORKLOG.md': _, ...without } = legacy;
    const begun = await file(worklog, without);
    expect(begun['router/ROUTER_WORKLOG.md']).toMatch(/^# router worklog\n\n## 2026-08-11: /);
    const notes = {
      ...without,
      'router/BUG.md': '## 2026-07-02: seen\n',
      'router/README.md': '# x\n',
    };
    expect((await plan(worklog, notes)).edits[0]!.path).toBe('router/BUG.md');
    await expect(plan({ ...worklog, project: 'planner' }, legacy)).rejects.toThrow(
      'planner: A_WORKLOG.md, B_WORKLOG.md',
    );
  });

  it.each(['../x.md', 'x.txt', '/x.md', 'a//b.md', '.x.md', 'INDEX.md'])(
    'refuses the file %j',
    async (name) => {
      await expect(plan({ ...worklog, file: name }, legacy)).rejects.toThrow('expected a Markdown');
    },
  );

  it('refuses an unknown project, no title, no text, a text that does not end', async () => {
    await expect(plan({ ...worklog, project: 'nope' }, legacy)).rejects.toThrow(
      /planner, router, sglang-pr-reviews.*'nope'/,
    );
    await expect(plan({ ...worklog, title: ' \n' }, legacy)).rejects.toThrow('expected a title');
    await expect(plan({ ...worklog, body: ' \n' }, legacy)).rejects.toThrow('expected the text');
    await expect(plan({ ...worklog, body: 'x\n```\ny' }, legacy)).rejects.toThrow('code fence');
  });
});

describe('review', () => {
  it('writes a new one, its row, the row of its umbrella', async () => {
    const files = await file(review, legacy);
    expect(files['sglang-pr-reviews/27000-cancel-on-disconnect/review.md']).toBe(
      '---\ntype: review\nrepo: sgl-project/sglang\npr: 27000\nbranch: cancel\nbase-sha: null\n' +
        'head-sha: "12e4567890123456789012345678901234567890"\nverdict: comment\nposted-url: null\n' +
        'last-updated: 2026-08-11\n---\n\n# Cancel on disconnect\n\n## Summary\n\nGood.\n',
    );
    expect(files['sglang-pr-reviews/INDEX.md']).toBe(
      '---\ntype: project\nlast-updated: 2026-08-11\n---\n\n# Reviews\n\n' +
        '| PR | Title | Verdict | Posted | Reviewed | Head |\n| --- | --- | --- | --- | --- | --- |\n' +
        '| [#27000](./27000-cancel-on-disconnect/review.md) | Cancel on disconnect | comment | not posted | 2026-08-11 | 12e4567 |\n',
    );
    expect(files['INDEX.md']).toContain('| [sglang-pr-reviews](./sglang-pr-reviews/INDEX.md) |');
    expect((await plan(review, legacy)).subject).toBe('sglang-pr-reviews: add #27000 review');
  });

  it('makes an umbrella in one edit', async () => {
    const begun = await file(init, {});
    const { edits } = await plan({ ...review, umbrella: 'dynamo-pr-reviews' }, begun);
    expect(edits.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      'create dynamo-pr-reviews/27000-cancel-on-disconnect/review.md',
      'create dynamo-pr-reviews/INDEX.md',
      'row INDEX.md',
      'fields INDEX.md',
    ]);
  });

  it('appends to the one that is there, whatever its folder is called, and completes its frontmatter', async () => {
    const again = { ...review, pr: 26976, posted_url: 'https://github.com/x/y/pull/1' };
    const files = await file(again, legacy);
    const path = 'sglang-pr-reviews/26976-tiered-cached-token/review.md';
    expect(files[path]).toMatch(/^---\ntype: review\nrepo: sgl-project\/sglang\npr: 26976\n/);
    expect(files[path]).toContain(`\n---\n\n${legacy[path]}`);
    expect(files[path]).toMatch(
      /\nclean\n\n## 2026-08-11: re-review at 12e4567\n\n### Summary\n\nGood\.\n$/,
    );
    expect(files['sglang-pr-reviews/INDEX.md']).toContain(
      '| [#26976](./26976-tiered-cached-token/review.md) | Tiered | comment | https://github.com/x/y/pull/1 |',
    );
  });

  it('overwrites nothing newer when it is filed late', async () => {
    const first = await file(review, legacy);
    const second = await file({ ...review, date: '2026-08-12', verdict: 'approve' }, first);
    const late = await file({ ...review, date: '2026-08-10', verdict: 'request-changes' }, second);
    const path = 'sglang-pr-reviews/27000-cancel-on-disconnect/review.md';
    expect(second[path]).toContain('verdict: approve');
    expect(late[path]).toContain('verdict: approve');
    expect(late[path]).toContain('## 2026-08-10: re-review');
    expect(late['sglang-pr-reviews/INDEX.md']).toBe(second['sglang-pr-reviews/INDEX.md']);
  });

  it('refuses another repository, two folders, odd slugs and numbers', async () => {
    const files = await file(review, legacy);
    await expect(plan({ ...review, repo: 'other/one' }, files)).rejects.toThrow('another umbrella');
    const two = { ...files, 'sglang-pr-reviews/27000-b/review.md': '# b\n' };
    await expect(plan(review, two)).rejects.toThrow('expected one folder of #27000');
    await expect(plan({ ...review, slug: '../x' }, legacy)).rejects.toThrow('expected a slug');
    await expect(plan({ ...review, pr: 0 }, legacy)).rejects.toThrow('got 0');
    await expect(plan({ ...review, umbrella: '..' }, legacy)).rejects.toThrow('an umbrella');
  });
});

describe('benchmark', () => {
  const artifact = { path: 'raw/a.csv', blob: 'a'.repeat(40), mode: '100644', size: 3 } as const;
  const benchmark = {
    kind: 'benchmark',
    project: 'router',
    slug: 'one-hash',
    title: 'One hash',
    readme: '- Commit 4f1c2a9\n',
    artifacts: [artifact],
    ...common,
  } as const;

  it('writes a folder of results under a free name', async () => {
    const files = await file(benchmark, legacy);
    const folder = 'router/benchmarks/results/2026-08-11_one-hash';
    expect(files[`${folder}/README.md`]).toBe(
      '---\ntype: benchmark\nproject: router\ndate: 2026-08-11\n---\n\n# One hash\n\n- Commit 4f1c2a9\n',
    );
    expect(files[`${folder}/raw/a.csv`]).toBe(`blob ${artifact.blob}\n`);
    const again = await file(benchmark, files);
    expect(again[`${folder}-2/README.md`]).toBe(files[`${folder}/README.md`]);
  });

  it.each(['../x', 'README.md', '/x', 'a//b', '.git/hooks/x'])(
    'refuses the file %j',
    async (path) => {
      const entry = { ...benchmark, artifacts: [{ ...artifact, path }] };
      await expect(plan(entry, legacy)).rejects.toThrow('below the folder of results');
    },
  );
});
