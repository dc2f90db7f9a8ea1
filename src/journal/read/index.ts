/** The journal's texts -> what was asked about them. */
export type { ReadFiles } from './files.ts';
export { type MatchPlace, matchProjects } from './match.ts';
export { readProjects } from './projects.ts';
export { normalizeRemote } from './remote.ts';
export { searchFiles } from './search.ts';
export { showAsked } from './show.ts';
