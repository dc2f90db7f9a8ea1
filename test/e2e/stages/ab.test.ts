import { describe, expect, it } from 'vitest';
import { limitsOf } from '../../../src/e2e/judge/index.ts';
import { judgeVisits } from '../../../src/e2e/stages/ab/judge.ts';
import type { Visit } from '../../../src/e2e/stages/ab/visit.ts';
import { ab } from '../../../src/e2e/stages/ab.ts';
import { useLab } from '../../process/lab.ts';
import { around, summary } from '../judge/runs.ts';
import { contextOf } from './context.ts';

const visitOf = (
  side: Visit['side'],
  round: number,
  ttft: number,
  changes: Partial<Visit> = {},
): Visit => ({
  side,
  round,
  summary: summary({ id: `ab-${round}-${side}`, ttft_ms: around(ttft) }),
  why: null,
  sides_fault: true,
  evidence: [`load/ab-${round}-${side}.jsonl`],
  ...changes,
});

const judged = (visits: readonly Visit[]) => {
  const { checks = [], not_run = [], state } = judgeVisits('main', 2, visits, limitsOf());
  const found = Object.fromEntries(checks.map(({ id, result }) => [id, result]));
  return { found, checks, not_run, ab: state?.ab };
};

describe('what the visits of a comparison say', () => {
  it('leaves the first round out', () => {
    const rounds = [500, 50, 51].flatMap((ttft, round) => [
      visitOf('base', round, ttft),
      visitOf('head', round, ttft + (round === 0 ? 400 : 0)),
    ]);
    const { found, ab } = judged(rounds);
    expect(ab?.metrics.find(({ name }) => name === 'ttft_p50_ms')).toMatchObject({
      base: expect.closeTo(50.5, 1),
      head: expect.closeTo(50.5, 1),
    });
    expect(found).toMatchObject({
      'ab.head-serves': 'pass',
      'ab.base-serves': 'pass',
      'ab.ttft-p50-ms': 'pass',
    });
  });

  it('blames the head for what it fails to serve, and cannot tell when the base fails', () => {
    const why = 'worker ended with exit code 3';
    const head = judged([visitOf('base', 0, 50), visitOf('head', 0, 50, { summary: null, why })]);
    expect(head.found).toEqual({ 'ab.head-serves': 'fail', 'ab.base-serves': 'pass' });
    expect(head.not_run).toEqual([
      { what: 'comparison of head and base', why: `round 0, head: ${why}`, needed: true },
    ]);
    const base = judged([visitOf('base', 0, 50, { summary: null, why })]);
    expect(base.found).toMatchObject({ 'ab.base-serves': 'inconclusive' });
  });

  it('blames neither for a load driver that did not work', () => {
    const broken = { summary: null, why: 'aiperf ended with 1', sides_fault: false };
    const { found, not_run } = judged([visitOf('base', 0, 50), visitOf('head', 0, 50, broken)]);
    expect(found).toEqual({ 'ab.head-serves': 'pass', 'ab.base-serves': 'pass' });
    expect(not_run[0]?.needed).toBe(true);
  });

  it('sees requests that failed, in the dropped round too', () => {
    const failed = summary({ failed: 2, errors: [{ what: 'HTTP 500', count: 2 }] });
    const { checks } = judged([
      visitOf('base', 0, 50),
      visitOf('head', 0, 50, { summary: failed }),
    ]);
    expect(checks[0]).toMatchObject({
      id: 'ab.head-serves',
      result: 'fail',
      observed: 'round 0: 2 of 100 requests failed, such as HTTP 500',
    });
  });
});

describe('the stage ab, on the simulator', () => {
  const lab = useLab();

  it('visits both sides in turn, finds the slower one, and leaves nothing running', async () => {
    const folder = lab.newRun();
    const host = await lab.open(folder);
    const said: string[] = [];
    const context = contextOf(ab, {
      folder,
      host,
      said,
      plan: { settings: { itl_ms: 12 }, ab: { base: 'itl_ms=4', rounds: 2 } },
      options: { requests: 6, concurrency: 3, warmup: 1, warm_runs: 0, output_tokens: 12 },
    });
    const { state, checks = [] } = await ab.run(context);
    expect(said.filter((line) => line.startsWith('round '))).toEqual([
      'round 0: base',
      'round 0: head',
      'round 1: head',
      'round 1: base',
      'round 2: base',
      'round 2: head',
    ]);
    const itl = state?.ab?.metrics.find(({ name }) => name === 'itl_avg_ms');
    // Three times as slow by what the simulator was told; a busy machine moves both.
    expect(itl?.difference_percent).toBeGreaterThan(50);
    expect(checks.filter(({ id }) => id.endsWith('-serves')).map(({ result }) => result)).toEqual([
      'pass',
      'pass',
    ]);
    expect(host.running()).toEqual([]);
  });
});
