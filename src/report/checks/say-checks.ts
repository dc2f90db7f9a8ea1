import type { ChecksReport } from '../../model/ci.ts';
import { countOf } from '../count.ts';

const stateWords: Readonly<Record<ChecksReport['state'], string>> = {
  success: 'all passed',
  failure: 'failed',
  pending: 'still running',
  none: 'no checks',
};

/** `failed: 2 failure, 14 success`. */
export function sayChecks({ state, counts }: ChecksReport): string {
  const said = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${countOf(count)} ${name}`);
  return said.length === 0 ? stateWords[state] : `${stateWords[state]}: ${said.join(', ')}`;
}
