/** The journal's texts -> what was asked about them. */
export { documentOf, fieldText, type ReadFiles } from './files.ts';
export { readLearnings } from './learnings.ts';
export { type MatchPlace, matchProjects } from './match.ts';
export { readProjects } from './projects.ts';
export { normalizeRemote } from './remote.ts';
export { searchFiles } from './search.ts';
export { showAsked } from './show.ts';
