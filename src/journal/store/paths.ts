import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../model/errors.ts';

/** What a file system takes, in bytes. */
const nameLimit = 255;

/** Refuses a path that is not one of a file inside the journal. Line ends cannot be handed to git in lists. */
export function checkPath(path: string): void {
  const parts = path.split('/');
  const bad = parts.some(
    (part) => part === '' || part === '.' || part === '..' || part.toLowerCase() === '.git',
  );
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these must not be in a path
  if (bad || /[\u0000-\u001f\u007f\\]/.test(path))
    throw new UserError(`expected the path of a file inside the journal, got ${show(path)}`);
  const long = parts.find((part) => Buffer.byteLength(part) > nameLimit);
  if (long !== undefined)
    throw new UserError(
      `expected names of at most ${nameLimit} bytes, got ${show(`${long.slice(0, 20)}...`)} of ${Buffer.byteLength(long)}`,
    );
}

/** Refuses a path that runs over a link: it may lead out of the journal. */
export function checkNoLinks(root: string, path: string): void {
  const parts = path.split('/');
  for (let count = 1; count <= parts.length; count++) {
    const part = parts.slice(0, count).join('/');
    const stat = lstatSync(join(root, part), { throwIfNoEntry: false });
    if (stat === undefined) return;
    if (stat.isSymbolicLink())
      throw new UserError(`expected ${show(part)} to be no link: nothing is written through one`);
    const isLast = count === parts.length;
    if (isLast ? !stat.isFile() : !stat.isDirectory())
      throw new UserError(`expected ${show(part)} to be a ${isLast ? 'file' : 'folder'}`);
  }
}

/** A name for a message: hostile ones as JSON. */
export function show(path: string): string {
  return /^[\w./@+ -]+$/.test(path) ? path : JSON.stringify(path);
}
