import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../model/errors.ts';
import type { Place } from './place.ts';

/** The entry cannot be written now, but later: it is kept until then. */
export class NotNow extends UserError {}

const operations = [
  ['rebase-merge', 'a rebase'],
  ['rebase-apply', 'a rebase or am'],
  ['MERGE_HEAD', 'a merge'],
  ['CHERRY_PICK_HEAD', 'a cherry-pick'],
  ['REVERT_HEAD', 'a revert'],
  ['sequencer', 'a cherry-pick or revert'],
  ['BISECT_LOG', 'a bisect'],
] as const;

/** What somebody has begun in the repository and not ended; null when nothing. */
export function operationOf(place: Place): string | null {
  const found = operations.find(([name]) => existsSync(join(place.gitFolder, name)));
  return found === undefined ? null : found[1];
}

/** The branch that is checked out, by its full name; null when it is none. */
export async function branchOf(place: Place): Promise<string | null> {
  const { stdout } = await place.git.try(['symbolic-ref', '-q', 'HEAD']);
  return stdout.trim() || null;
}

/** The branch to commit to, or NotNow with what is in the way. */
export async function branchToWrite(place: Place): Promise<string> {
  const operation = operationOf(place);
  if (operation !== null) throw new NotNow(`${operation} is in progress in the journal`);
  const branch = await branchOf(place);
  if (branch === null) throw new NotNow('no branch is checked out in the journal');
  return branch;
}
