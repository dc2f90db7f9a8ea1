import { describe, expect, it } from 'vitest';
import { reviewFromMarkdown, reviewFromRun } from '../../../src/journal/entries/index.ts';
import { defaultSettings, lintRules, openLint } from '../../../src/journal/lint/index.ts';
import type { Entry } from '../../../src/model/journal.ts';
import type { LintFinding } from '../../../src/model/journal-lint.ts';
import { findSecrets } from '../../../src/redaction/index.ts';
import { common, type Files, file, legacy, settings } from './vault.ts';

/** What the lint says of some files, rules of style included. */
async function lint(files: Files, paths: readonly string[]): Promise<readonly LintFinding[]> {
  const all = Object.keys(files).sort();
  const marked = paths.filter((path) => path.endsWith('.md') && files[path] !== undefined);
  const found = await findSecrets(
    marked.map((path) => files[path]!),
    { values: [], names: [] },
  );
  const check = openLint({
    rules: lintRules,
    settings,
    files: {
      paths: all,
      text: (path) => files[path] ?? null,
      size: (path) => Buffer.byteLength(files[path] ?? ''),
      look: () => 'none',
    },
    ours: new Set(marked),
    today: '2026-08-12',
    lastCommits: new Map(),
    baseline: null,
  });
  return check(marked, new Map(marked.map((path, at) => [path, found[at] ?? []]))).findings;
}

const say = ({ path, line, rule, message }: LintFinding) => `${path}:${line}: ${rule} ${message}`;

const given = {
  repo: 'ai-dynamo/dynamo',
  pr: 412,
  title: 'Cancel | on `disconnect`',
  slug: null,
  branch: 'cancel',
  base_sha: '0123456789012345678901234567890123456789',
  head_sha: '12e4567890123456789012345678901234567890',
  verdict: 'comment',
  posted_url: 'https://github.com/ai-dynamo/dynamo/pull/412#pullrequestreview-1',
};
const umbrella = 'dynamo-pr-reviews';
const text = '# T\n\nIt cancels.\n\n## Findings\n\n- `a.rs:1`: x. Failure case: y -> z\n';
const verdict = {
  schema: 'dyn-audit/verdict@1',
  verdict: 'fail',
  checks: [
    { id: 'a|b', stage: 'probe', result: 'fail', expected: '[x](y.md)', observed: '<!-- x' },
  ],
  not_run: [],
  environment: { gpu: 0 },
};

const init: Entry = { kind: 'init', title: 'Journal', ...common };
const project: Entry = {
  kind: 'project',
  project: 'router',
  repo: 'ai-dynamo/dynamo',
  branch: '0123',
  description: 'Where: the | router # spends',
  tags: ['a-b'],
  ...common,
};
const worklog: Entry = {
  kind: 'worklog',
  project: 'router',
  title: 'one hash',
  body: '# A\n\n- p50 1.9 ms\n\n```\n## 2026-01-01: not an entry\n```\n',
  file: null,
  ...common,
};
const review: Entry = { kind: 'review', umbrella, ...reviewFromMarkdown(text, given), ...common };
const fromRun: Entry = {
  kind: 'review',
  umbrella,
  ...reviewFromRun({ 'verdict.json': verdict }, { ...given, pr: 413 }),
  ...common,
};
const benchmark: Entry = {
  kind: 'benchmark',
  project: 'router',
  slug: 'one-hash',
  title: 'One hash',
  readme: '- Commit 4f1c2a9, see [raw](./raw.csv)\n',
  artifacts: [{ path: 'raw.csv', blob: 'a'.repeat(40), mode: '100644', size: 3 }],
  ...common,
};
const learning: Entry = {
  kind: 'learning',
  repo: 'ai-dynamo/dynamo',
  globs: ['lib/llm/**', '**/*.{py,pyi}', '0123'],
  note: '- Clients that leave | `keep` their <slot>: see `[x](y.md)`\n\n# More\n\n```\ncode\n```\n',
  source: 'ai-dynamo/dynamo#412: a review',
  ...common,
};
const retired: Entry = { kind: 'retired', file: 'x', ...common };
const again = (entry: Entry): Entry => ({ ...entry, id: 'op-2', date: '2026-08-12' });

it('has the settings that hold without any', () => {
  expect(settings).toEqual(defaultSettings);
});

describe('entries in a new journal', () => {
  it.each<[string, readonly Entry[]]>([
    ['init', [init]],
    ['project', [init, project]],
    [
      'project without anything',
      [init, { ...project, repo: null, branch: null, description: '', tags: [] }],
    ],
    ['worklog', [init, project, worklog, again(worklog)]],
    ['review', [init, review]],
    ['review of a run', [init, fromRun]],
    ['re-review', [init, review, fromRun, again(review)]],
    ['benchmark', [init, project, benchmark, again(benchmark)]],
    ['learning', [init, learning, { ...learning, note: 'One line', repo: null }]],
    [
      'retired learning',
      [init, { ...learning, note: 'One line' }, { ...retired, file: 'one-line' }],
    ],
  ])('%s: nothing to find', async (_, entries) => {
    let files: Files = {};
    for (const entry of entries) files = await file(entry, files);
    expect((await lint(files, Object.keys(files))).map(say)).toEqual([]);
  });
});

describe('entries in a journal that people wrote', () => {
  it.each<[string, Entry, readonly string[]]>([
    ['project', { ...project, project: 'kv-router' }, []],
    ['worklog', worklog, []],
    ['worklog named', { ...worklog, project: 'planner', file: 'A_WORKLOG.md' }, []],
    ['review', review, []],
    ['review in an old umbrella', { ...review, umbrella: 'sglang-pr-reviews' }, []],
    ['benchmark', benchmark, []],
    ['learning', { ...learning, note: 'One line' }, []],
  ])('%s: nothing new to find', async (_, entry, expected) => {
    const files = await file(entry, legacy);
    const paths = Object.keys(files).filter((path) => files[path] !== legacy[path]);
    const before = new Set(
      (await lint(legacy, paths)).map(({ path, rule, message }) => `${path} ${rule} ${message}`),
    );
    const fresh = (await lint(files, paths)).filter(
      ({ path, rule, message }) => !before.has(`${path} ${rule} ${message}`),
    );
    expect(fresh.map(say)).toEqual(expected);
  });
});

it('would find what is wrong: the old journal is not without', async () => {
  const rules = (await lint(legacy, Object.keys(legacy))).map(({ rule }) => rule);
  expect(rules).toEqual(expect.arrayContaining(['J001', 'J090']));
});
