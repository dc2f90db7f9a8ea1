import { setTimeout as wait } from 'node:timers/promises';
import { findPlace, readMarker } from '../e2e/folder/index.ts';
import type { E2eSweep, SweptRun } from '../model/e2e-reports.ts';
import { UserError } from '../model/errors.ts';
import { listRuns, requestStop, sweepRuns } from '../process/index.ts';

/** Takes down what runs left whose program is gone. Runs that go on, or were kept up, are not touched. */
export async function sweep(): Promise<E2eSweep> {
  const began = performance.now();
  const { runs } = await sweepRuns();
  return document(runs, began);
}

/** How long a run that was told to end may take, in seconds: graceful ends and a report. */
const patience = 120;

/** Ends a run: tells its program to, or takes down what was kept up or left behind. */
export async function stopRun(run: string): Promise<E2eSweep> {
  const began = performance.now();
  const folder = findPlace(run);
  const id = readMarker(folder);
  const open = listRuns().find((each) => each.id === id);
  if (open === undefined) return document([], began);
  if (!open.kept && requestStop(id) === 'asked') {
    if (await hasClosed(id))
      return document([{ id, folder, ended: [], removed: [], left: [] }], began);
    throw new UserError(`run ${id} was told to end and still goes on after ${patience} s`);
  }
  const { runs } = await sweepRuns({ only: id });
  return document(runs, began);
}

async function hasClosed(id: string): Promise<boolean> {
  for (let left = patience * 10; left > 0; left -= 1) {
    if (!listRuns().some((each) => each.id === id)) return true;
    await wait(100);
  }
  return false;
}

const document = (runs: readonly SweptRun[], began: number): E2eSweep => ({
  schema: 'dyn-audit/e2e-sweep@1',
  elapsed_ms: Math.round(performance.now() - began),
  runs,
});
