import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { findProgram, type Gpu, isFree, readGpus } from '../../../process/index.ts';

/** What preflight asks of the machine that a run is to take place on. */
export interface Machine {
  readonly hasProgram: (name: string) => boolean;
  /** GiB that are free where a path lies, or will lie. */
  readonly freeGib: (path: string) => number;
  readonly isWritable: (path: string) => boolean;
  readonly isFree: (port: number) => Promise<boolean>;
  readonly gpus: () => Promise<readonly Gpu[]>;
}

const gib = 1024 ** 3;

/** The nearest folder that is there. */
function standing(path: string): string {
  let folder = path;
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

/** This machine. */
export const thisMachine: Machine = {
  hasProgram: (name) => findProgram(name, process.cwd(), process.env.PATH) !== null,
  freeGib: (path) => {
    const { bavail, bsize } = statfsSync(standing(path));
    return (bavail * bsize) / gib;
  },
  isWritable: (path) => {
    try {
      accessSync(standing(path), constants.W_OK);
      return true;
    } catch {
      return false;
    }
  },
  isFree,
  gpus: readGpus,
};
