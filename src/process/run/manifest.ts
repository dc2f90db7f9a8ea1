import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Exit } from '../../model/e2e-run.ts';
import { UserError } from '../../model/errors.ts';
import { toJson } from '../../model/json.ts';
import { replaceFile } from '../durable.ts';
import type { ProcessIdentity } from '../identity.ts';

/** A process that somebody may have to end later: number and start time together name it. */
export interface WrittenProcess {
  readonly pid: number;
  readonly start: number;
  readonly pgid: number;
  readonly session: number;
  readonly command: string;
}

/** A process that we started; it was in the manifest before its command ran. */
export interface ManifestProcess extends WrittenProcess {
  readonly name: string;
  /** Below the run folder. */
  readonly log: string;
  readonly grace_ms: number;
  readonly started_at: string;
  readonly exit: Exit | null;
}

/** A process that one of ours started, seen while it ran. */
export interface ManifestDescendant extends WrittenProcess {
  /** Name of the process that it comes from; null where only the mark tells. */
  readonly owner: string | null;
}

/** Something beside processes that must go again; written down before it is made. */
export type Resource =
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'worktree'; readonly path: string; readonly repo: string }
  | { readonly kind: 'port'; readonly port: number }
  /** A file of /dev/shm that a process of the run mapped and that is younger than the run; seen, not announced. */
  | { readonly kind: 'shared-memory'; readonly path: string; readonly inode: number };

/** `manifest.json` of a run: all that is needed to end it when its tool is gone. */
export interface Manifest {
  readonly schema: 'dyn-audit/manifest@1';
  readonly run: string;
  /** In the environment of every process of the run, as DYN_AUDIT_RUN. */
  readonly mark: string;
  readonly tool: ProcessIdentity;
  /** No process of the run is older, on the clock of start times. */
  readonly since: number;
  /** Sweeps when the tool dies; null before it was started, and for a run without one. */
  readonly guardian: WrittenProcess | null;
  readonly processes: readonly ManifestProcess[];
  readonly descendants: readonly ManifestDescendant[];
  readonly resources: readonly Resource[];
}

/** Null when there is none; UserError when the file is no manifest. */
export function readManifest(folder: string): Manifest | null {
  let text: string;
  try {
    text = readFileSync(join(folder, 'manifest.json'), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^(ENOENT|ENOTDIR)$/.test(String(error.code)))
      return null;
    throw new UserError(`cannot read manifest.json in '${folder}'`);
  }
  try {
    const data: unknown = JSON.parse(text);
    if (isManifest(data)) return data;
  } catch {
    // Said below: it is written whole, so somebody else wrote this.
  }
  throw new UserError(`manifest.json in '${folder}': expected the schema dyn-audit/manifest@1`);
}

/** Writes it whole. Only a loss of power asks for `durable`, and processes do not survive that. */
export const writeManifest = (folder: string, manifest: Manifest, durable: boolean): void =>
  replaceFile(join(folder, 'manifest.json'), `${toJson(manifest)}\n`, durable);

function isManifest(data: unknown): data is Manifest {
  const fields = fieldsOf(data);
  const { processes, descendants, resources, guardian } = fields;
  return (
    fields.schema === 'dyn-audit/manifest@1' &&
    typeof fields.mark === 'string' &&
    fields.mark !== '' &&
    typeof fields.since === 'number' &&
    typeof fieldsOf(fields.tool).pid === 'number' &&
    (guardian === null || isWritten(guardian)) &&
    Array.isArray(processes) &&
    processes.every(isWritten) &&
    Array.isArray(descendants) &&
    descendants.every(isWritten) &&
    Array.isArray(resources)
  );
}

/** Numbers that lead to a signal are never taken unseen. */
function isWritten(data: unknown): boolean {
  const { pid, start, pgid, session } = fieldsOf(data);
  const good = (value: unknown) => typeof value === 'number' && Number.isSafeInteger(value);
  return [pid, start, pgid, session].every(good) && Number(pid) > 1 && Number(start) > 0;
}

const fieldsOf = (data: unknown): Readonly<Record<string, unknown>> =>
  typeof data === 'object' && data !== null ? { ...data } : {};
