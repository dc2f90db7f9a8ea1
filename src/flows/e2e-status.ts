import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  findPlace,
  markerFile,
  readDocument,
  readEvents,
  readMarker,
  readState,
  readTail,
  readVerdict,
  runsFolder,
} from '../e2e/folder/index.ts';
import { readPlan } from '../e2e/plan/index.ts';
import { stageNames } from '../model/e2e-plan.ts';
import type { E2eStatus, ProcessStatus, RunStateWord, RunStatus } from '../model/e2e-reports.ts';
import type { RunEvent } from '../model/e2e-run.ts';
import { UserError } from '../model/errors.ts';
import { oneLine } from '../model/one-line.ts';
import {
  isAlive,
  type ListedRun,
  listRuns,
  readManifest,
  readProcesses,
} from '../process/index.ts';
import { catalog } from './e2e-catalog.ts';

/** What runs are doing or have done, the newest first: one of them, or all that are open or in the folder of runs. */
export async function runStatus(run: string | null): Promise<E2eStatus> {
  const open = listRuns();
  const folders = run === null ? allFolders(open) : [findPlace(run)];
  const look = run === null ? statusOrNothing : statusOf;
  const runs = folders.flatMap((folder) => look(folder, open) ?? []);
  const newest = runs.toSorted((a, b) => (a.started_at < b.started_at ? 1 : -1));
  return { schema: 'dyn-audit/e2e-status@1', runs: newest };
}

function allFolders(open: readonly ListedRun[]): readonly string[] {
  const root = runsFolder();
  const own = existsSync(root) ? readdirSync(root).map((name) => join(root, name)) : [];
  const all = new Set([...own, ...open.map(({ folder }) => folder)]);
  return [...all].filter((folder) => existsSync(join(folder, markerFile)));
}

/** One run that cannot be read does not hide the others; asked for by name, it says why. */
function statusOrNothing(folder: string, open: readonly ListedRun[]): RunStatus | null {
  try {
    return statusOf(folder, open);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

/** Null for a folder whose plan is not there yet, or not any more. */
function statusOf(folder: string, open: readonly ListedRun[]): RunStatus | null {
  const written = readDocument(folder, 'plan.json');
  if (written === null) return null;
  const plan = readPlan(written, catalog);
  const id = readMarker(folder);
  const events = readEvents(folder);
  const state = readState(folder);
  const verdict = readVerdict(folder);
  const registered = open.find((each) => each.folder === folder);
  const processes = processesOf(folder);
  const word = wordOf(registered);
  return {
    id,
    folder,
    stack: plan.stack,
    state: word,
    stage: word === 'running' ? stageOf(events) : null,
    started_at: events[0]?.time ?? '',
    elapsed_ms: elapsedOf(events, word),
    tool_pid: word === 'running' ? (registered?.tool.pid ?? null) : null,
    url: word === 'ended' ? null : (state.target?.url ?? null),
    model: word === 'ended' ? null : (state.target?.model ?? null),
    stages: state.timings,
    processes,
    last_line: word === 'running' ? lastLine(folder, processes) : null,
    verdict: verdict?.verdict ?? null,
    because: verdict?.because ?? null,
  };
}

function wordOf(registered: ListedRun | undefined): RunStateWord {
  if (registered === undefined) return 'ended';
  if (registered.kept) return 'up';
  return registered.liveness === 'dead' || registered.liveness === 'restarted'
    ? 'abandoned'
    : 'running';
}

function stageOf(events: readonly RunEvent[]): RunStatus['stage'] {
  const last = events.findLast(({ event }) => event === 'stage-started' || event === 'stage-ended');
  const stage = last?.event === 'stage-started' ? last.stage : null;
  return stageNames.find((name) => name === stage) ?? null;
}

function elapsedOf(events: readonly RunEvent[], word: RunStateWord): number {
  const began = Date.parse(events[0]?.time ?? '');
  const ended = word === 'running' ? Date.now() : Date.parse(events.at(-1)?.time ?? '');
  return Number.isFinite(ended - began) ? Math.max(0, ended - began) : 0;
}

function processesOf(folder: string): readonly ProcessStatus[] {
  const manifest = readManifest(folder);
  if (manifest === null) return [];
  const table = readProcesses();
  return manifest.processes.map(({ name, pid, start, command, log }) => {
    const row = table.find((each) => each.pid === pid && each.start === start);
    return { name, pid, command, log, alive: row !== undefined && isAlive(row) };
  });
}

function lastLine(folder: string, processes: readonly ProcessStatus[]): string | null {
  const lines = processes
    .filter(({ alive }) => alive)
    .flatMap(({ log }) => readTail(join(folder, log), 2000).trimEnd().split('\n').at(-1) ?? []);
  const line = lines.findLast((each) => each.trim() !== '');
  return line === undefined ? null : oneLine(line);
}
