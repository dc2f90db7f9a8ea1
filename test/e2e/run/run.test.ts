import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { emptyState } from '../../../src/e2e/folder/index.ts';
import { forgetLost, runStages } from '../../../src/e2e/run/index.ts';
import type { Plan, StageName } from '../../../src/model/e2e-plan.ts';
import type { Exit, Host, RunState, Stage, StageResult } from '../../../src/model/e2e-run.ts';
import { UserError } from '../../../src/model/errors.ts';
import { runFolder } from '../folder.ts';

const order: readonly StageName[] = [
  'preflight',
  'build',
  'launch',
  'ready',
  'probes',
  'load',
  'teardown',
  'verdict',
];
const lasting: readonly StageName[] = ['build', 'probes', 'load'];

/** A host whose processes end when the test says so. */
function testHost() {
  const ends = new Map<string, (exit: Exit) => void>();
  const host: Host = {
    start: async ({ name }) => {
      const ended = new Promise<Exit>((resolve) => ends.set(name, resolve));
      return { name, pid: 7, log: `logs/${name}.log`, exit: () => null, ended };
    },
    run: async () => {
      throw new Error('not of this test');
    },
    stop: async (name) => {
      ends.get(name)?.({ code: 0, signal: null });
      return { name, exit: { code: 0, signal: null }, killed: [], elapsed_ms: 1 };
    },
    stopAll: async () => {
      for (const end of ends.values()) end({ code: 0, signal: null });
      return [];
    },
    running: () => [],
    logsCut: () => [],
    ports: async () => [],
  };
  return { host, end: (name: string, exit: Exit) => ends.get(name)?.(exit) };
}

type Work = Stage['run'];
interface Given {
  readonly work?: Partial<Record<StageName, Work>>;
  readonly state?: RunState;
  readonly options?: Partial<Record<StageName, Plan['settings']>>;
  readonly timeout_s?: number;
  readonly signal?: AbortSignal;
  readonly host?: Host;
}

async function run({
  work = {},
  state = emptyState,
  options = {},
  timeout_s,
  signal,
  host,
}: Given) {
  const ran: StageName[] = [];
  const states: RunState[] = [];
  const folder = runFolder();
  const stages: readonly Stage[] = order.map((id) => ({
    id,
    doc: id,
    lasting: lasting.includes(id),
    options: {},
    run: async (context) => {
      ran.push(id);
      return (await work[id]?.(context)) ?? {};
    },
  }));
  const plan: Plan = {
    schema: 'dyn-audit/plan@1',
    stack: 'sim',
    repo: null,
    rev: null,
    model: null,
    url: null,
    metrics_urls: [],
    settings: {},
    stages: order.map((id) => ({ id, options: options[id] ?? {} })),
    checks: [],
    thresholds: {},
    ab: null,
    timeout_s: timeout_s ?? null,
    keep_up: false,
  };
  const outcome = await runStages({
    plan,
    state,
    folder,
    host: host ?? testHost().host,
    stages,
    signal: signal ?? new AbortController().signal,
    say: () => {},
    onState: (each) => states.push(each),
    tail: () => 'one\n\u001b[31mCUDA out of memory\n',
  });
  return { ...outcome, ran, states, folder };
}

const untilAborted: Work = ({ signal }) =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
const passing = (stage: StageName): StageResult => ({
  checks: [
    { id: `${stage}.ok`, stage, result: 'pass', expected: 'a', observed: 'b', evidence: [] },
  ],
});
const undone = (state: RunState) => state.not_run.map(({ what, why }) => `${what}: ${why}`);

