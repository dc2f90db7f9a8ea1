import { readIntents } from './intent.ts';
import type { Place } from './place.ts';

/** A commit that one side has and the other has not. */
export interface AheadCommit {
  readonly id: string;
  readonly parents: readonly string[];
  readonly subject: string;
  /** The entry in its trailer; null when it has none. */
  readonly op: string | null;
}

/** Commits of `of` that `without` has not (null: has none at all), the oldest first. */
export async function commitsAhead(
  place: Place,
  of: string,
  without: string | null,
): Promise<AheadCommit[]> {
  const trailer = '%(trailers:key=Journal-Op,valueonly,separator=%x2C)';
  const range = without === null ? [of] : [of, `^${without}`];
  const format = `--format=%H%x1f%P%x1f%s%x1f${trailer}%x1e`;
  const listed = await place.git.run(['log', '--topo-order', '--reverse', format, ...range, '--']);
  return listed.split('\x1e').flatMap((item) => {
    const [id, parents, subject, op] = item.trim().split('\x1f');
    if (!id || parents === undefined || subject === undefined) return [];
    return [{ id, parents: parents.split(' ').filter(Boolean), subject, op: op?.trim() || null }];
  });
}

/**
 * Those that the journal did not make. A commit of ours that was rebased still is ours, one that somebody amended is
 * not. Records are kept while there is a remote: for a commit that is older than the remote its trailer is enough,
 * unless it must be made again (`recorded`).
 */
export async function foreignAmong(
  place: Place,
  commits: readonly AheadCommit[],
  recorded: boolean,
): Promise<AheadCommit[]> {
  const records = new Map(readIntents(place, 'committed').map((record) => [record.id, record]));
  const foreign: AheadCommit[] = [];
  for (const commit of commits) {
    const record = commit.op === null ? undefined : records.get(commit.op);
    const told =
      record === undefined
        ? commit.op !== null && !recorded
        : await isOneOf(place, commit, record.commits);
    if (!told || commit.parents.length > 1) foreign.push(commit);
  }
  return foreign;
}

async function isOneOf(
  place: Place,
  { id }: AheadCommit,
  made: readonly string[],
): Promise<boolean> {
  if (made.includes(id)) return true;
  const patch = await patchOf(place, id);
  for (const other of made)
    if (patch !== '' && (await patchOf(place, other)) === patch) return true;
  return false;
}

/** What a commit changes, without where: the same after a rebase. Empty when it cannot be told. */
async function patchOf(place: Place, commit: string): Promise<string> {
  const args = ['diff-tree', '-p', '--root', '--no-ext-diff', '--no-textconv', '--binary', commit];
  const input = (await place.git.try(args)).stdout;
  if (input === '') return '';
  const [patch] = (await place.git.run(['patch-id', '--stable'], { input })).split(' ');
  return patch ?? '';
}

/** Foreign commits in words. */
export function nameCommits(commits: readonly AheadCommit[]): string {
  const [first] = commits;
  if (first === undefined) return 'none';
  const more = commits.length > 1 ? ` and ${commits.length - 1} more` : '';
  return `${first.id.slice(0, 10)} "${first.subject.slice(0, 80)}"${more}`;
}
