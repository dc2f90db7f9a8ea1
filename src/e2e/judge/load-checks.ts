import type { Check, CheckResult, LoadSummary, NotRun } from '../../model/e2e-verdict.ts';
import { oneLine } from '../../model/one-line.ts';
import { check, short } from './load-check.ts';
import { noiseOf, timesOf } from './load-limits.ts';
import type { Limits } from './thresholds.ts';

/** A load run with what was asked of it. */
export interface JudgedRun {
  readonly summary: LoadSummary;
  /** Not counted for times and rates, since a first run compiles and fills caches; its errors count. */
  readonly dropped: boolean;
  readonly asked: {
    readonly requests: number;
    /** Tokens that each answer should have. */
    readonly output_tokens: number;
    /** False: an answer may come to its own end before that. */
    readonly ignore_eos: boolean;
  };
  readonly evidence: readonly string[];
}

/** What load runs prove: that every request was sent and answered, with tokens, within the limits, reproducibly. */
export function checkLoad(
  runs: readonly JudgedRun[],
  limits: Limits,
): { readonly checks: readonly Check[]; readonly not_run: readonly NotRun[] } {
  const evidence = runs.flatMap((run) => run.evidence);
  const counted = runs.filter((run) => !run.dropped).map((run) => run.summary);
  // What two drivers measure differs by more than noise: aiperf may have died on the way (seen: SIGSEGV).
  const driver = counted.at(-1)?.driver;
  const alike = counted.filter((run) => run.driver === driver);
  const noise = noiseOf(alike, limits, evidence);
  return {
    checks: [
      errorsOf(runs, limits, evidence),
      requestsOf(runs, evidence),
      tokensOf(runs, limits, evidence),
      ...timesOf(counted, limits, evidence),
      ...(noise ? [noise] : []),
    ],
    not_run: noise
      ? []
      : [
          {
            what: 'load.noise',
            why: 'needs two counted load runs by one driver (--load-runs 3)',
            needed: false,
          },
        ],
  };
}

function errorsOf(runs: readonly JudgedRun[], limits: Limits, evidence: readonly string[]): Check {
  const limit = limits.load_errors_percent ?? 0;
  const over = runs.filter(
    ({ summary }) => summary.failed > (summary.requests * limit) / 100 || summary.requests === 0,
  );
  const shown = over.length > 0 ? over : runs;
  return check(
    'load.errors',
    over.length > 0 || runs.length === 0 ? 'fail' : 'pass',
    `at most ${limit} % of the requests of a run fail`,
    shown.map(({ summary }) => failuresOf(summary)).join('; ') || 'no load run',
    evidence,
  );
}

function failuresOf(run: LoadSummary): string {
  const causes = run.errors
    .slice(0, 3)
    .map(({ what, count }) => `${count} x ${oneLine(what, 120)}`);
  const more = run.errors.length > 3 ? [`${run.errors.length - 3} more kinds`] : [];
  const why = causes.length > 0 ? ` (${[...causes, ...more].join(', ')})` : '';
  return `${run.id}: ${run.failed} of ${run.requests} failed${why}`;
}

function requestsOf(runs: readonly JudgedRun[], evidence: readonly string[]): Check {
  const short = runs.filter(
    ({ summary, asked }) => summary.cancelled || summary.requests !== asked.requests,
  );
  return check(
    'load.requests',
    short.length === 0 ? 'pass' : 'fail',
    'every request of every run is sent and ends',
    (short.length > 0 ? short : runs)
      .map(
        ({ summary, asked }) =>
          `${summary.id}: ${summary.requests} of ${asked.requests}${summary.cancelled ? ', cancelled' : ''}${summary.recomputed ? ', counted from the lines' : ''}`,
      )
      .join('; '),
    evidence,
  );
}

function tokensOf(runs: readonly JudgedRun[], limits: Limits, evidence: readonly string[]): Check {
  const least = limits.load_least_tokens_percent ?? 0;
  const judged = runs.map(({ summary, asked }): { result: CheckResult; says: string } => {
    const good = summary.requests - summary.failed;
    if (good <= 0) return { result: 'inconclusive', says: `${summary.id}: no request succeeded` };
    if (summary.output_tokens === null)
      return { result: 'inconclusive', says: `${summary.id}: no answer told its tokens` };
    const each = summary.output_tokens / good;
    const enough = each > 0 && (!asked.ignore_eos || each >= (asked.output_tokens * least) / 100);
    // Tokens are those that the server counts: what was asked for is the most that it may send.
    return {
      result: enough && each <= asked.output_tokens ? 'pass' : 'fail',
      says: `${summary.id}: ${short(each)} tokens an answer, ${asked.output_tokens} asked for`,
    };
  });
  const result = worst(judged.map((run) => run.result));
  return check(
    'load.tokens',
    result,
    runs.some(({ asked }) => asked.ignore_eos)
      ? `answers hold tokens, at least ${least} % of those asked for and no more`
      : 'answers hold tokens, no more than asked for',
    judged
      .filter((run) => run.result === result)
      .map((run) => run.says)
      .join('; '),
    evidence,
  );
}

function worst(results: readonly CheckResult[]): CheckResult {
  if (results.includes('fail')) return 'fail';
  return results.includes('inconclusive') || results.length === 0 ? 'inconclusive' : 'pass';
}
