import type { JournalSettings } from '../../model/journal.ts';
import type { DocumentKind, Surroundings } from './rule.ts';

/** The folder of a path, without a slash at its end; empty for the root. */
export const folderOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0));

/** The name of a file or folder in its folder. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** A folder of a day is none of a pull request. */
const numbered = /^(?!\d{4}-\d{2}-\d{2}(?!\d))(\d+)-/;

/** Folders of reviews by the number that they begin with; each review asks about all of its umbrella. */
const known = new WeakMap<readonly string[], ReadonlyMap<string, readonly string[]>>();

/** Folders of reviews in a folder by the numbers of their pull requests, which their names begin with. */
export function reviewFolders(
  around: Surroundings,
  folder: string,
): ReadonlyMap<string, readonly string[]> {
  const names = around.names(folder);
  const before = known.get(names);
  if (before) return before;
  const folders = new Map<string, string[]>();
  for (const name of names) {
    const number = name.endsWith('/') ? numbered.exec(name)?.[1] : undefined;
    if (number === undefined) continue;
    const others = folders.get(number);
    if (others) others.push(name.slice(0, -1));
    else folders.set(number, [name.slice(0, -1)]);
  }
  known.set(names, folders);
  return folders;
}

/** An umbrella of reviews: a project with reviews in numbered folders, or named as one. Others number folders too. */
export const isUmbrella = (around: Surroundings, kind: DocumentKind, folder: string): boolean =>
  kind === 'project' && (folder.endsWith('-pr-reviews') || holdsReview(around, folder));

const holdsReview = (around: Surroundings, folder: string): boolean =>
  [...reviewFolders(around, folder).values()].some((names) =>
    names.some((name) => around.exists(`${folder}/${name}/review.md`) === 'file'),
  );

/** Below a folder whose names must not leave the journal: no project lies there. */
export const isPrivate = ({ private_folders }: JournalSettings, path: string): boolean =>
  private_folders.some((folder) => path.startsWith(folder.endsWith('/') ? folder : `${folder}/`));
