import { dirname, join } from 'node:path';
import type { RunFolder } from '../../model/e2e-run.ts';
import { makeFolders, replaceFile } from '../../process/index.ts';

/** The folder of the run that a proof is, as the process host wants it. Names in it are ours alone. Events are not kept. */
export function runFolder(id: string, path: string): RunFolder {
  const began = performance.now();
  const at = (name: string): string => {
    const file = join(path, name);
    makeFolders(dirname(file), 0o700);
    return file;
  };
  return {
    id,
    path,
    started_at: new Date().toISOString(),
    clock: () => performance.now() - began,
    at,
    write: (name, content) => {
      replaceFile(at(name), content, false);
      return name;
    },
    append: (name) => name,
    event: () => {},
  };
}
