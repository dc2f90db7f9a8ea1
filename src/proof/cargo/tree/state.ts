import { lstatSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TreeTimes } from './times.ts';

export interface TreeState {
  /** Makes the files what was audited, but for these texts (path below the root). Gives how many files it wrote. */
  readonly write: (changes: ReadonlyMap<string, string>) => number;
}

/**
 * The files of the scratch tree as they are now. Only what differs is written, each with a time that cargo cannot take for
 * older than what it built.
 */
export function openState(top: string, root: string, times: TreeTimes): TreeState {
  const audited = new Map<string, Buffer>();
  /** What was put there; null: it failed half-way, nobody knows. */
  const now = new Map<string, string | null>();
  const put = (path: string, text: string | Buffer): void => {
    const file = join(root, path);
    writeFileSync(file, text);
    times.wasWritten(file);
  };
  return {
    write: (changes) => {
      for (const path of changes.keys()) requirePlain(top, root, path);
      const edited = [...changes].filter(([path, text]) => now.get(path) !== text);
      const restored = [...now.keys()].filter((path) => !changes.has(path));
      for (const [path] of edited)
        if (!audited.has(path)) audited.set(path, readFileSync(join(root, path)));
      // Said before it is done: what was compiled with an edit is never taken for what was audited.
      times.willWrite(edited.map(([path]) => join(root, path)));
      for (const [path, text] of edited) {
        now.set(path, null);
        put(path, text);
        now.set(path, text);
      }
      for (const path of restored) {
        now.set(path, null);
        put(path, audited.get(path) ?? '');
        now.delete(path);
      }
      return edited.length + restored.length;
    },
  };
}

/** A path that leads out of the tree, through a link or to none of its files, is a bug of the caller. */
function requirePlain(top: string, root: string, path: string): void {
  const file = join(root, path);
  const plain =
    file.startsWith(`${top}/`) &&
    lstatSync(file, { throwIfNoEntry: false })?.isFile() === true &&
    realpathSync.native(dirname(file)) === dirname(file);
  if (!plain) throw new Error(`no file of the scratch tree: ${JSON.stringify(path)}`);
}
