export { applyProved, requireCleanTree } from './apply.ts';
export { makePatch, type PatchFile, type PatchRequest, type ProvedPatch } from './make.ts';
