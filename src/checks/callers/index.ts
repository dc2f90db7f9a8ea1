export type { Broken, ChangedSymbols, Sides } from './changes/broken.ts';
export { findChanges, findUses, type Needle, needlesOf } from './check.ts';
export { contextOf } from './context.ts';
export { changeId, type Found, mergeFound, showChange, showFindings } from './findings.ts';
export { type Referral, referralsIn } from './refer.ts';
export type { Once, Question } from './references/use.ts';
export { createWorld, type ModuleTable, type World } from './world/world.ts';
