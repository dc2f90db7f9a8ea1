export { checkSides, compareSides, type Sides } from './ab.ts';
export { compareVerdicts } from './compare.ts';
export { type Difference, differenceOf, studentT } from './difference.ts';
export type { Figure } from './figures.ts';
export { checkLoad, type JudgedRun } from './load-checks.ts';
export { checkSoak, type SoakSample } from './soak-checks.ts';
export { type Limits, limitsOf, type Threshold, thresholds } from './thresholds.ts';
export { type Judgement, judge } from './verdict.ts';
