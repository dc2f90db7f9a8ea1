import { expect, it } from 'vitest';
import { judge } from '../../../src/e2e/judge/index.ts';
import { teardown } from '../../../src/e2e/stages/teardown.ts';
import type { Host, StopReport } from '../../../src/model/e2e-run.ts';
import type { StageTiming } from '../../../src/model/e2e-verdict.ts';
import { runFolder } from '../folder.ts';
import { contextOf } from './context.ts';

const refuse = async () => {
  throw new Error('not of this test');
};
const hostOf = (reports: readonly StopReport[]): Host => ({
  start: refuse,
  run: refuse,
  stop: refuse,
  stopAll: async () => reports,
  running: () => [],
  logsCut: () => [],
  ports: async () => [],
});
const killed: StopReport = {
  name: 'worker',
  exit: { code: null, signal: 'SIGKILL' },
  killed: [{ pid: 7, command: 'worker' }],
  elapsed_ms: 1,
};
const down = (
  host: Host,
  timings: readonly StageTiming[] = [],
  stack: 'sim' | 'endpoint' = 'sim',
) =>
  teardown.run(
    contextOf(teardown, { folder: runFolder(), host, plan: { stack }, state: { timings } }),
  );
const resultOf = async (report: StopReport) =>
  (await down(hostOf([report]))).checks?.find(({ id }) => id === 'teardown.graceful')?.result;

it('does not blame a process that the user would not wait for', async () => {
  expect(await resultOf(killed)).toBe('fail');
  expect(await resultOf({ ...killed, hurried: true })).toBe('inconclusive');
});

it('never lets a run pass of which nobody saw the end', async () => {
  const kept = { stage: 'launch', started_ms: 0, elapsed_ms: 0, outcome: 'kept' } as const;
  const { not_run = [] } = await down(hostOf([]), [kept]);
  expect(judge({ checks: [], not_run }).because).toMatch(
    /^teardown was not done: the run was cut off/,
  );
  expect((await down(hostOf([]))).not_run).toBeUndefined();
  expect((await down(hostOf([]), [kept], 'endpoint')).not_run).toBeUndefined();
});
