import { lstatSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { UserError } from '../../model/errors.ts';
import { makeFolders } from '../durable.ts';

/** What may become a file's name: ids of runs, names of locks. */
const plainName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/**
 * A folder of ours for what must outlive a run, below XDG_STATE_HOME, else ~/.local/state. It is made when it is not
 * there. UserError when it is a link, of another user, or open to others: who can write there decides what is ended and what is posted.
 */
export function stateFolder(
  name: 'runs' | 'ports' | 'reviews',
  env: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const given = env.XDG_STATE_HOME;
  const state = given && isAbsolute(given) ? given : join(homedir(), '.local', 'state');
  const own = join(state, 'dyn-audit');
  const folder = join(own, name);
  try {
    makeFolders(folder, 0o700);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error;
    throw new UserError(`cannot make '${folder}' (${code}); XDG_STATE_HOME names another place`);
  }
  for (const path of [own, folder]) requirePrivate(path);
  return folder;
}

function requirePrivate(path: string): void {
  const stat = lstatSync(path);
  const foreign = stat.uid !== process.getuid?.();
  if (!stat.isDirectory() || foreign || (stat.mode & 0o022) !== 0)
    throw new UserError(`'${path}': expected a folder of this user that nobody else can write to`);
}

/** The id as it is, when it can be a file's name; a bug of the caller otherwise. */
export function requirePlainName(id: string): string {
  if (!plainName.test(id)) throw new Error(`not the id of a run: ${JSON.stringify(id)}`);
  return id;
}

export const isPlainName = (text: string): boolean => plainName.test(text);
