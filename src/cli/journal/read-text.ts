import { readFileSync, statSync } from 'node:fs';
import { UserError } from '../../model/errors.ts';
import { readStdin } from '../read-stdin.ts';
import type { Terminal } from '../terminal.ts';

const sizeLimit = 4 * 1024 * 1024;

/** The text of a file that an option names, `-` being stdin; UserError for what is no text of at most 4 MiB. */
export async function readText(option: string, file: string, terminal: Terminal): Promise<string> {
  if (file === '-') return readStdin(terminal);
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new UserError(`${option}: expected a file that can be read, got ${reason} for '${file}'`);
  }
  if (bytes.length > sizeLimit)
    throw new UserError(`${option}: expected at most ${sizeLimit} bytes, '${file}' has more`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UserError(`${option}: expected UTF-8, '${file}' holds other bytes`);
  }
}

/** Whether the path of an option is a folder; what cannot be asked is none, and reading it says why. */
export function isFolder(path: string): boolean {
  try {
    return path !== '-' && statSync(path).isDirectory();
  } catch {
    return false;
  }
}
