import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../model/errors.ts';

const isErrno = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error;

/**
 * Writes the text and waits until the stream has taken all of it, however slow its reader is.
 * Gives `gone` when the reader closed the pipe, as `head` does; UserError on any other failure.
 */
export function writeAll(stream: NodeJS.WritableStream, text: string): Promise<'taken' | 'gone'> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') resolve('gone');
      else reject(new UserError(`cannot write the output: ${error.message}`));
    };
    // Stays: a closed pipe is reported both here and to the callback, in either order.
    stream.on('error', fail);
    stream.write(text, (error) => {
      if (error) fail(error);
      else resolve('taken');
    });
  });
}

/** The regular file behind the name, `null` for what cannot be replaced (a device, a pipe). */
function findTarget(file: string): { path: string; mode: number | null } | null {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return { path: file, mode: null };
  return stat.isFile() ? { path: realpathSync(file), mode: stat.mode & 0o777 } : null;
}

function replaceFile(path: string, mode: number | null, text: string): void {
  const unfinished = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}`);
  try {
    writeFileSync(unfinished, text, { flag: 'wx' });
    if (mode !== null) chmodSync(unfinished, mode);
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** Writes a file so that a reader sees the old content or the new one, never a part of it. */
export function writeFileWhole(file: string, text: string): void {
  try {
    const target = findTarget(file);
    if (target === null) writeFileSync(file, text);
    else replaceFile(target.path, target.mode, text);
  } catch (error) {
    if (!isErrno(error)) throw error;
    throw new UserError(`--output: cannot write '${file}': ${error.code ?? error.message}`);
  }
}

/** UserError for a file that cannot be written later: `option` is what named it. */
export function requireWritable(file: string, option = '--output'): void {
  try {
    const path = findTarget(file)?.path;
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory())
      throw new UserError(`${option}: expected a file to write, '${file}' is a folder`);
    accessSync(path === undefined ? file : dirname(path), constants.W_OK);
    if (path !== undefined && !statSync(dirname(path)).isDirectory())
      throw new UserError(`${option}: expected a file in a folder, not '${file}'`);
  } catch (error) {
    if (!isErrno(error)) throw error;
    throw new UserError(`${option}: cannot write '${file}': ${error.code ?? error.message}`);
  }
}
