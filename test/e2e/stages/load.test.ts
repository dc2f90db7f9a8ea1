import { describe, expect, it } from 'vitest';
import { load } from '../../../src/e2e/stages/load.ts';
import { metrics } from '../../../src/e2e/stages/metrics.ts';
import type { Settings } from '../../../src/model/e2e-plan.ts';
import type { StageResult } from '../../../src/model/e2e-run.ts';
import { countingServer } from '../counting-server.ts';
import { runFolder } from '../folder.ts';
import { idleHost } from '../stage-context.ts';
import { contextOf } from './context.ts';

const small = { requests: 12, concurrency: 3, warmup: 2, output_tokens: 4 };

const targetOf = (url: string) => ({
  url,
  model: 'tiny',
  metrics: [{ process: 'frontend', url: `${url}/metrics` }],
});

const results = ({ checks = [] }: StageResult) =>
  Object.fromEntries(checks.map(({ id, result }) => [id, result]));

/** Both stages, one after the other, as a run does them. */
async function both(server: Awaited<ReturnType<typeof countingServer>>, options: Settings = {}) {
  const folder = runFolder();
  const given = { folder, host: idleHost, state: { target: targetOf(server.url) } };
  const loaded = await load.run(contextOf(load, { ...given, options: { ...small, ...options } }));
  const state = {
    ...given.state,
    phases: loaded.state?.phases ?? [],
    load: loaded.state?.load ?? [],
  };
  const measured = await metrics.run(
    contextOf(metrics, { ...given, state, options: { settle_s: 0 } }),
  );
  return { loaded, measured, folder };
}

describe('the stages load and metrics', () => {
  it('send several runs and hold what was counted against what was sent', async () => {
    const server = await countingServer();
    const { loaded, measured } = await both(server);
    expect(server.answered()).toBe(3 * (12 + 2));
    expect(loaded.state?.load?.map(({ id, requests }) => [id, requests])).toEqual([
      ['run-1', 12],
      ['run-2', 12],
      ['run-3', 12],
    ]);
    expect(loaded.state?.phases?.map(({ id }) => id)).toEqual([
      'load.run-1',
      'load.run-2',
      'load.run-3',
    ]);
    expect(results(loaded)).toMatchObject({
      'load.errors': 'pass',
      'load.requests': 'pass',
      'load.tokens': 'pass',
    });
    expect(results(measured)).toEqual({
      'metrics.page-frontend': 'pass',
      'metrics.requests-counted': 'pass',
      'metrics.tokens-counted': 'pass',
      'metrics.errors': 'pass',
      'metrics.active-zero': 'pass',
      'metrics.no-restart': 'pass',
    });
  });

  it('see one failed request among many', async () => {
    const server = await countingServer({ fail: (request) => request === 20 });
    const { loaded, measured } = await both(server);
    expect(loaded.checks?.find(({ id }) => id === 'load.errors')).toMatchObject({
      result: 'fail',
      observed: 'run-2: 1 of 12 failed (1 x HTTP 500: planted)',
    });
    expect(results(measured)['metrics.requests-counted']).toBe('pass');
  });

  it('see a counter that misses one', async () => {
    const { loaded, measured } = await both(await countingServer({ forget: 30 }));
    expect(results(loaded)['load.errors']).toBe('pass');
    expect(measured.checks?.find(({ id }) => id === 'metrics.requests-counted')).toMatchObject({
      result: 'fail',
      observed: expect.stringMatching(
        /^load\.run-3: chat_completions stream: counted 13 .*sent 14/,
      ),
    });
  });

  it('send every run under a name of its own, also in a folder that was used before', async () => {
    const server = await countingServer();
    const folder = runFolder();
    folder.write('load/run-1.jsonl', '');
    const given = { folder, host: idleHost, state: { target: targetOf(server.url) } };
    const { state } = await load.run(contextOf(load, { ...given, options: { ...small, runs: 1 } }));
    expect(state?.load?.[0]?.id).toBe('run-1-2');
  });

  it('use our own driver where there is no aiperf, and say so', async () => {
    const server = await countingServer();
    const path = process.env.PATH;
    process.env.PATH = '/nonexistent';
    try {
      const given = {
        folder: runFolder(),
        host: idleHost,
        state: { target: targetOf(server.url) },
      };
      const options = { ...small, runs: 1 };
      const stack = { stack: 'endpoint' as const };
      const { not_run, state } = await load.run(
        contextOf(load, { ...given, plan: stack, options }),
      );
      expect(state?.load?.[0]?.driver).toBe('built-in');
      expect(not_run?.[0]).toEqual({
        what: 'load by aiperf',
        why: 'there is no uvx on PATH; the built-in driver sent it',
        needed: false,
      });
      const asked = contextOf(load, { ...given, options: { ...options, driver: 'aiperf' } });
      await expect(load.run(asked)).rejects.toThrow(/expected uvx on PATH/);
    } finally {
      process.env.PATH = path;
    }
  });

  it('refuse options that make no load', async () => {
    const given = {
      folder: runFolder(),
      host: idleHost,
      state: { target: targetOf('http://127.0.0.1:1') },
    };
    const refused = (options: Settings) => load.run(contextOf(load, { ...given, options }));
    await expect(refused({ requests: 0 })).rejects.toThrow(
      'load.requests: expected a whole number of at least 1',
    );
    await expect(refused({ concurrency: 1.5 })).rejects.toThrow(/load.concurrency/);
    await expect(refused({ runs: 0 })).rejects.toThrow(/load.runs/);
    await expect(refused({ driver: 'wrk' })).rejects.toThrow(
      /expected one of auto, aiperf, built-in/,
    );
    await expect(refused({ run_timeout_s: 0 })).rejects.toThrow(
      /load.run_timeout_s: expected a number of seconds/,
    );
    await expect(refused({ driver: 'aiperf', aiperf: '/nonexistent' })).rejects.toThrow(
      /expected a version, a program/,
    );
  });

  it('are blocked when nothing serves; metrics need a page', async () => {
    const given = { folder: runFolder(), host: idleHost };
    expect((await load.run(contextOf(load, given))).blocked).toMatch(/nothing serves/);
    expect((await metrics.run(contextOf(metrics, given))).blocked).toMatch(/nothing serves/);
    const target = { url: 'http://127.0.0.1:1', model: 'm', metrics: [] };
    const without = { ...given, state: { target } };
    expect((await metrics.run(contextOf(metrics, without))).not_run?.[0]?.needed).toBe(true);
    const endpoint = contextOf(metrics, { ...without, plan: { stack: 'endpoint' } });
    expect((await metrics.run(endpoint)).not_run?.[0]?.needed).toBe(false);
  });
});
