import { type FSWatcher, mkdirSync, readdirSync, readFileSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';
import { parsed } from '../json.ts';
import { type Instance, instancesFolder, readInstance, ttlMs } from './record.ts';

export interface Watching {
  readonly close: () => void;
}

/** Calls back with all instances that are listed and alive, at the start and whenever that changes. */
export function watchInstances(
  root: string,
  changed: (instances: readonly Instance[]) => void,
): Watching {
  const folder = instancesFolder(root);
  mkdirSync(folder, { recursive: true });
  let before = '';
  const look = (): void => {
    const found = readAll(folder);
    const text = JSON.stringify(found);
    if (text === before) return;
    before = text;
    changed(found);
  };
  const watcher: FSWatcher = watch(folder, look);
  watcher.on('error', () => watcher.close());
  // Records grow old without an event; and a watch may be lost.
  const poll = setInterval(look, 250);
  look();
  return {
    close: () => {
      watcher.close();
      clearInterval(poll);
    },
  };
}

function readAll(folder: string): Instance[] {
  let names: string[];
  try {
    names = readdirSync(folder).sort();
  } catch {
    return [];
  }
  return names
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) => readOne(join(folder, name)));
}

function readOne(path: string): Instance[] {
  try {
    if (Date.now() - statSync(path).mtimeMs > ttlMs) return [];
    const instance = readInstance(parsed(readFileSync(path, 'utf8')));
    return instance === null ? [] : [instance];
  } catch {
    // Gone between the listing and now.
    return [];
  }
}
