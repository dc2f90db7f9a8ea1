import type { CheckResult } from '../../../model/e2e-verdict.ts';
import type { Finding, MetricFacts, ReadPhase } from './facts.ts';

/** What one phase says to a check. */
export interface PhaseWord {
  readonly result: CheckResult;
  readonly says: string;
}

/** One finding from what the phases say: the worst of them, told for each phase that says it. None: nothing was asked. */
export function overPhases(
  facts: MetricFacts,
  expected: string,
  /** Whose pages are the evidence. */
  processes: readonly string[],
  ask: (phase: ReadPhase) => PhaseWord | null,
): readonly Finding[] {
  const words = facts.phases.flatMap((phase) => {
    const word = ask(phase);
    return word ? [{ ...word, phase }] : [];
  });
  if (words.length === 0) return [];
  const order: readonly CheckResult[] = ['fail', 'inconclusive', 'pass'];
  const result = order.find((kind) => words.some((word) => word.result === kind)) ?? 'pass';
  const telling = words.filter((word) => word.result === result);
  return [
    {
      result,
      expected,
      observed: telling.map(({ phase, says }) => `${phase.id}: ${says}`).join('; '),
      evidence: telling.flatMap(({ phase }) =>
        processes
          .flatMap((process) => [phase.before[process], phase.after[process]])
          .filter((file) => file !== undefined),
      ),
    },
  ];
}

/** How many requests of a phase ended in which way, as far as a server must or may have counted them. */
export interface Tally {
  readonly success: number;
  /** Errors that a server certainly counts: it failed while it worked on them. */
  readonly failed: number;
  /** Errors that it may count or not: not ready (503), refused before they were read, no answer at all. */
  readonly refused: number;
  /** Given up by us: counted as cancelled, or as what became of them before the server noticed. */
  readonly cancelled: number;
  /** Errors inside a stream that began with 200. */
  readonly broken: number;
}

export function tally(sent: NonNullable<ReadPhase['sent']>): Tally {
  const count = (of: (entry: (typeof sent)[number]) => boolean): number =>
    sent.filter(of).reduce((sum, entry) => sum + entry.count, 0);
  return {
    success: count(({ status }) => status === 'success'),
    cancelled: count(({ status }) => status === 'cancelled'),
    failed: count(({ status, http }) => status === 'error' && http === 500),
    broken: count(({ status, http }) => status === 'error' && http === 200),
    refused: count(({ status, http }) => status === 'error' && http !== 500 && http !== 200),
  };
}

/** All that did not simply succeed. */
export const notSucceeded = (count: Tally): number =>
  count.failed + count.refused + count.cancelled + count.broken;

export const range = (low: number, high: number): string =>
  low === high ? String(low) : `${low} to ${high}`;
