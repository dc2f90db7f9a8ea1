import { appendFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { startSide } from '../../../src/e2e/stages/launch.ts';
import type { Readiness } from '../../../src/e2e/stages/ready/wait.ts';
import { waitForSide } from '../../../src/e2e/stages/ready.ts';
import type { Settings } from '../../../src/model/e2e-plan.ts';
import { useLab } from '../../process/lab.ts';
import { contextOf } from '../stacks/context.ts';
import { planOf } from '../stacks/plan.ts';

const lab = useLab();

/** Brings the simulator up with some settings and waits for it as the stage does. */
async function bringUp(
  settings: Settings,
  more: {
    wait_s?: number;
    chats?: number;
    settle_ms?: number;
    model?: string;
    signal?: AbortSignal;
  } = {},
): Promise<Readiness> {
  const run = lab.newRun();
  const host = await lab.open(run);
  const plan = planOf('sim', settings);
  const context = contextOf(plan, run, host, more.signal ? { signal: more.signal } : {});
  const started = await startSide(context, 'head');
  const target = { ...started.target, model: more.model ?? started.target.model };
  const { wait_s = 60, chats = 3, settle_ms = 0 } = more;
  return waitForSide(context, { ...started, target }, { wait_s, chats, settle_ms });
}

describe('a stack that serves', () => {
  it('is ready once it answers', async () => {
    const { ready, check } = await bringUp({});
    expect(check).toMatchObject({ id: 'ready.serves', result: 'pass' });
    expect(check.evidence).toEqual(['responses/ready/models.json', 'responses/ready/chat.json']);
    expect(ready).toBe(true);
  });

  it('is waited for while it starts', async () => {
    const { ready, elapsed_ms } = await bringUp({ startup_ms: 1500 });
    expect(ready).toBe(true);
    expect(elapsed_ms).toBeGreaterThan(1000);
  });

  it('has to answer for as long as a dead one may be listed', async () => {
    const { ready, elapsed_ms } = await bringUp({}, { settle_ms: 1000 });
    expect(ready).toBe(true);
    expect(elapsed_ms).toBeGreaterThanOrEqual(1000);
  });
});

describe('a stack that does not serve', () => {
  const failing: readonly (readonly [string, Settings, RegExp])[] = [
    [
      'says why in its log',
      { fault: 'never-ready' },
      /cannot make the model ready to serve: Model materialization failed.*attempt=3/,
    ],
    [
      'dies',
      { fault: 'worker:die-at-start' },
      /^worker ended with exit code 3 before it served; last in its log: /,
    ],
    [
      'dies in front',
      { fault: 'frontend:die-at-start' },
      /^frontend ended with exit code 3 before it served/,
    ],
    [
      'has no GPU memory',
      { fault: 'oom-at-start' },
      /^worker ended .* before it served: out of GPU memory: /,
    ],
    [
      'knows not its flags',
      { fault: 'unknown-flag' },
      /^worker ended with exit code 2 before it served: an argument that the installed engine does not know: /,
    ],
    [
      'is told a fault that there is not',
      { fault: 'no-such-fault' },
      /^(worker|frontend) ended with exit code 2 .*no-such-fault/,
    ],
  ];
  it.each(failing)('ends the wait with its cause when it %s', async (_, settings, cause) => {
    const { ready, check } = await bringUp(settings);
    expect(ready).toBe(false);
    expect(check.result).toBe('fail');
    expect(check.observed).toMatch(cause);
    expect(check.evidence.length).toBeGreaterThan(0);
  });

  it.each([
    ['answers 404', 'ready-then-404', /^not ready after \d+ s: chat answers 404: /],
    ['hangs', 'ready-then-hang', /^not ready after \d+ s: /],
  ])('is told after the limit when it %s', async (_, fault, cause) => {
    const { check } = await bringUp({ fault }, { wait_s: 3 });
    expect([check.result, check.observed]).toEqual(['fail', expect.stringMatching(cause)]);
  });

  it('is told when it lists another model', async () => {
    const { check } = await bringUp({}, { wait_s: 2, model: 'other' });
    expect(check.observed).toMatch(/^not ready after 2 s: \/v1\/models lists sim, not other/);
  });

  it('is not waited for when it looks for an etcd that nobody planned', async () => {
    const line =
      'WARN etcd not reachable yet; retrying backoff_secs=1 error=Unable to create lease';
    const wait = async (services_env: Readonly<Record<string, string>>) => {
      const run = lab.newRun();
      const plan = planOf('sim', { startup_ms: 100_000 });
      const context = contextOf(plan, run, await lab.open(run), { state: { services_env } });
      const started = await startSide(context, 'head');
      appendFileSync(run.at(started.processes[0]!.log), `${line}\n`);
      return (await waitForSide(context, started, { wait_s: 2, chats: 1 })).check.observed;
    };
    expect(await wait({})).toMatch(/^a process looks for etcd, and none was planned .*: etcd not/);
    // With one in the plan the line may pass.
    expect(await wait({ ETCD_ENDPOINTS: 'http://127.0.0.1:1' })).toMatch(/^not ready after 2 s/);
  });

  it('shows no escape sequence of what it printed', async () => {
    const { check } = await bringUp({ fault: 'worker:log-escapes,worker:die-at-start' });
    expect(check.result).toBe('fail');
    expect(check.observed).not.toMatch(/\p{Cc}/u);
  });

  it('is left when the run is stopped, with its reason', async () => {
    const stop = new AbortController();
    const waiting = bringUp({ startup_ms: 100_000 }, { signal: stop.signal });
    setTimeout(() => stop.abort(new Error('stopped by the test')), 1000);
    await expect(waiting).rejects.toThrow('stopped by the test');
  });
});

describe('a port of ours', () => {
  let server: Server | undefined;
  afterEach(() => new Promise((resolve) => server?.close(resolve)));

  const occupy = (): Promise<number> =>
    new Promise((resolve) => {
      server = createServer((_, answer) => answer.end('{"data":[{"id":"sim"}]}'));
      server.listen(0, '127.0.0.1', () => {
        const address = server?.address();
        if (typeof address !== 'object' || address === null) throw new Error('no address');
        resolve(address.port);
      });
    });

  it('that an old server holds ends the launch before it', async () => {
    const port = await occupy();
    await expect(bringUp({ http_port: port })).rejects.toThrow(
      new RegExp(
        `^port ${port} is taken by process ${process.pid} \\(.*\\): expected it to be free`,
      ),
    );
  });

  it('that another server answers on is not ours', async () => {
    const port = await occupy();
    const run = lab.newRun();
    const context = contextOf(planOf('sim', {}), run, await lab.open(run));
    const started = await startSide(context, 'head');
    const strange = { ...started, ports: [...started.ports, port] };
    const { check } = await waitForSide(context, strange, { wait_s: 60, chats: 1 });
    expect(check.observed).toMatch(
      new RegExp(
        `^port ${port} is answered by process ${process.pid} .* which this run did not start$`,
      ),
    );
  });
});
