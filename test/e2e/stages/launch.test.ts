import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { stacks } from '../../../src/e2e/stacks/index.ts';
import { startSide } from '../../../src/e2e/stages/launch.ts';
import { waitForSide } from '../../../src/e2e/stages/ready.ts';
import type { Plan, Settings } from '../../../src/model/e2e-plan.ts';
import type { Host } from '../../../src/model/e2e-run.ts';
import { useLab } from '../../process/lab.ts';
import { contextOf } from '../stacks/context.ts';
import { planOf } from '../stacks/plan.ts';
import { idleHost } from '../stage-context.ts';

const lab = useLab();
const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const fakeVenv = at('../stacks/fake-venv');
/** Gives ports and starts nothing. */
const withPorts: Host = {
  ...idleHost,
  ports: async (count) => [20_001, 20_002, 20_003].slice(0, count),
};

describe('the GPU-free workers', () => {
  const launch = (stack: 'sample' | 'mocker', settings: Settings, services_env = {}) =>
    stacks[stack].launch(
      contextOf(planOf(stack, { venv: fakeVenv, ...settings }), lab.newRun(), withPorts, {
        state: { services_env },
      }),
      'head',
    );

  it('listen on loopback only and find one another through a folder of the run', async () => {
    const { processes, target, ports } = await launch('mocker', {});
    const [frontend, worker] = processes;
    expect(ports).toEqual([20_001, 20_002]);
    expect(target).toMatchObject({ url: 'http://127.0.0.1:20001', model: 'tiny' });
    expect(frontend?.command.slice(1)).toEqual(['-m', 'dynamo.frontend', '--http-port', '20001']);
    expect(worker?.env).toMatchObject({
      DYN_DISCOVERY_BACKEND: 'file',
      DYN_HTTP_HOST: '127.0.0.1',
      DYN_SYSTEM_HOST: '127.0.0.1',
      DYN_SYSTEM_PORT: '20002',
      DYN_TCP_RPC_HOST: '127.0.0.1',
      DYN_TCP_RESPONSE_STREAM_HOST: 'lo',
      DYN_REQUEST_PLANE: 'tcp',
      DYN_EVENT_PLANE: 'zmq',
      HF_HUB_OFFLINE: '1',
      VIRTUAL_ENV: fakeVenv,
    });
    // An older frontend would take the worker's port for its own.
    expect(frontend?.env.DYN_SYSTEM_PORT).toBeUndefined();
    for (const process of processes) expect(process.env.NATS_SERVER).toBeUndefined();
  });

  it('never share a discovery folder or a namespace with an earlier launch', async () => {
    const run = lab.newRun(`RUN-${process.pid}T1`);
    const again = (settings: Settings) =>
      stacks.sample.launch(
        contextOf(planOf('sample', { venv: fakeVenv, ...settings }), run, withPorts),
        'head',
      );
    const [one, two] = [await again({}), await again({})];
    expect(one.processes[0]?.env.DYN_FILE_KV).not.toBe(two.processes[0]?.env.DYN_FILE_KV);
    // Over NATS a name with capitals is served under another than is asked for.
    const namespace = `dyn-audit-run-${process.pid}t1-3`;
    const etcd = await again({ discovery: 'etcd' });
    expect(etcd.processes[1]?.env.DYN_NAMESPACE).toBe(namespace);
    expect(etcd.processes[1]?.command).toContain(namespace);
  });

  it('are told of a service only when their planes need it', async () => {
    const all = { ETCD_ENDPOINTS: 'http://127.0.0.1:1', NATS_SERVER: 'nats://127.0.0.1:2' };
    const names = async (settings: Settings): Promise<readonly string[]> => {
      const { processes } = await launch('mocker', settings, all);
      return Object.keys(processes[1]?.env ?? {}).filter((name) => name in all);
    };
    expect(await names({})).toEqual([]);
    expect(await names({ discovery: 'etcd' })).toEqual(['ETCD_ENDPOINTS']);
    expect(await names({ request_plane: 'nats' })).toEqual(['NATS_SERVER']);
  });

  it('take more arguments, variables and ports from settings', async () => {
    const { processes, ports } = await launch('sample', {
      args: "--delay 0.1 --x 'a b'",
      frontend_args: '--router-mode kv',
      http_port: 8123,
      'env.DYN_LOG': 'debug',
    });
    expect(processes[1]?.command.slice(-4)).toEqual(['--delay', '0.1', '--x', 'a b']);
    expect(processes[0]?.command.slice(-2)).toEqual(['--router-mode', 'kv']);
    expect(processes[0]?.env.DYN_LOG).toBe('debug');
    expect(ports[0]).toBe(8123);
  });

  it.each([
    [{ system_port: 40_000 }, 'setting system_port: expected a port from 1 to 32767, got 40000'],
    [{ venv: '/not/there' }, "venv '/not/there': expected a Python environment with bin/python3"],
    [{ args: `'open` }, 'args: a quote is not closed'],
  ])('refuse %j', async (settings, message) => {
    await expect(launch('mocker', settings)).rejects.toThrow(message);
  });

  it('refuse a model that is no folder', async () => {
    const plan = { ...planOf('mocker', { venv: fakeVenv }), model: 'org/name' };
    const launched = stacks.mocker.launch(contextOf(plan, lab.newRun(), withPorts), 'head');
    await expect(launched).rejects.toThrow("model 'org/name': expected a folder");
  });
});

