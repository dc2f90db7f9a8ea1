import { thresholds } from '../e2e/judge/index.ts';
import type { Catalog } from '../e2e/plan/index.ts';
import { stacks } from '../e2e/stacks/index.ts';
import { stageList } from '../e2e/stages/index.ts';

/** All that a plan may name, from the lists of stages, stacks and limits. */
export const catalog: Catalog = {
  stages: stageList,
  stacks,
  thresholds: Object.fromEntries(thresholds.map(({ name, limit }) => [name, limit])),
};
