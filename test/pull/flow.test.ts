import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { PullReport } from '../../src/model/pull.ts';
import type { ReviewPlan } from '../../src/model/review.ts';
import { type Ended, named, nothing, openPullLab, type PullLab, quick } from './pull-lab.ts';
import { badChange, gaugeLine, goodChange } from './serving-repo.ts';

let lab: PullLab;
afterEach(() => lab.close());

const review = (action: string, ...more: readonly string[]): Promise<Ended> =>
  lab.run('dyn-audit', ['review', action, named, '--api-url', lab.github.url, ...more]);

async function pr(...more: readonly string[]): Promise<{ ended: Ended; report: PullReport }> {
  const ended = await lab.pr('--format', 'json', '--quiet', ...more);
  expect(ended.stderr).toBe('');
  return { ended, report: JSON.parse(ended.stdout) as PullReport };
}

const notPassed = ({ verdict }: PullReport) => [
  ...(verdict?.checks.filter(({ result }) => result !== 'pass') ?? []),
  ...(verdict?.not_run.filter(({ needed }) => needed) ?? []),
];

const reviewText = (): string => {
  const folder = join(lab.folder, 'memory/serving-pr-reviews');
  const [own = ''] = readdirSync(folder).filter((name) => name.startsWith('7-'));
  return readFileSync(join(folder, own, 'review.md'), 'utf8');
};

describe('a pull request from its number to a posted review', () => {
  it('with defects ends red, the findings on their lines, and posts what was approved, once', async () => {
    lab = await openPullLab(badChange);
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
    expect(lab.leftovers()).toEqual(nothing);
    expect(lab.github.writes()).toEqual([]);

    const planned = await review('plan', '--format', 'json');
    const plan = JSON.parse(planned.stdout) as ReviewPlan;
    expect(plan.comments).toMatchObject([
      { path: 'lib/llm/src/http/service/metrics.rs', line: gaugeLine, side: 'RIGHT' },
    ]);
    expect(plan.outside_diff).toMatchObject([
      { path: 'components/src/dynamo/replay/trace.py', line: 5 },
    ]);
    expect((await review('draft')).code).toBe(2);
    expect(lab.github.writes()).toEqual([]);

    expect((await review('approve', '--sha256', plan.payload_sha256)).code).toBe(0);
    expect(lab.github.writes()).toEqual([]);
    expect((await review('draft')).code).toBe(0);
    expect((await review('draft')).code).toBe(0);
    expect(lab.github.writes()).toHaveLength(1);
    expect((await review('submit')).code).toBe(0);
    await review('submit');
    await review('draft');
    expect(lab.github.writes()).toHaveLength(2);
    expect(lab.github.state.reviews).toMatchObject([{ state: 'COMMENTED', body: plan.body }]);

    const text = reviewText();
    expect(text).toContain(`head-sha: "${lab.repo.head}"`);
    expect(text).toMatch(/posted-url: "?https?:/);
    const lint = await lab.run('dyn-journal', ['lint', '--all']);
    expect({ code: lint.code, said: lint.stdout }).toMatchObject({ code: 0 });
    expect(lab.leftovers()).toEqual(nothing);
  });

  it('without defects ends green, and nothing is posted', async () => {
    lab = await openPullLab(goodChange);
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
    expect(lab.github.writes()).toEqual([]);
    expect(reviewText()).toContain('verdict: clean-not-posted');
    expect(lab.leftovers()).toEqual(nothing);
  });

  it('that moved on after the approval is not posted', async () => {
    lab = await openPullLab(badChange);
    await pr('--run-e2e', ...quick);
    const { review: plan } = lab.kept();
    await review('approve', '--sha256', plan?.payload_sha256 ?? '');
    lab.github.advanceHead(7, lab.repo.push({ 'docs/later.md': '# Later\n' }));
    const drafted = await review('draft');
    expect({ code: drafted.code, lines: drafted.stderr.split('\n').length }).toEqual({
      code: 2,
      lines: 2,
    });
    expect(lab.github.writes()).toEqual([]);
    expect(existsSync(join(lab.repo.checkout, 'docs'))).toBe(false);
  });
});
