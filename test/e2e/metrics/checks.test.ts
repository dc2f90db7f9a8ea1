import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkMetrics, metricChecks, readFacts } from '../../../src/e2e/metrics/index.ts';
import { runFolder } from '../folder.ts';
import { around, summary } from '../judge/runs.ts';
import { chat, check, failing, type Pages } from './phase.ts';

describe('the list of metric checks', () => {
  it('has one file for each, and ids that are its own', () => {
    const folder = new URL('../../../src/e2e/metrics/checks/', import.meta.url);
    const helpers = ['facts.ts', 'index.ts', 'verdict-of.ts'];
    const files = readdirSync(folder).filter((name) => !helpers.includes(name));
    expect(files).toHaveLength(metricChecks.length);
    expect(new Set(metricChecks.map(({ id }) => id)).size).toBe(metricChecks.length);
    for (const { id, doc } of metricChecks) {
      expect(id).toMatch(/^metrics\.[a-z-]+$/);
      expect(doc).toMatch(/\.$/);
    }
  });
});

describe('metrics against what was sent', () => {
  it('are fine when all is counted', () => {
    const found = check({
      before: { success: 5, error: 1, tokens: 100, uptime: 1 },
      after: { success: 15, error: 1, tokens: 420, uptime: 9 },
      output_tokens: 320,
      load: [summary({ id: 'run-1', ttft_ms: around(22) })],
    });
    expect([...found.keys()]).toEqual([
      'page-frontend',
      'page-worker',
      'requests-counted',
      'worker-requests-counted',
      'started-finished',
      'tokens-counted',
      'errors',
      'active-zero',
      'no-restart',
      'ttft',
    ]);
    expect([...found.values()].filter(({ result }) => result !== 'pass')).toEqual([]);
    expect([...found.values()].filter(({ evidence }) => evidence.length === 0)).toEqual([]);
    expect(found.get('requests-counted')?.evidence).toEqual([
      'metrics/frontend.1.prom',
      'metrics/frontend.2.prom',
    ]);
  });

  it('tell a request too many, one too few, and one under another name', () => {
    expect(failing({ after: { success: 11, worker: 10 } })).toEqual([
      'metrics.requests-counted fail',
    ]);
    expect(failing({ after: { success: 9, worker: 10 } })).toEqual([
      'metrics.requests-counted fail',
    ]);
    const unary = [{ ...chat('success', 200, 10), request_type: 'unary' as const }];
    expect(check({ sent: unary, after: { success: 10 } }).get('requests-counted')?.observed).toBe(
      'load.run-1: chat_completions stream: counted 10 (10 as success), sent 0 (0), chat_completions unary: counted 0 (0 as success), sent 10 (10)',
    );
  });

  it('cannot blame a server that others use for what it counts beyond ours', () => {
    expect(failing({ shared: true, after: { success: 12 } })).toEqual([
      'metrics.requests-counted inconclusive',
      'metrics.worker-requests-counted inconclusive',
    ]);
    expect(failing({ shared: true, after: { success: 9, worker: 10 } })).toEqual([
      'metrics.requests-counted fail',
    ]);
  });

  it('do not expect that not-ready answers are counted, but that a 500 is', () => {
    const sent = [chat('success', 200, 10), chat('error', 503, 40), chat('error', 500, 2)];
    expect(failing({ sent, after: { success: 10, error: 2 } })).toEqual([]);
    expect(failing({ sent, after: { success: 10, error: 20 } })).toEqual([]);
    expect(failing({ sent, after: { success: 10, error: 1 } })).toEqual([
      'metrics.requests-counted fail',
    ]);
  });

  it('let a cancelled or broken stream be counted as either', () => {
    const sent = [chat('success', 200, 10), chat('cancelled', 200, 1), chat('error', 200, 1)];
    expect(failing({ sent, after: { success: 10, error: 2, worker: 11 } })).toEqual([]);
    expect(failing({ sent, after: { success: 12 } })).toEqual([]);
    expect(failing({ sent, after: { success: 13, worker: 12 } })).toEqual([
      'metrics.requests-counted fail',
    ]);
  });

  it('compare totals where only those are known, and nothing where nothing is', () => {
    expect(failing({ sent: null, requests: 10, after: { success: 10 } })).toEqual([]);
    expect(failing({ sent: null, requests: 11, after: { success: 10 } })).toEqual([
      'metrics.requests-counted fail',
    ]);
    expect(check({ sent: null, after: { success: 10 } }).has('requests-counted')).toBe(false);
  });

  it('tell a worker that counts wrongly, and one that counts nothing', () => {
    expect(failing({ after: { success: 10, worker: 11 } })).toEqual([
      'metrics.worker-requests-counted fail',
    ]);
    expect(failing({ after: { success: 10, worker: 0 } })).toEqual([
      'metrics.worker-requests-counted fail',
    ]);
  });

  it('tell requests that were never ended', () => {
    expect(failing({ after: { success: 10, started: 11 } })).toEqual([
      'metrics.started-finished fail',
    ]);
  });

  it('tell tokens that were not counted', () => {
    expect(failing({ output_tokens: 320, after: { success: 10, tokens: 319 } })).toEqual([
      'metrics.tokens-counted fail',
    ]);
  });

  it('tell errors that no client saw, by kind', () => {
    const found = check({
      after: { success: 10, workerErrors: 3, more: 'dynamo_frontend_model_rejection_total 1' },
    });
    expect(found.get('errors')).toMatchObject({
      result: 'fail',
      observed:
        'load.run-1: frontend dynamo_frontend_model_rejection_total 1, seen 0; worker dynamo_component_errors_total 3 (generate 3), seen 0',
      evidence: ['frontend.1', 'frontend.2', 'worker.1', 'worker.2'].map(
        (name) => `metrics/${name}.prom`,
      ),
    });
  });

  it.each(['publish_response', 'publish_final'])(
    'leave out what a worker writes when nobody reads any more: %s',
    (error_type) => {
      const unread = `dynamo_component_errors_total{dynamo_component="backend",error_type="${error_type}"} 4`;
      expect(failing({ after: { success: 10, more: unread } })).toEqual([]);
    },
  );

  it('take no refusal of a bad request for the cause of an error within', () => {
    const sent = [chat('success', 200, 10), chat('error', 400, 5)];
    const refused = (error_type: string): Pages => ({
      success: 10,
      started: 15,
      worker: 10,
      more: `dynamo_frontend_requests_total{endpoint="chat_completions",model="m",request_type="stream",error_type="${error_type}",status="error"} 5`,
    });
    expect(failing({ sent, after: refused('validation') })).toEqual([]);
    expect(failing({ sent, after: refused('internal') })).toEqual(['metrics.errors fail']);
    expect(failing({ sent, after: { ...refused('validation'), workerErrors: 1 } })).toEqual([
      'metrics.errors fail',
    ]);
  });

  it('tell requests that stay in flight', () => {
    const found = check({ after: { success: 10 }, last: { success: 10, active: 2 } });
    expect(found.get('active-zero')).toMatchObject({
      result: 'fail',
      observed: 'frontend: dynamo_frontend_active_requests 2',
      evidence: ['metrics/frontend.3.prom', 'metrics/worker.3.prom'],
    });
  });

  it('say nothing of requests in flight where no page tells of them', () => {
    const folder = runFolder();
    const pages = { frontend: folder.write('metrics/frontend.1.prom', 'other_total 1') };
    const target = { url: '', model: 'm', metrics: [{ process: 'frontend', url: '' }] };
    const facts = readFacts(folder, target, [], pages, { load: [], limits: {}, shared: false });
    expect(checkMetrics(facts).find(({ id }) => id === 'metrics.active-zero')).toMatchObject({
      result: 'inconclusive',
      observed: 'no page has a gauge of requests in flight',
    });
  });

  it('tell a process that began anew', () => {
    const found = check({ before: { success: 5, uptime: 50 }, after: { success: 15, uptime: 2 } });
    expect(found.get('no-restart')).toMatchObject({
      result: 'fail',
      observed: 'worker began anew in load.run-1',
    });
    expect(failing({ before: { success: 50 }, after: { success: 10 } })).toContain(
      'metrics.no-restart fail',
    );
  });

  it('tell a page that is not there', () => {
    const found = check({ after: 'missing' });
    expect(found.get('page-frontend')).toMatchObject({
      result: 'fail',
      observed: 'no page at the end; no page around load.run-1',
    });
    expect(found.get('page-worker')?.result).toBe('pass');
  });

  it('tell a time to the first token that cannot be, or is a fraction of what the client waits', () => {
    const failingOf = (client: number, server: number) =>
      failing({
        load: [summary({ id: 'run-1', ttft_ms: around(client) })],
        after: { success: 10, ttft: server / 1000 },
      });
    expect(failingOf(30, 25)).toEqual([]);
    // As measured on the real sample worker.
    expect(failingOf(49.9, 17.9)).toEqual([]);
    expect(failingOf(30, 60)).toEqual(['metrics.ttft fail']);
    expect(failingOf(22, 2)).toEqual(['metrics.ttft fail']);
    expect(failingOf(500, 150)).toEqual(['metrics.ttft fail']);
    // Too little to tell.
    expect(failingOf(4, 12)).toEqual([]);
    expect(failingOf(9, 0.5)).toEqual([]);
  });

  it('make what the servers say printable', () => {
    const found = check({
      after: {
        success: 10,
        more: `dynamo_component_errors_total{error_type="\u001b[31m${'x'.repeat(3000)}"} 1`,
      },
    });
    expect(found.get('errors')?.observed).not.toContain('\u001b');
    expect(found.get('errors')?.observed.length).toBeLessThan(1100);
  });
});
