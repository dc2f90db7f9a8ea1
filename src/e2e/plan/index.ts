export type { Catalog } from './catalog.ts';
export { makePlan, type PlanRequest, setAll } from './make.ts';
export { readPlan } from './read.ts';
