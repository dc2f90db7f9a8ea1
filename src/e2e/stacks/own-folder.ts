import { mkdirSync } from 'node:fs';
import type { RunFolder } from '../../model/e2e-run.ts';

/** A folder below that of the run, made when it is not there; absolute. */
export function ownFolder(folder: Pick<RunFolder, 'at'>, name: string): string {
  const path = folder.at(name);
  mkdirSync(path, { recursive: true });
  return path;
}
