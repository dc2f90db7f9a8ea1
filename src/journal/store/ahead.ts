import { hasIntent } from './intent.ts';
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

/** Made by the journal, here or elsewhere. */
export const isOurs = ({ op, parents }: AheadCommit): boolean => op !== null && parents.length < 2;

/** Its record is kept too, so that it can be made again on another commit. */
export const canReplay = (place: Place, commit: AheadCommit): boolean =>
  isOurs(commit) && commit.op !== null && hasIntent(place, 'committed', commit.op);

/** Foreign commits in words. */
export function nameCommits(commits: readonly AheadCommit[]): string {
  const [first] = commits;
  if (first === undefined) return 'none';
  const more = commits.length > 1 ? ` and ${commits.length - 1} more` : '';
  return `${first.id.slice(0, 10)} "${first.subject.slice(0, 80)}"${more}`;
}
