import type { KnownProject, MatchedProject } from '../../model/journal-read.ts';
import { normalizeRemote } from './remote.ts';

/** Where someone works. */
export interface MatchPlace {
  /** The folder, its work tree, the main work tree of the repository: absolute paths. */
  readonly folders: readonly string[];
  /** The folder below the journal's root; null: it lies elsewhere. */
  readonly inJournal: string | null;
  /** As `normalizeRemote` gives them. */
  readonly remotes: readonly string[];
  readonly branch: string | null;
  readonly home: string;
}

type Rank = readonly (number | string)[];

interface Ranked {
  readonly matched: MatchedProject;
  readonly rank: Rank;
}

const ways = ['name', 'remote', 'path', 'journal'] as const;

/**
 * The projects that belong to a place, best first: by the longest path, then by remote and branch, then by name; of
 * equal ones those that are active and were touched last.
 */
export function matchProjects(
  projects: readonly KnownProject[],
  place: MatchPlace,
): readonly MatchedProject[] {
  return projects
    .flatMap((project) => rankProject(project, place) ?? [])
    .sort((one, other) => compareRanks(other.rank, one.rank))
    .map(({ matched }) => matched);
}

function rankProject(project: KnownProject, place: MatchPlace): Ranked | null {
  const found = findWay(project, place);
  if (found === null) return null;
  const { by, length } = found;
  const onBranch = place.branch !== null && project.branch === place.branch;
  const { status, last_updated: updated } = project;
  const rank = [
    ways.indexOf(by),
    length,
    onBranch ? 1 : 0,
    // Reviews are looked up by number: for work on the code itself a project of its own is nearer.
    project.umbrella ? 0 : 1,
    status === null || status === 'active' ? 1 : 0,
    updated ?? '',
  ];
  return { matched: { ...project, by }, rank };
}

function findWay(
  { project, repo }: KnownProject,
  { folders, inJournal, remotes, home }: MatchPlace,
): { readonly by: MatchedProject['by']; readonly length: number } | null {
  if (inJournal?.split('/')[0] === project) return { by: 'journal', length: 0 };
  const path = repo?.replace(/^~(?=\/|$)/, home).replace(/(?<=.)\/+$/, '') ?? '';
  if (path.startsWith('/') && folders.some((folder) => isWithin(folder, path)))
    return { by: 'path', length: path.length };
  const name = repo === null ? null : normalizeRemote(repo)?.toLowerCase();
  if (name && remotes.some((remote) => remote.toLowerCase() === name))
    return { by: 'remote', length: 0 };
  const isNamed = folders.some((folder) => folder.slice(folder.lastIndexOf('/') + 1) === project);
  return isNamed ? { by: 'name', length: 0 } : null;
}

const isWithin = (folder: string, path: string): boolean =>
  folder === path || folder.startsWith(`${path}/`);

function compareRanks(one: Rank, other: Rank): number {
  for (const [at, value] of one.entries()) {
    const against = other[at]!;
    if (value !== against) return value < against ? -1 : 1;
  }
  return 0;
}
