export { proveGroups } from './prove.ts';
export type { GroupsProof, GroupsRequest } from './request.ts';
