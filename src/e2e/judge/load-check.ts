import type { Check, CheckResult } from '../../model/e2e-verdict.ts';

/** A check of the stage `load`. */
export const check = (
  id: string,
  result: CheckResult,
  expected: string,
  observed: string,
  evidence: readonly string[],
): Check => ({ id, stage: 'load', result, expected, observed, evidence });

/** A number with four digits. */
export function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}
