import type { LoadSummary } from '../../model/e2e-verdict.ts';
import { quantilesOf } from '../../model/statistics.ts';
import type { RequestRecord } from './types.ts';

/**
 * The summary of a run from its requests, worked out as aiperf does: times of the successful requests only, rates over
 * the time from the first start to the last end.
 */
export function summarise(
  records: readonly RequestRecord[],
  run: Pick<LoadSummary, 'id' | 'driver' | 'cancelled' | 'recomputed'>,
): LoadSummary {
  const good = records.filter((record) => record.error === null);
  const seconds = secondsOf(records);
  const tokens = good.every((record) => record.output_tokens !== null)
    ? good.reduce((sum, record) => sum + (record.output_tokens ?? 0), 0)
    : null;
  const rate = (count: number | null): number | null =>
    count === null || seconds === null || good.length === 0 ? null : count / seconds;
  return {
    ...run,
    requests: records.length,
    failed: records.length - good.length,
    seconds,
    ttft_ms: quantilesOf(good.map((record) => record.ttft_ms).filter((time) => time !== null)),
    itl_ms: quantilesOf(good.map((record) => record.itl_ms).filter((time) => time !== null)),
    latency_ms: quantilesOf(good.map((record) => record.latency_ms)),
    output_tokens: good.length === 0 ? null : tokens,
    tokens_per_second: rate(tokens),
    requests_per_second: rate(good.length),
    errors: countErrors(records.flatMap(({ error }) => (error === null ? [] : [error]))),
  };
}

function secondsOf(records: readonly RequestRecord[]): number | null {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { started_ms, latency_ms } of records) {
    first = Math.min(first, started_ms);
    last = Math.max(last, started_ms + latency_ms);
  }
  return last > first ? (last - first) / 1000 : null;
}

const mostKinds = 50;

/** Errors by what they say, the most frequent first; rare ones beyond the fiftieth are one kind. */
function countErrors(errors: readonly string[]): LoadSummary['errors'] {
  const counts = new Map<string, number>();
  for (const what of errors) counts.set(what, (counts.get(what) ?? 0) + 1);
  const kinds = [...counts].map(([what, count]) => ({ what, count }));
  kinds.sort((a, b) => b.count - a.count || (a.what < b.what ? -1 : 1));
  const rest = kinds.slice(mostKinds).reduce((sum, kind) => sum + kind.count, 0);
  return rest === 0 ? kinds : [...kinds.slice(0, mostKinds), { what: 'others', count: rest }];
}
