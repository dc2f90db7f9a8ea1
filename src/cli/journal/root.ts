import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { UserError } from '../../model/errors.ts';
import type { Terminal } from '../terminal.ts';

export const rootHelp = 'folder of the journal (default: DYN_MEMORY, or ~/memory)';

/** The journal's folder: what was given, else DYN_MEMORY, else ~/memory. */
export function findRoot(given: string | undefined, { env }: Terminal): string {
  if (given === '') throw new UserError('--root: expected a folder, got nothing');
  const named = given ?? env.DYN_MEMORY ?? '';
  return named === '' ? join(homedir(), 'memory') : resolve(named);
}
