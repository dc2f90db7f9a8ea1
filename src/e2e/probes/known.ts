import type { KnownDeviation } from '../../model/e2e-stack.ts';
import type { CheckResult } from '../../model/e2e-verdict.ts';
import type { Finding } from './probe.ts';

export interface Weighed {
  readonly result: CheckResult;
  readonly observed: string;
  readonly source?: string;
}

/**
 * A failure that a stack is known for is `known`, with its source; one that is met no longer passes and says so. Any
 * other failure stays one.
 */
export function weigh(id: string, finding: Finding, known: readonly KnownDeviation[]): Weighed {
  const own = known.filter((deviation) => deviation.check === id);
  if (finding.result === 'fail') {
    const met = own.find(({ observed }) =>
      new RegExp(observed.source, observed.flags.replace(/[gy]/g, '')).test(finding.observed),
    );
    return met ? { result: 'known', observed: finding.observed, source: met.source } : finding;
  }
  if (finding.result !== 'pass' || own.length === 0) return finding;
  const says = own.map((deviation) => deviation.says).join('; ');
  return {
    result: 'pass',
    observed: `${finding.observed}; no longer differs (known: ${says})`,
    source: own[0]!.source,
  };
}
