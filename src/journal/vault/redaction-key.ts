import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runGit } from '../../process/index.ts';

const length = 32;

/**
 * The key that hashes of what was redacted are made with: drawn once for each clone and kept beside its objects, so
 * that equal secrets stay comparable there and no commit holds it. Where nothing can be kept, a key for this run.
 */
export async function redactionKey(root: string): Promise<Buffer> {
  const { code, stdout } = await runGit(['rev-parse', '--git-common-dir'], { cwd: root });
  if (code !== 0) return randomBytes(length);
  const folder = join(resolve(root, stdout.toString('utf8').trim()), 'dyn-journal');
  const path = join(folder, 'redaction.key');
  return readKey(path) ?? drawKey(folder, path);
}

function readKey(path: string): Buffer | null {
  try {
    const key = readFileSync(path);
    return key.length === length ? key : null;
  } catch {
    return null;
  }
}

function drawKey(folder: string, path: string): Buffer {
  const key = randomBytes(length);
  const finished = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(finished, key, { mode: 0o600, flag: 'wx' });
    // Of two that begin at once the first one's key stays.
    linkSync(finished, path);
  } catch {
    return readKey(path) ?? key;
  } finally {
    rmSync(finished, { force: true });
  }
  return key;
}