describe('a run', () => {
  it('runs the stages in order and hands the state on', async () => {
    const { ran, state, states } = await run({
      work: {
        build: async () => ({ state: { versions: { dynamo: '1' }, notes: { build: { a: 1 } } } }),
        launch: async ({ state: before }) => ({
          ...passing('launch'),
          state: { versions: { seen: String(before.versions.dynamo) } },
        }),
      },
    });
    expect(ran).toEqual(order);
    expect(state.versions).toEqual({ dynamo: '1', seen: '1' });
    expect(state.finished).toEqual(order);
    expect(state.checks.map(({ id }) => id)).toEqual(['launch.ok']);
    expect(states).toHaveLength(order.length);
  });

  it('still takes down and judges after a stage that blocks', async () => {
    const { ran, state, error } = await run({
      work: { ready: async () => ({ blocked: 'the model was never listed' }) },
    });
    expect(ran).toEqual(['preflight', 'build', 'launch', 'ready', 'teardown', 'verdict']);
    expect(undone(state)).toEqual([
      'ready: the model was never listed',
      'probes: the model was never listed',
      'load: the model was never listed',
    ]);
    expect(state.finished).not.toContain('ready');
    expect(error).toBeNull();
  });

  it('hands a mistake of the user on after it has taken everything down', async () => {
    const { ran, error } = await run({
      work: {
        preflight: async () => {
          throw new UserError('needs 2 GPUs, has 0: disagg.sh');
        },
      },
    });
    expect(ran).toEqual(['preflight', 'teardown', 'verdict']);
    expect(error?.message).toBe('needs 2 GPUs, has 0: disagg.sh');
  });

  it('throws what is a bug, after it has taken everything down', async () => {
    const ended: string[] = [];
    const broken = run({
      work: {
        launch: async () => {
          throw new TypeError('x is undefined');
        },
        teardown: async () => {
          ended.push('teardown');
          return {};
        },
      },
    });
    await expect(broken).rejects.toThrow('x is undefined');
    expect(ended).toEqual(['teardown']);
  });

  it('ends a stage at its time limit, also one that does not listen', async () => {
    const { state, ran } = await run({
      options: { load: { timeout_s: 0.05 } },
      work: { load: untilAborted },
    });
    expect(undone(state)).toEqual(['load: load took longer than its limit of 0.05 s']);
    expect(ran).toContain('teardown');
    const deaf = await run({
      options: { load: { timeout_s: 0.05 } },
      work: { load: () => new Promise(() => {}) },
    });
    expect(undone(deaf.state)).toEqual(['load: load took longer than its limit of 0.05 s']);
  });

  it('leaves no clock behind that would keep the program running after a stop', async () => {
    const signals: AbortSignal[] = [];
    await run({
      work: {
        probes: async ({ signal }) => {
          signals.push(signal);
          return {};
        },
      },
    });
    expect(signals.flatMap((signal) => getEventListeners(signal, 'abort'))).toEqual([]);
  });

  it('takes a limit that no timer can wait for as none that is near', async () => {
    const { state } = await run({ timeout_s: 1e12, options: { load: { timeout_s: 1e9 } } });
    expect(undone(state)).toEqual([]);
  });

  it('ends at the limit of the whole run', async () => {
    const { state } = await run({ timeout_s: 0.05, work: { ready: untilAborted } });
    expect(undone(state)[0]).toBe('ready: the run took longer than its limit of 0.05 s');
  });

  it('ends when it is told to, and teardown is not told', async () => {
    const stop = new AbortController();
    let told = true;
    const { state } = await run({
      signal: stop.signal,
      work: {
        probes: (context) => {
          setTimeout(() => stop.abort(new Error('interrupted by SIGINT')), 5);
          return untilAborted(context);
        },
        teardown: async ({ signal }) => {
          told = signal.aborted;
          return {};
        },
      },
    });
    expect(undone(state)).toEqual(['probes: interrupted by SIGINT', 'load: interrupted by SIGINT']);
    expect(told).toBe(false);
  });

  it('ends with the cause when a process that should serve ends by itself', async () => {
    const { host, end } = testHost();
    const { state, ran } = await run({
      host,
      work: {
        launch: async (context) => {
          await context.host.start({
            name: 'worker',
            command: ['w'],
            cwd: '/',
            env: {},
            grace_ms: 1,
          });
          return {};
        },
        load: (context) => {
          end('worker', { code: null, signal: 'SIGKILL' });
          return untilAborted(context);
        },
      },
    });
    expect(state.checks).toEqual([
      {
        id: 'process.worker',
        stage: 'load',
        result: 'fail',
        expected: 'worker runs until the run takes it down',
        observed:
          'worker ended by SIGKILL before the run took it down; last in its log: one | \\u{1b}[31mCUDA out of memory',
        evidence: ['logs/worker.log'],
      },
    ]);
    expect(undone(state)).toEqual(['load: worker ended by SIGKILL']);
    expect(ran).toContain('teardown');
  });

  it('says nothing of a process that a stage stopped', async () => {
    const { state } = await run({
      work: {
        launch: async ({ host }) => {
          await host.start({ name: 'worker', command: ['w'], cwd: '/', env: {}, grace_ms: 1 });
          await host.stop('worker');
          return {};
        },
      },
    });
    expect(state.checks).toEqual([]);
  });
});

describe('a resumed run', () => {
  const earlier: RunState = {
    ...emptyState,
    finished: ['preflight', 'build', 'launch', 'ready', 'probes'],
    checks: [...(passing('ready').checks ?? []), ...(passing('probes').checks ?? [])],
    not_run: [{ what: 'load', why: 'interrupted', needed: true }],
  };

  it('keeps what finished and lasts, and brings the stack up again for the rest', async () => {
    const { ran, state } = await run({
      state: earlier,
      work: { ready: async () => passing('ready'), load: async () => passing('load') },
    });
    expect(ran).toEqual(['preflight', 'launch', 'ready', 'load', 'teardown', 'verdict']);
    expect(state.checks.map(({ id }) => id).sort()).toEqual(['load.ok', 'probes.ok', 'ready.ok']);
    expect(state.not_run).toEqual([]);
  });

  it('still says what a finished stage could not do, and forgets what will be tried again', async () => {
    const not_run = [
      { what: 'probe.cancel', why: 'hung', needed: true, stage: 'probes' as const },
      { what: 'load', why: 'interrupted', needed: true, stage: 'load' as const },
    ];
    const { state } = await run({ state: { ...earlier, not_run } });
    expect(undone(state)).toEqual(['probe.cancel: hung']);
  });

  it('tells the times of its own attempt only', async () => {
    const { state } = await run({ state: { ...earlier, timings: (await run({})).state.timings } });
    expect(state.timings.map(({ stage }) => stage)).toEqual(order);
    expect(state.timings.find(({ stage }) => stage === 'probes')?.outcome).toBe('kept');
  });

  it('does not trust a worktree or an environment that is gone', () => {
    const checkout = { side: 'head' as const, path: '/w', rev: 'a', worktree: true, venv: null };
    const before = { ...earlier, checkouts: [checkout], venv: '/venv' };
    expect(forgetLost(before, () => true)).toEqual(before);
    for (const gone of ['/w', '/venv']) {
      const { finished } = forgetLost(before, (path) => path !== gone);
      expect(finished).not.toContain('build');
      expect(finished).toContain('probes');
    }
  });

  it('starts nothing when only the verdict is left', async () => {
    const { ran } = await run({ state: { ...earlier, finished: [...earlier.finished, 'load'] } });
    expect(ran).toEqual(['teardown', 'verdict']);
  });
});
