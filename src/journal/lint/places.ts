import type { DocumentKind, Surroundings } from './rule.ts';

/** The folder of a path, without a slash at its end; empty for the root. */
export const folderOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0));

/** The name of a file or folder in its folder. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

const numbered = /^\d+-/;

/** Folders of reviews in a folder: their names begin with the number of a pull request. */
export const reviewFolders = (around: Surroundings, folder: string): readonly string[] =>
  around
    .names(folder)
    .filter((name) => name.endsWith('/') && numbered.test(name))
    .map((name) => name.slice(0, -1));

/** An umbrella of reviews: a project with numbered folders, or named as one. */
export const isUmbrella = (around: Surroundings, kind: DocumentKind, folder: string): boolean =>
  kind === 'project' &&
  (folder.endsWith('-pr-reviews') || reviewFolders(around, folder).length > 0);
