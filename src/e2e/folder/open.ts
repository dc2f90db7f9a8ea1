import { appendFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import type { RunEvent, RunFolder } from '../../model/e2e-run.ts';
import { UserError } from '../../model/errors.ts';
import { toJson } from '../../model/json.ts';
import { makeFolders, replaceFile } from '../../process/index.ts';

export interface FolderOptions {
  readonly id: string;
  readonly path: string;
  /** Told of every event after it was written. */
  readonly onEvent?: (event: RunEvent) => void;
}

/** The folder of a run to write to. Names that would lead out of it are bugs of the caller and throw. */
export function openFolder({ id, path, onEvent }: FolderOptions): RunFolder {
  const began = performance.now();
  const clock = () => performance.now() - began;
  const at = (name: string): string => {
    const inside = normalize(name);
    if (inside.startsWith('..') || inside.startsWith('/') || inside.includes('\0'))
      throw new Error(`a name in the run folder must stay in it: ${JSON.stringify(name)}`);
    const file = join(path, inside);
    makeFolders(dirname(file));
    return file;
  };
  const guarded = (name: string, act: (file: string) => void): string => {
    try {
      act(at(name));
    } catch (error) {
      if (!isErrno(error)) throw error;
      throw new UserError(`cannot write ${name} in the run folder '${path}': ${error.code}`);
    }
    return name;
  };
  return {
    id,
    path,
    started_at: new Date().toISOString(),
    clock,
    at,
    write: (name, content) => guarded(name, (file) => replaceFile(file, content, false)),
    append: (name, text) => guarded(name, (file) => appendFileSync(file, text)),
    event: (given) => {
      const event: RunEvent = {
        at_ms: Math.round(clock()),
        time: new Date().toISOString(),
        ...given,
      };
      guarded('events.ndjson', (file) => appendFileSync(file, `${toJson(event)}\n`));
      onEvent?.(event);
    },
  };
}

const isErrno = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error;
