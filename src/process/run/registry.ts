import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { toJson } from '../../model/json.ts';
import { replaceFile } from '../durable.ts';
import { type Liveness, livenessOf, type ProcessIdentity } from '../identity.ts';
import { isPlainName, requirePlainName, stateFolder } from './state-folder.ts';

/** A run that was opened and not yet closed clean. */
export interface RegisteredRun {
  readonly id: string;
  /** Absolute. */
  readonly folder: string;
  readonly tool: ProcessIdentity;
  /** In the environment of its processes, as DYN_AUDIT_RUN. */
  readonly mark: string;
  /** None of its processes is older, on the clock of start times. */
  readonly since: number;
  /** What it started stays up although its tool has ended: the user asked for it. */
  readonly kept: boolean;
}

export interface ListedRun extends RegisteredRun {
  readonly liveness: Liveness;
}

/** Written down before anything is started, so that a later run finds it. */
export const registerRun = (run: RegisteredRun): void =>
  replaceFile(fileOf(run.id), `${toJson(run)}\n`, true);

export const forgetRun = (id: string): void => rmSync(fileOf(id), { force: true });

export const hasRun = (id: string): boolean => isPlainName(id) && existsSync(fileOf(id));

/** The runs of this user that were not closed clean, the oldest id first, and whether their tools still run. */
export function listRuns(): readonly ListedRun[] {
  return readdirSync(stateFolder('runs'))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => readRun(name.slice(0, -'.json'.length)) ?? [])
    .map((run) => ({ ...run, liveness: livenessOf(run.tool) }));
}

/** Null when it was closed or swept, or when its file is none of ours. */
export function readRun(id: string): RegisteredRun | null {
  if (!hasRun(id)) return null;
  try {
    const data: unknown = JSON.parse(readFileSync(fileOf(id), 'utf8'));
    return isRun(data) && data.id === id ? data : null;
  } catch {
    return null;
  }
}

const fileOf = (id: string): string => join(stateFolder('runs'), `${requirePlainName(id)}.json`);

function isRun(data: unknown): data is RegisteredRun {
  if (typeof data !== 'object' || data === null) return false;
  const { id, folder, tool, kept, mark, since }: Record<string, unknown> = { ...data };
  if (typeof tool !== 'object' || tool === null || !('pid' in tool) || !('boot' in tool))
    return false;
  const texts = [id, folder, mark].every((text) => typeof text === 'string' && text !== '');
  return texts && typeof since === 'number' && typeof kept === 'boolean';
}
