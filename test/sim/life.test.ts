import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { chat, chatBody, metric, stream } from './support/ask.ts';
import {
  freshFolder,
  listed,
  removeFolders,
  type Sim,
  startProgram,
  startSim,
  until,
} from './support/sim.ts';

const open: Sim[] = [];
async function start(options: Parameters<typeof startSim>[0] = {}): Promise<Sim> {
  const sim = await startSim(options);
  open.push(sim);
  return sim;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((sim) => sim.stop()));
});
afterAll(removeFolders);

const nowhere = '/nonexistent/kv';

const long = chatBody({ max_tokens: 300, ignore_eos: true });
const records = (sim: Sim): string[] => readdirSync(join(sim.kv, 'v1', 'instances'));
const slow = ['--itl-ms', '10'];

/** Waits until the worker has so many requests at once. */
async function inflight(sim: Sim, count: number): Promise<void> {
  const system = await sim.system();
  await until(async () => (await metric(system, 'dynamo_component_inflight_requests')) === count);
}

describe('the end', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    '%s ends both with 0, and nothing is listed',
    async (signal) => {
      const sim = await start();
      expect(records(sim)).toHaveLength(1);
      sim.worker.child.kill(signal);
      expect(await sim.worker.ended).toBe(0);
      expect(records(sim)).toEqual([]);
      await until(async () => (await listed(sim.url)).length === 0);
      expect((await chat(sim.url)).status).toBe(404);
      sim.frontend.child.kill(signal);
      expect(await sim.frontend.ended).toBe(0);
    },
  );

  it('a worker lets its streams finish and takes no more; a second SIGTERM changes nothing', async () => {
    const sim = await start({ worker: slow });
    const running = stream(sim.url, long);
    await until(() => sim.frontend.log().includes('added model'));
    await inflight(sim, 1);
    sim.worker.child.kill('SIGTERM');
    await until(() => sim.worker.log().includes('SIGTERM'));
    sim.worker.child.kill('SIGTERM');
    await until(async () => (await listed(sim.url)).length === 0);
    expect((await chat(sim.url)).status).toBe(404);
    const got = await running;
    expect(got.finish).toEqual(['length']);
    expect(got.done).toBe(true);
    expect(await sim.worker.ended).toBe(0);
  });

  it('a frontend lets its streams finish and answers 503 meanwhile', async () => {
    const sim = await start({ worker: slow });
    const running = stream(sim.url, long);
    await inflight(sim, 1);
    sim.frontend.child.kill('SIGTERM');
    await until(() => sim.frontend.log().includes('SIGTERM'));
    const other = await chat(sim.url);
    expect(other.status).toBe(503);
    expect(other.body.message).toBe('Service is not ready');
    expect((await running).finish).toEqual(['length']);
    expect(await sim.frontend.ended).toBe(0);
    expect(sim.worker.child.exitCode).toBe(null);
  });
});

describe('a worker that is killed', () => {
  it('breaks its streams with an error event, is tried again, and is forgotten when its record is old', async () => {
    const sim = await start({ worker: slow });
    const running = stream(sim.url, long);
    await inflight(sim, 1);
    await new Promise((resolve) => setTimeout(resolve, 300));
    sim.worker.child.kill('SIGKILL');
    const got = await running;
    expect(got.status).toBe(200);
    expect(got.finish).toEqual([]);
    expect(got.events.at(-1)?.error).toMatchObject({ code: 500 });
    expect(got.done).toBe(true);
    expect(await listed(sim.url)).toEqual([]);
    const meanwhile = await chat(sim.url);
    expect(meanwhile.status).toBe(503);
    expect(meanwhile.body.message).toMatch(/not ready to serve requests yet/);
    // Its record is still there: after five seconds it is tried once more.
    const tried = await until(async () => {
      const { status } = await chat(sim.url);
      return status === 503 ? null : status;
    });
    expect(tried).toBe(500);
    expect(await until(async () => ((await chat(sim.url)).status === 404 ? 404 : null))).toBe(404);
  });

  it('is followed by another one', async () => {
    const sim = await start();
    sim.worker.child.kill('SIGKILL');
    await until(async () => (await listed(sim.url)).length === 0);
    const env = { DYN_FILE_KV: sim.kv };
    const next = startProgram('worker', freshFolder(), ['--ttft-ms', '5', '--itl-ms', '1'], env);
    await until(async () => (await chat(sim.url)).status === 200);
    next.child.kill('SIGTERM');
    expect(await next.ended).toBe(0);
  });
});

describe('a frontend that is killed', () => {
  it('ends its streams without [DONE], and the worker lives', async () => {
    const sim = await start({ worker: slow });
    const running = stream(sim.url, long);
    await inflight(sim, 1);
    await new Promise((resolve) => setTimeout(resolve, 300));
    sim.frontend.child.kill('SIGKILL');
    expect((await running).done).toBe(false);
    await inflight(sim, 0);
    expect((await fetch(`${await sim.system()}/health`)).status).toBe(200);
  });
});

describe('arguments', () => {
  const run = async (name: 'frontend' | 'worker', ...args: string[]) => {
    const running = startProgram(name, freshFolder(), args, {});
    return { code: await running.ended, log: running.log() };
  };

  it.each([
    ['frontend', ['--nonsense'], /Unknown option '--nonsense'/],
    ['frontend', [], /--kv DIR or DYN_FILE_KV/],
    ['frontend', ['--kv', nowhere, '--discovery-backend', 'etcd'], /takes file/],
    ['frontend', ['--kv', nowhere, '--http-port', '70000'], /number from 0 to 65535/],
    ['worker', ['--kv', nowhere, '--system-port', '40000'], /number from -1 to 32767/],
    ['worker', ['--kv', nowhere, '--ttft-ms', 'fast'], /--ttft-ms takes a number/],
    ['worker', ['--kv', nowhere, '--fault', 'none-such'], /unknown fault 'none-such'/],
    ['worker', ['--kv', nowhere, '--fault', 'worker:n-one'], /cannot be planted in the worker/],
    ['worker', ['--kv', nowhere, '--fault', 'n-one@3'], /takes no number/],
  ] as const)('%s %j ends with 2 and one line', async (name, args, says) => {
    const { code, log } = await run(name, ...args);
    expect(code).toBe(2);
    expect(log).toMatch(says);
    expect(log.trimEnd().split('\n')).toHaveLength(1);
    expect(existsSync(nowhere)).toBe(false);
  });

  it('a port that is taken ends it with 1', async () => {
    const sim = await start();
    const port = new URL(sim.url).port;
    const { code, log } = await run('frontend', '--kv', sim.kv, '--http-port', port);
    expect(code).toBe(1);
    expect(log).toMatch(/EADDRINUSE/);
  });

  it('--help names every flag', async () => {
    const { code, log } = await run('worker', '--help');
    expect(code).toBe(0);
    expect(log).toMatch(/--ttft-ms .*--itl-ms /s);
    expect(log).toMatch(/simulator/);
  });
});
