import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PullReport } from '../../src/model/pull.ts';
import type { ReviewPlan } from '../../src/model/review.ts';
import { type FakeGitHub, filesOfPatch, startFakeGitHub, tokens } from '../github/fake/index.ts';
import {
  badChange,
  type Files,
  gaugeLine,
  goodChange,
  makeServingRepo,
  type ServingRepo,
} from './serving-repo.ts';

const program = (name: string): string =>
  fileURLToPath(new URL(`../../dist/cli/${name}.js`, import.meta.url));

let lab = '';
let github: FakeGitHub;
let repo: ServingRepo;

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The program as a user starts it; the fake answers meanwhile. */
function run(name: string, args: readonly string[], token = tokens.reviewer): Promise<Ended> {
  const env = {
    PATH: process.env.PATH,
    HOME: lab,
    XDG_STATE_HOME: join(lab, 'state'),
    XDG_CACHE_HOME: join(lab, 'cache'),
    DYN_MEMORY: join(lab, 'memory'),
    GITHUB_TOKEN: token,
    GIT_AUTHOR_NAME: 'reviewer',
    GIT_AUTHOR_EMAIL: 'reviewer@example.com',
    GIT_COMMITTER_NAME: 'reviewer',
    GIT_COMMITTER_EMAIL: 'reviewer@example.com',
  };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [program(name), ...args],
      { cwd: repo.checkout, env, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
        resolve({ code, stdout, stderr });
      },
    );
  });
}

const named = ['acme/serving#7', '--api-url'];
const review = (action: string, ...more: readonly string[]): Promise<Ended> =>
  run('dyn-audit', ['review', action, ...named, github.url, ...more]);

/** Few requests, and no limit of time: what other programs take from the machine is no fault of the change. */
const sets = [
  'load.requests=8',
  'probes.only=chat,chat-stream',
  ...['load_ttft_p50_ms', 'load_itl_p50_ms', 'load_latency_p50_ms', 'metrics_ttft_gap_ms'].map(
    (limit) => `thresholds.${limit}=60000`,
  ),
];
const quick = ['--stack', 'sim', '--load-runs', '1', ...sets.flatMap((each) => ['--set', each])];

async function pr(...more: readonly string[]): Promise<{ ended: Ended; report: PullReport }> {
  const args = ['pr', ...named, github.url, '--format', 'json', '--quiet', ...more];
  const ended = await run('dyn-audit', args);
  expect(ended.stderr).toBe('');
  return { ended, report: JSON.parse(ended.stdout) as PullReport };
}

async function publish(change: Files): Promise<void> {
  repo = makeServingRepo(lab, change);
  github.addPull({
    number: 7,
    title: 'Count what waits',
    base: { ref: 'main', sha: repo.base },
    head: { ref: 'count', sha: repo.head },
    files: filesOfPatch(repo.git('diff', repo.base, repo.head)),
  });
  mkdirSync(join(lab, 'memory'));
  const made = await run('dyn-journal', ['init', join(lab, 'memory')]);
  expect(made.code).toBe(0);
}

const notPassed = ({ verdict }: PullReport) => [
  ...(verdict?.checks.filter(({ result }) => result !== 'pass') ?? []),
  ...(verdict?.not_run.filter(({ needed }) => needed) ?? []),
];

const reviewText = (): string => {
  const folder = join(lab, 'memory/serving-pr-reviews');
  const [own = ''] = readdirSync(folder).filter((name) => name.startsWith('7-'));
  return readFileSync(join(folder, own, 'review.md'), 'utf8');
};

/** Everything of a run that could be left: registered runs, worktrees, refs of branches. */
const leftovers = () => ({
  runs: readdirSync(join(lab, 'state/dyn-audit/runs')),
  worktrees: repo.git('worktree', 'list').split('\n').length,
  branch: repo.git('rev-parse', '--abbrev-ref', 'HEAD'),
  changes: repo.git('status', '--porcelain'),
});
const nothing = { runs: [], worktrees: 1, branch: 'main', changes: '' };

beforeEach(async () => {
  lab = mkdtempSync(join(tmpdir(), 'dyn-audit-pr-'));
  github = await startFakeGitHub({ repo: 'acme/serving' });
});
afterEach(async () => {
  await github.close();
  rmSync(lab, { recursive: true, force: true });
});

