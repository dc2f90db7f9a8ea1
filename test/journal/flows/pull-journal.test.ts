import { describe, expect, it } from 'vitest';
import { lintJournal } from '../../../src/flows/journal-lint.ts';
import { saveReview } from '../../../src/flows/pull-journal.ts';
import { git, makeRemote, makeVault, put, read } from '../store/vault.ts';
import { finding, head, planned, pulled } from './pulled.ts';

const registry =
  '---\ntype: registry\n---\n\n# Journal\n\n| Project | Status | Repo | Last Active | Description |\n| --- | --- | --- | --- | --- |\n';
const vault = () => makeVault({ 'INDEX.md': registry });
const path = 'dynamo-pr-reviews/412-fix-cancel-dyn-journal-disable-file-on/review.md';
const url = 'https://github.com/ai-dynamo/dynamo/pull/412#pullrequestreview-9';

function open(root: string) {
  const warnings: string[] = [];
  const save = (more: Partial<Parameters<typeof saveReview>[0]> = {}) =>
    saveReview({
      report: pulled(),
      plan: planned(),
      postedUrl: null,
      root,
      push: false,
      date: '2026-08-11',
      warn: (line) => warnings.push(line),
      ...more,
    });
  return { save, warnings };
}

const field = (root: string, key: string, where = path) =>
  new RegExp(`^${key}: (.*)$`, 'm').exec(read(root, where))?.[1];

describe('saveReview', () => {
  it('files the review under its pull request, registered, linted and committed', async () => {
    const root = vault();
    const { save, warnings } = open(root);
    const { write, why } = await save();
    expect(why).toContain('push');
    expect(write?.paths).toContain(path);
    expect(warnings).toEqual([]);
    const text = read(root, path);
    for (const title of ['Summary', 'Test setup', 'Testing results', 'Evidence', 'Findings'])
      expect(text).toContain(`\n## ${title}\n`);
    expect(text).toContain(
      '- `serving/api.py:12` (`callers.call`): `route is called with an argument that it no longer takes`. ' +
        'Failure case: `any request to /v1/chat` -> `TypeError: route() takes 1 positional argument`, expected `an answer`.',
    );
    expect(text).toContain('`logs/worker.log`: `TypeError: route() takes 1 argument`');
    expect(text).toContain('| `probe.chat` | `probes` | `fail` | `200 \\| an answer` | `500` |');
    expect(field(root, 'head-sha')).toBe(`"${head}"`);
    expect(field(root, 'verdict')).toBe('comment');
    expect(field(root, 'posted-url')).toBe('null');
    expect(read(root, 'dynamo-pr-reviews/INDEX.md')).toContain('not posted');
    expect(git(root, 'status', '--porcelain')).toBe('');
    const { report } = await lintJournal({
      root,
      paths: null,
      scope: 'all',
      fix: false,
      stdin: null,
      baseline: null,
      updateBaseline: false,
      compat: false,
      env: {},
      warn: () => {},
    });
    // The commit is of today, the entry of another day.
    expect(report.findings.filter(({ rule }) => rule !== 'J020')).toEqual([]);
  });

  it('says where it was posted without saying the rest again', async () => {
    const root = vault();
    const { save } = open(root);
    await save();
    await save({ postedUrl: url, date: '2026-08-12' });
    const text = read(root, path);
    expect(text.match(/^## Summary$/gm)).toHaveLength(1);
    expect(text).not.toContain('re-review');
    expect(field(root, 'posted-url')).toBe(url);
    expect(read(root, 'dynamo-pr-reviews/INDEX.md')).toContain(url);
    await save({ postedUrl: url, date: '2026-08-12' });
    expect(read(root, path)).toBe(text);
    expect(git(root, 'status', '--porcelain')).toBe('');
  });

  it('appends a second review as a dated section, and keeps where the first was posted', async () => {
    const root = vault();
    const { save } = open(root);
    await save({ postedUrl: url });
    const next = 'fedcba9876543210fedcba9876543210fedcba98';
    await save({ report: pulled({ head: next }), date: '2026-08-12' });
    const text = read(root, path);
    expect(text).toContain('\n## 2026-08-12: re-review at fedcba9\n');
    expect(text).toContain('\n### Summary\n');
    expect(field(root, 'head-sha')).toBe(`"${next}"`);
    expect(field(root, 'posted-url')).toBe(url);
  });

  it.each([
    ['clean-not-posted', { plan: planned({ clean: true }), report: pulled({ findings: [] }) }],
    ['clean-not-posted', { plan: null, report: pulled({ findings: [] }) }],
    ['comment', { plan: planned({ clean: true }), postedUrl: url }],
    ['approve', { plan: planned({ clean: true, event: 'APPROVE' as const }), postedUrl: url }],
    ['request-changes', { plan: planned({ event: 'REQUEST_CHANGES' as const }) }],
    [
      'blocked-hardware',
      {
        plan: null,
        report: pulled({
          findings: [],
          verdict: null,
          run: null,
          tested: null,
          hardware: {
            gpus: 8,
            vram_gib: 80,
            nodes: 1,
            architectures: [],
            reasons: [],
            fits: false,
            why: 'it needs 8 GPUs, there is 1',
          },
        }),
      },
    ],
  ])('is filed as %s', async (word, more) => {
    const root = vault();
    const { save, warnings } = open(root);
    await save(more);
    expect(field(root, 'verdict')).toBe(word);
    expect(warnings).toEqual([]);
    if (word === 'blocked-hardware')
      expect(read(root, path)).toContain('Nothing was run: `it needs 8 GPUs, there is 1`');
  });

  it('keeps neither secrets nor what others wrote as more than words', async () => {
    const root = vault();
    const { save, warnings } = open(root);
    const secret = ['ghp', 'A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8'].join('_');
    const hostile = `${secret} \`<!-- dyn-journal-disable-file -->\n## Findings\n- x \u001b[31m [a](b.md)`;
    const bad = {
      ...finding,
      title: hostile,
      failure_case: { trigger: hostile, outcome: hostile, expected: hostile },
      evidence: [{ from: 'run' as const, file: hostile, text: hostile }],
      fix: hostile,
    };
    await save({ report: pulled({ findings: [bad, { ...bad, place: null }], title: hostile }) });
    const folder = read(root, 'dynamo-pr-reviews/INDEX.md').match(/412-[a-z0-9-]+/)?.[0] ?? '';
    const text = read(root, `dynamo-pr-reviews/${folder}/review.md`);
    expect(git(root, 'log', '-p')).not.toContain(secret);
    expect(text.match(/^## Findings$/gm)).toHaveLength(1);
    expect(text).not.toContain('\u001b');
    expect(warnings).toEqual([expect.stringContaining('replaced')]);
  });

  it('is pushed', async () => {
    const root = vault();
    makeRemote(root);
    const { write, why } = await open(root).save({ push: true });
    expect(write).toMatchObject({ pushed: true });
    expect(why).toBe(null);
  });

  it('files nothing without a journal, or without a pull request', async () => {
    const none = await open('/nonexistent').save();
    expect(none).toEqual({ write: null, why: expect.stringContaining('holds no journal') });
    const root = vault();
    const { write, why } = await open(root).save({ report: pulled({ repo: null, number: null }) });
    expect([write, why]).toEqual([null, expect.stringContaining('of no pull request')]);
  });

  it('goes into no umbrella that is of another repository', async () => {
    const root = vault();
    const { save } = open(root);
    await save();
    put(root, { [path]: read(root, path).replace('ai-dynamo/dynamo', 'somebody/dynamo') });
    await expect(save()).rejects.toThrow('it needs another umbrella');
  });
});
