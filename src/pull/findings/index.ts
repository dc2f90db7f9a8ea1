import { callers } from './callers.ts';
import { run } from './run.ts';
import type { FindingSource } from './source.ts';

/** Every source of findings, in the order that a review shows them. */
export const sources: readonly FindingSource[] = [run, callers];
