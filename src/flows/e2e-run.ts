import { existsSync } from 'node:fs';
import {
  findPlace,
  makePlace,
  markerFile,
  newRunId,
  openFolder,
  readDocument,
  readMarker,
  readState,
  readTail,
  readVerdict,
  watchEvidence,
} from '../e2e/folder/index.ts';
import { readPlan } from '../e2e/plan/index.ts';
import { forgetLost, hasFinished, runStages } from '../e2e/run/index.ts';
import { gpuBaseline, stagesWith } from '../e2e/stages/index.ts';
import type { Plan } from '../model/e2e-plan.ts';
import type { RunEvent, RunFolder, RunState } from '../model/e2e-run.ts';
import type { Verdict } from '../model/e2e-verdict.ts';
import { toJson } from '../model/json.ts';
import { openHost, sweepRuns } from '../process/index.ts';
import { catalog } from './e2e-catalog.ts';
import { surroundings } from './e2e-surroundings.ts';

/** What a run is told, and tells, while it goes on. */
export interface RunHooks {
  /** Version of the tool. */
  readonly version: string;
  /** Aborted: take everything down. */
  readonly stop: AbortSignal;
  /** Aborted: take everything down without waiting for anybody. */
  readonly hurry: AbortSignal;
  readonly onEvent: (event: RunEvent) => void;
  readonly say: (line: string) => void;
  readonly warn: (line: string) => void;
  /** The verdict for people, as `report.md` holds it. */
  readonly render: (verdict: Verdict) => string;
}

/** A run that was begun before. */
export interface OpenedRun {
  readonly path: string;
  readonly id: string;
  readonly plan: Plan;
  readonly state: RunState;
}

/** Carries a new plan out in a folder of its own: `runDir`, or one in the folder of runs. */
export async function startRun(
  plan: Plan,
  runDir: string | null,
  hooks: RunHooks,
): Promise<Verdict> {
  await sweepFirst(hooks);
  const id = newRunId(new Date());
  const path = makePlace(runDir, id);
  const folder = openFolder({ id, path, onEvent: hooks.onEvent });
  folder.write(markerFile, `${id}\n`);
  folder.write('plan.json', `${toJson(plan, 2)}\n`);
  folder.event({ stage: null, event: 'run-started', detail: { stack: plan.stack, folder: path } });
  return carryOut(plan, readState(path), folder, hooks);
}

/** Reads an earlier run; UserError when its plan or state cannot be read. */
export function openRun(run: string): OpenedRun {
  const path = findPlace(run);
  const plan = readPlan(readDocument(path, 'plan.json'), catalog);
  return { path, id: readMarker(path), plan, state: readState(path) };
}

/**
 * Goes on with a run after its last finished stage. Whatever still ran of it is taken down before. Of a run that has
 * finished the verdict is given again, and a stack that it kept up is left alone.
 */
export async function resumeRun(run: OpenedRun, hooks: RunHooks): Promise<Verdict> {
  const verdict = hasFinished(run.plan, run.state) ? readVerdict(run.path) : null;
  if (verdict !== null) {
    hooks.warn(`run ${run.id} had finished: nothing was left to do`);
    return verdict;
  }
  await sweepFirst(hooks);
  const folder = openFolder({ id: run.id, path: run.path, onEvent: hooks.onEvent });
  folder.event({
    stage: null,
    event: 'run-resumed',
    detail: { finished: run.state.finished.join(' ') },
  });
  return carryOut(run.plan, forgetLost(run.state, existsSync), folder, hooks);
}

/** Logs, answers, pages and exports of one run, in bytes: beyond it a run ends. */
const mostEvidence = 4 * 2 ** 30;
const toGib = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(1)} GiB`;

async function carryOut(
  plan: Plan,
  before: RunState,
  folder: RunFolder,
  hooks: RunHooks,
): Promise<Verdict> {
  const host = await openHost({ folder, mark: folder.id });
  const killAll = () => void host.stopAll('at-once').catch(() => {});
  hooks.hurry.addEventListener('abort', killAll);
  const full = new AbortController();
  const unwatch = watchEvidence(folder.path, mostEvidence, (bytes) =>
    full.abort(new Error(`the run has gathered ${toGib(bytes)}: more than ${toGib(mostEvidence)}`)),
  );
  try {
    const about = surroundings(hooks.version);
    const { error } = await runStages({
      plan,
      state: {
        ...before,
        environment: { ...about.environment, ...before.environment },
        versions: { ...about.versions, ...before.versions },
        notes: { gpus: await gpuBaseline(), ...before.notes },
      },
      folder,
      host,
      stages: stagesWith(hooks.render),
      signal: AbortSignal.any([hooks.stop, full.signal]),
      say: hooks.say,
      onState: (state) => void folder.write('state.json', `${toJson(state, 2)}\n`),
      tail: (log) => readTail(folder.at(log), 4096),
    });
    if (error) throw error;
  } finally {
    unwatch();
    hooks.hurry.removeEventListener('abort', killAll);
    const { left } = await host.close({
      keep: plan.keep_up && !hooks.stop.aborted && host.running().length > 0,
    });
    for (const line of left) hooks.warn(line);
  }
  const verdict = readVerdict(folder.path);
  if (verdict === null) throw new Error('a run ended without a verdict');
  folder.event({ stage: null, event: 'run-ended', detail: { verdict: verdict.verdict } });
  return verdict;
}

/** What a crashed run left is in the way of this one: ports, memory of GPUs. */
async function sweepFirst({ warn }: RunHooks): Promise<void> {
  const { runs } = await sweepRuns();
  for (const { id, ended, left } of runs) {
    if (ended.length > 0) warn(`run ${id} was cut off: ended ${ended.length} processes of it`);
    for (const line of left) warn(`run ${id} was cut off: ${line}`);
  }
}
