import { mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Instance, instancesFolder, ttlMs } from './record.ts';

/** Lists the instance, and keeps it listed until what is returned is called or this process ends. */
export function register(root: string, instance: Instance): () => void {
  const folder = instancesFolder(root);
  const path = join(folder, `${instance.namespace}.${instance.component}.generate.${instance.id}`);
  const draft = join(folder, `.${instance.id}`);
  const write = (): void => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(draft, JSON.stringify(instance));
    renameSync(draft, path);
  };
  write();
  const beat = setInterval(() => {
    const at = new Date();
    try {
      utimesSync(path, at, at);
    } catch {
      // Somebody removed it: whoever serves is listed.
      write();
    }
  }, ttlMs / 3);
  beat.unref();
  return () => {
    clearInterval(beat);
    rmSync(path, { force: true });
  };
}
