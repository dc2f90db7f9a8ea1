import type { DocumentKind, Surroundings } from './rule.ts';

/** The folder of a path, without a slash at its end; empty for the root. */
export const folderOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0));

/** The name of a file or folder in its folder. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

const numbered = /^\d+-/;

/** By the list of names that they were chosen from: each review asks about its umbrella. */
const reviewFoldersIn = new WeakMap<readonly string[], readonly string[]>();

/** Folders of reviews in a folder: their names begin with the number of a pull request. */
export function reviewFolders(around: Surroundings, folder: string): readonly string[] {
  const names = around.names(folder);
  const known = reviewFoldersIn.get(names);
  if (known !== undefined) return known;
  const folders = names
    .filter((name) => name.endsWith('/') && numbered.test(name))
    .map((name) => name.slice(0, -1));
  reviewFoldersIn.set(names, folders);
  return folders;
}

/** An umbrella of reviews: a project with numbered folders, or named as one. */
export const isUmbrella = (around: Surroundings, kind: DocumentKind, folder: string): boolean =>
  kind === 'project' &&
  (folder.endsWith('-pr-reviews') || reviewFolders(around, folder).length > 0);
