/** A fake GitHub for tests: no part of the program. */
export { badGateway, graphqlLimit, primaryLimit, secondaryLimit } from './faults.ts';
export { filesOfPatch } from './patch.ts';
export { type FakeGitHub, startFakeGitHub, tokens } from './server.ts';
export type { FaultKind } from './types.ts';