describe("a checkout's launch script", () => {
  /** A checkout with a launch script where Dynamo's are, run by a fake Python that starts the simulator. */
  const checkout = (settings: Settings, model: string | null = null): Plan => {
    const repo = join(lab.folder, 'checkout');
    const script = join(repo, 'examples/backends/sglang/launch/agg.sh');
    mkdirSync(dirname(script), { recursive: true });
    copyFileSync(at('./launch-script.sh'), script);
    const source = join(repo, 'lib/runtime/src');
    mkdirSync(join(source, 'storage'), { recursive: true });
    copyFileSync(at('./planes.rs.txt'), join(source, 'distributed.rs'));
    copyFileSync(at('./planes.rs.txt'), join(source, 'storage/kv.rs'));
    const fake = {
      venv: fakeVenv,
      'env.SIM_FOLDER': at('../../../dist/sim'),
      'env.NODE': process.execPath,
    };
    return { ...planOf('agg', { ...fake, ...settings }), repo, model };
  };

  it('brings its frontend and worker up under the name that its arguments say', async () => {
    const run = lab.newRun();
    const host = await lab.open(run);
    const args = '--attention-backend triton --served-model-name tiny';
    const context = contextOf(checkout({ args }, 'org/weights'), run, host);
    const started = await startSide(context, 'head');
    expect(started.target.model).toBe('tiny');
    expect(started.processes).toHaveLength(1);
    const { check } = await waitForSide(context, started, { wait_s: 60, chats: 2 });
    expect(check).toMatchObject({ result: 'pass' });
    expect(readFileSync(run.at('logs/launch.log'), 'utf8')).toContain(
      `arguments: org/weights ${args}`,
    );
    const page = await fetch(started.target.metrics[1]?.url ?? '');
    expect(page.status).toBe(200);
    const [stopped] = await host.stopAll();
    expect([stopped?.exit, stopped?.killed]).toEqual([{ code: 0, signal: null }, []]);
  });

  it('of the sample worker is told its planes and its namespace, which it reads no variable for', async () => {
    const plan = checkout({ engine: 'sample', launch_script: '../../sglang/launch/agg.sh' });
    const wants = {
      ...plan,
      settings: { ...plan.settings, discovery: 'etcd', event_plane: 'nats' },
    };
    const { processes } = await stacks.agg.launch(
      contextOf(wants, lab.newRun(), withPorts),
      'head',
    );
    const namespace = processes[0]?.env.DYN_NAMESPACE;
    expect(namespace).toMatch(/^dyn-audit-/);
    expect(processes[0]?.command.slice(-8)).toEqual([
      '--discovery-backend',
      'etcd',
      '--request-plane',
      'tcp',
      '--event-plane',
      'nats',
      '--namespace',
      namespace,
    ]);
  });

  it('serves its own default model when none is named', async () => {
    const { target } = await stacks.agg.launch(
      contextOf(checkout({}), lab.newRun(), withPorts),
      'head',
    );
    expect(target.model).toBe('org/default');
  });

  it('that ends with an exception tells it, however much is printed after it', async () => {
    const run = lab.newRun();
    const plan = checkout({ 'env.SIM_FOLDER': '/not/there' });
    const context = contextOf(plan, run, await lab.open(run));
    const started = await startSide(context, 'head');
    const { check } = await waitForSide(context, started, { wait_s: 60, chats: 1 });
    expect(check.observed).toMatch(
      /^launch ended with exit code 1 before it served: it ended with an exception: Error: Cannot find module/,
    );
  });

  it('that ends tells the argument that the engine does not know', async () => {
    const run = lab.newRun();
    const context = contextOf(
      checkout({ args: '--unknown-to-the-fake' }),
      run,
      await lab.open(run),
    );
    const started = await startSide(context, 'head');
    const { check } = await waitForSide(context, started, { wait_s: 60, chats: 1 });
    expect(check.observed).toMatch(
      /^launch ended with exit code 2 before it served: an argument that the installed engine does not know: unrecognized arguments: --unknown-to-the-fake/,
    );
  });

  it('runs with python3 of PATH when there is no environment', async () => {
    const plan = checkout({ venv: null });
    const { processes } = await stacks.agg.launch(contextOf(plan, lab.newRun(), withPorts), 'head');
    expect(processes[0]?.env).not.toHaveProperty('VIRTUAL_ENV');
    expect(processes[0]?.env).not.toHaveProperty('PATH');
  });

  it.each([
    [{ launch_script: 'nope.sh' }, "launch script 'nope.sh': expected a file below the checkout"],
    [
      { launch_script: '/etc/passwd' },
      "launch script '/etc/passwd': expected a file inside the checkout",
    ],
    [{ engine: 'other' }, 'setting engine: expected one of sglang, vllm, trtllm, sample'],
  ])('refuses %j', async (settings, message) => {
    const launched = stacks.agg.launch(
      contextOf(checkout(settings), lab.newRun(), withPorts),
      'head',
    );
    await expect(launched).rejects.toThrow(message);
  });
});