describe('a pull request from its number to a posted review', () => {
  it('with defects ends red, the findings on their lines, and posts what was approved, once', async () => {
    await publish(badChange);
    const { ended, report } = await pr('--run-e2e', ...quick);
    expect(ended.code).toBe(1);
    expect(notPassed(report)).toMatchObject([
      { id: 'expect.metric-dynamo-frontend-requests-in-the-queue', result: 'fail' },
    ]);
    expect(report.verdict?.verdict).toBe('fail');
    const places = report.findings.map(({ rule, place }) => [rule, place?.path, place?.line]);
    expect(places).toContainEqual([
      'run.expectation',
      'lib/llm/src/http/service/metrics.rs',
      gaugeLine,
    ]);
    expect(places).toContainEqual([
      expect.stringMatching(/^callers\./),
      'components/src/dynamo/replay/trace.py',
      5,
    ]);
    expect(leftovers()).toEqual(nothing);
    expect(github.writes()).toEqual([]);

    const planned = await review('plan', '--format', 'json');
    const plan = JSON.parse(planned.stdout) as ReviewPlan;
    expect(plan.comments).toMatchObject([
      { path: 'lib/llm/src/http/service/metrics.rs', line: gaugeLine, side: 'RIGHT' },
    ]);
    expect(plan.outside_diff).toMatchObject([
      { path: 'components/src/dynamo/replay/trace.py', line: 5 },
    ]);
    expect((await review('draft')).code).toBe(2);
    expect(github.writes()).toEqual([]);

    expect((await review('approve', '--sha256', plan.payload_sha256)).code).toBe(0);
    expect(github.writes()).toEqual([]);
    expect((await review('draft')).code).toBe(0);
    expect((await review('draft')).code).toBe(0);
    expect(github.writes()).toHaveLength(1);
    expect((await review('submit')).code).toBe(0);
    await review('submit');
    await review('draft');
    expect(github.writes()).toHaveLength(2);
    expect(github.state.reviews).toMatchObject([{ state: 'COMMENTED', body: plan.body }]);

    const text = reviewText();
    expect(text).toContain(`head-sha: "${repo.head}"`);
    expect(text).toMatch(/posted-url: "?https?:/);
    const lint = await run('dyn-journal', ['lint', '--all']);
    expect({ code: lint.code, said: lint.stdout }).toMatchObject({ code: 0 });
    expect(leftovers()).toEqual(nothing);
  });

  it('without defects ends green, and nothing is posted', async () => {
    await publish(goodChange);
    const { ended, report } = await pr('--run-e2e', ...quick);
    expect({ checks: notPassed(report), verdict: report.verdict?.verdict }).toEqual({
      checks: [],
      verdict: 'pass',
    });
    expect({ code: ended.code, findings: report.findings }).toEqual({ code: 0, findings: [] });
    const checks = report.verdict?.checks.filter(({ id }) => id.startsWith('expect.'));
    expect(checks).toMatchObject([{ result: 'pass' }]);
    expect(report.review).toMatchObject({ clean: true, comments: [] });
    const plan = JSON.parse((await review('plan', '--format', 'json')).stdout) as ReviewPlan;
    expect((await review('approve', '--sha256', plan.payload_sha256)).code).toBe(0);
    const drafted = await review('draft');
    expect({ code: drafted.code, said: drafted.stderr }).toMatchObject({
      code: 2,
      said: expect.stringMatching(/^error: .*--post-clean/),
    });
    expect(github.writes()).toEqual([]);
    expect(reviewText()).toContain('verdict: clean-not-posted');
    expect(leftovers()).toEqual(nothing);
  });

  it('that moved on after the approval is not posted', async () => {
    await publish(badChange);
    await pr('--run-e2e', ...quick);
    const { review: plan } = JSON.parse(
      readFileSync(join(lab, 'state/dyn-audit/reviews/acme__serving/7/pr.json'), 'utf8'),
    ) as PullReport;
    await review('approve', '--sha256', plan?.payload_sha256 ?? '');
    github.advanceHead(7, repo.push({ 'docs/later.md': '# Later\n' }));
    const drafted = await review('draft');
    expect({ code: drafted.code, lines: drafted.stderr.split('\n').length }).toEqual({
      code: 2,
      lines: 2,
    });
    expect(github.writes()).toEqual([]);
    expect(existsSync(join(repo.checkout, 'docs'))).toBe(false);
  });
});
