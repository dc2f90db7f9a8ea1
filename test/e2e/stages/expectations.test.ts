import { describe, expect, it } from 'vitest';
import { expectations } from '../../../src/e2e/stages/expectations.ts';
import type { Expectation } from '../../../src/model/e2e-plan.ts';
import type { Host } from '../../../src/model/e2e-run.ts';
import { runFolder } from '../folder.ts';
import { serve } from '../server.ts';
import { idleHost } from '../stage-context.ts';
import { contextOf } from './context.ts';

const withWorker: Host = {
  ...idleHost,
  running: () => [
    {
      name: 'worker',
      pid: 1,
      log: 'logs/worker.log',
      exit: () => null,
      ended: new Promise(() => {}),
    },
  ],
};

/** What the stage says of one expectation, `result: observed`, with files that are there. */
async function look(
  expected: Expectation,
  {
    page = 'x_total 5',
    before = 'x_total 2',
  }: { page?: string | null; before?: string | null } = {},
): Promise<string> {
  const folder = runFolder();
  folder.write('logs/worker.log', 'the new path was taken\n');
  const url = await serve((request, answer) => {
    if (request.url === '/metrics') answer.writeHead(page === null ? 500 : 200).end(page ?? '');
    else answer.writeHead(request.url === '/there' ? 200 : 404).end('{"answer": 42}');
  });
  const kept: Record<string, string> =
    before === null ? {} : { frontend: folder.write('metrics/frontend.1.prom', before) };
  const phase = { id: 'probes', before: kept, after: {}, sent: null, requests: null };
  const target = { url, model: 'm', metrics: [{ process: 'frontend', url: `${url}/metrics` }] };
  const { checks = [] } = await expectations.run(
    contextOf(expectations, {
      folder,
      host: withWorker,
      plan: { checks: [{ id: 'change.seen', expect: expected }] },
      state: { target, phases: [phase] },
    }),
  );
  const [check] = checks;
  if (check?.result === 'pass') expect(check.evidence).not.toEqual([]);
  return `${check?.result}: ${check?.observed}`;
}

describe('what a plan expects to see', () => {
  it('in a log', async () => {
    expect(await look({ log: 'worker', contains: 'new path' })).toBe('pass: as expected');
    expect(await look({ log: 'worker', contains: 'old path' })).toMatch(/^fail: "old path" is not/);
    expect(await look({ log: 'worker', lacks: 'new path' })).toMatch(/^fail: "new path" is in it/);
    expect(await look({ log: 'other', lacks: 'x' })).toMatch(/^inconclusive: no process is called/);
  });

  it('in an answer', async () => {
    expect(await look({ response: '/there', contains: '42' })).toBe('pass: as expected');
    expect(await look({ response: '/gone' })).toBe('fail: it answered 404');
    expect(await look({ response: '/gone', status: 404 })).toBe('pass: as expected');
  });

  it('by a person is never passed', async () => {
    expect(await look({ says: 'answers read better' })).toMatch(/^inconclusive: only a person/);
  });

  it('in the growth of a counter', async () => {
    expect(await look({ metric: 'x_total', op: '>=', value: 3 })).toBe('pass: it grew by 3');
    expect(await look({ metric: 'x_total', op: '==', value: 5 })).toBe('fail: it grew by 3');
    expect(await look({ metric: 'y_total', op: 'absent' })).toBe('pass: no page has it');
    expect(await look({ metric: 'x_total', op: 'absent' })).toBe('fail: it grew by 3');
    expect(await look({ metric: 'x_total', op: 'exists' })).toBe('pass: it grew by 3');
  });

  it.each(['absent', 'exists'] as const)(
    'is not told by a page that cannot be read: %s',
    async (op) => {
      expect(await look({ metric: 'x_total', op }, { page: null })).toBe(
        'inconclusive: no page of frontend now',
      );
    },
  );

  it('is not told by a page that has none before it', async () => {
    expect(await look({ metric: 'x_total', op: '<=', value: 0 }, { before: null })).toBe(
      'inconclusive: no page of frontend before and after',
    );
  });
});
