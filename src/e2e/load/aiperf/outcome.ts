import type { Sent } from '../../../model/e2e-run.ts';
import type { LoadSummary } from '../../../model/e2e-verdict.ts';
import { oneLine } from '../../../model/one-line.ts';
import { summarise } from '../summarise.ts';
import type { LoadOrder, LoadOutcome, RequestRecord } from '../types.ts';
import { readExport } from './export.ts';
import { readLines } from './lines.ts';
import type { PhaseEnd } from './progress.ts';

/** What a run of aiperf left. */
export interface Remains {
  /** Text of `profile_export_aiperf.json` and `profile_export.jsonl`; null: no such file. */
  readonly json: string | null;
  readonly lines: string | null;
  readonly phases: readonly PhaseEnd[];
  readonly exit: string;
  /** Last lines that it printed. */
  readonly tail: string;
  /** It had to be ended although its last request had. */
  readonly hung: boolean;
  readonly label: string;
}

/**
 * What a run of aiperf says of the server. Its exit code proves nothing: 0 with nearly all requests failed, 1 without a
 * summary when all failed. So the summary is held against the lines of the requests, and the lines win: a summary can be
 * missing, cut off or without the failures.
 */
export function outcomeOf(order: LoadOrder, remains: Remains): Omit<LoadOutcome, 'evidence'> {
  const found = remains.json === null ? null : readExport(remains.json);
  const records = findBroken(readLines(remains.lines ?? ''));
  const driver = found?.version ? `aiperf ${found.version}` : remains.label;
  const named = { id: order.id, driver };
  const lined = summarise(records, {
    ...named,
    cancelled: found?.summary.cancelled ?? false,
    recomputed: true,
  });
  const agrees =
    found !== null &&
    (remains.lines === null ||
      (lined.requests === found.summary.requests && lined.failed === found.summary.failed));
  const summary = agrees
    ? { ...named, ...found.summary, recomputed: false }
    : withPhase(lined, remains.phases);
  const warmup = remains.phases.find(({ phase }) => phase === 'warmup');
  const warmedUp = order.warmup === 0 || warmup !== undefined;
  const ended = remains.phases.some(
    ({ phase, completed }) => phase === 'profiling' && completed === records.length,
  );
  const complete = warmedUp && (agrees || ended) && records.length === summary.requests;
  return {
    summary,
    sent: complete ? sentOf(records, warmup) : null,
    output_tokens:
      complete && order.warmup === 0 && summary.failed === 0 ? summary.output_tokens : null,
    broken: summary.requests === 0 || killed(remains) ? brokenBy(remains) : null,
    notes: notesOf(remains, found !== null, agrees),
  };
}

/**
 * A stream that ends with an error event is a success to aiperf 0.10, with times and all: measured with a worker that was
 * killed. What gives it away is that it never told its usage while others did.
 */
function findBroken(records: readonly RequestRecord[]): readonly RequestRecord[] {
  if (!records.some(({ error, output_tokens }) => error === null && output_tokens !== null))
    return records;
  return records.map((record) =>
    record.error === null && record.output_tokens === null
      ? { ...record, error: 'a stream that ended before its usage' }
      : record,
  );
}

/** Lines are written a hundred at a time: of a run that was ended some are missing, but its own count was printed. */
function withPhase(summary: LoadSummary, phases: readonly PhaseEnd[]): LoadSummary {
  const counted = phases.find(({ phase }) => phase === 'profiling');
  if (!counted || counted.completed <= summary.requests) return summary;
  return {
    ...summary,
    requests: counted.completed,
    failed: Math.max(summary.failed, counted.errors),
    cancelled: summary.cancelled || counted.cancelled > 0,
  };
}

function sentOf(records: readonly RequestRecord[], warmup: PhaseEnd | undefined): readonly Sent[] {
  const counts = new Map<string, Sent>();
  const add = (status: Sent['status'], http: number, count: number): void => {
    const key = `${status} ${http}`;
    const before = counts.get(key)?.count ?? 0;
    counts.set(key, {
      endpoint: 'chat_completions',
      request_type: 'stream',
      status,
      http,
      count: before + count,
    });
  };
  for (const { cancelled, error, http } of records)
    add(cancelled ? 'cancelled' : error === null ? 'success' : 'error', http, 1);
  if (warmup && warmup.completed > warmup.errors)
    add('success', 200, warmup.completed - warmup.errors);
  // Of a failed warm-up request nothing but the number is told.
  if (warmup && warmup.errors > 0) add('error', 0, warmup.errors);
  return [...counts.values()];
}

/** Ended by a signal of somebody else's: how many requests it had sent by then is not known. By uvx it is a code. */
function killed({ exit, hung, json }: Remains): boolean {
  return !hung && json === null && /^(SIG\w+|137|143)$/.test(exit);
}

/** What it printed last that names an error of Python; else its last words. Frames of boxes are no words. */
function brokenBy(remains: Remains): string {
  const { exit, tail } = remains;
  if (killed(remains)) return `aiperf was ended by ${exit} before it was done`;
  const lines = tail
    .split('\n')
    .map((line) => oneLine(line.replace(/[\u2500-\u257f]/g, ' ')))
    .filter((line) => /\p{L}{2}/u.test(line));
  const telling = lines.findLast((line) => /^[\w.]*(Error|Exception)\b/.test(line));
  return `aiperf ended with ${exit} and left no record of a request: ${telling ?? lines.at(-1) ?? 'it printed nothing'}`;
}

function notesOf(remains: Remains, read: boolean, agrees: boolean): readonly string[] {
  return [
    ...(remains.hung ? ['aiperf hung after its last request and was ended'] : []),
    ...(remains.json !== null && !read ? ['the summary of aiperf is not whole'] : []),
    ...(read && !agrees ? ['the summary of aiperf does not tell what its lines tell'] : []),
    ...(remains.exit === '0' ? [] : [`aiperf ended with ${remains.exit}`]),
  ];
}
