import { createHash } from 'node:crypto';
import type { CheckReport } from '../model/ci.ts';
import { type Classified, classify } from './classify.ts';
import { type LogLine, readLog } from './log.ts';

/** What a log says of a failed job; how often it was re-run is not in it. */
export type Failure = Omit<NonNullable<CheckReport['failure']>, 'reruns'>;

const mostLines = 20;
const lineLength = 400;

/**
 * Why a job failed, by its log; null: there is none that could be read, and `summary` is what the check says of itself.
 * The result does not depend on the words of anybody who cannot write to the log.
 */
export function readFailure(name: string, log: string | null, summary: string): Failure {
  const lines = readLog(log ?? summary);
  const follows = log !== null && isGate(lines);
  const classified = follows ? gate : classify(lines);
  const shown = failingLines(lines, classified);
  const why = log === null ? `${classified.why} (there is no log of it)` : classified.why;
  return {
    kind: classified.kind,
    why,
    lines: shown.map(({ line, text }) => ({ line, text: cut(text) })),
    signature: signatureOf(name, classified, shown),
    follows,
  };
}

const gate: Classified = {
  kind: 'unknown',
  why: 'it only looks at the results of other jobs, one of which failed',
  evidence: [],
};

/**
 * A job whose last step was handed the results of the jobs that it needs, and one of those did not succeed: Actions
 * writes `toJson(needs)` into the step's own text.
 */
function isGate(lines: readonly LogLine[]): boolean {
  const error = lines.findIndex(({ error }) => error);
  if (error < 0) return false;
  const start = lines.findLastIndex(
    ({ text }, at) => at < error && /^##\[group\]Run(?: |$)/.test(text),
  );
  if (start < 0) return false;
  const frame = lines.slice(start, error).filter((each) => each.frame);
  return frame.some(({ text }) => /"result": ?"(?:failure|cancelled)"/.test(text));
}

const generic =
  /^(?:Process completed with exit code \d+|The process '.*' failed with exit code \d+)\.?$/;
/** Where it is, behind the message; what it came to, behind a traceback. */
const place = /^\s*--> \S+:\d+/;
const exception = /^(?:\w+\.)*\w+(?:Error|Exception)(?::|$)/;

/** The lines that decided with what belongs to them, and what Actions says; without either the end of the step. */
function failingLines(
  lines: readonly LogLine[],
  { kind, evidence }: Classified,
): readonly LogLine[] {
  const said = lines.filter(({ frame, text }) => !frame && text !== '');
  const deciding = new Set(evidence.map(({ line }) => line));
  const belongs = said.filter(
    ({ text }, at) =>
      kind === 'code' &&
      (exception.test(text) || (place.test(text) && deciding.has(said[at - 1] ?? said[at]!))),
  );
  const errors = said.filter(({ error, text }) => error && !generic.test(text));
  const known = new Set([...[...deciding].slice(0, mostLines - 5), ...errors, ...belongs]);
  return known.size > 0 ? inOrder([...known].slice(0, mostLines)) : endOfStep(lines);
}

/** The last lines in front of the first error, not those of the step before. */
function endOfStep(lines: readonly LogLine[]): readonly LogLine[] {
  const first = lines.findIndex(({ error }) => error);
  const end = first < 0 ? lines.length : first + 1;
  const start = lines.findLastIndex(({ frame }, at) => frame && at < end);
  return lines
    .slice(start + 1, end)
    .filter(({ text }) => text !== '')
    .slice(-10);
}

const inOrder = (lines: readonly LogLine[]): readonly LogLine[] =>
  [...lines].sort((one, other) => one.line - other.line);

const cut = (text: string): string =>
  text.length <= lineLength ? text : `${text.slice(0, lineLength - 3)}...`;

/** Lines that decide what a failure is called; more would tell runs of the same failure apart. */
const linesOfSignature = 3;

/**
 * A name for a failure that it has again when it happens again: the job's name, what kind it is, and the first lines
 * that decided without what differs from run to run.
 */
function signatureOf(
  name: string,
  { kind, evidence }: Classified,
  shown: readonly LogLine[],
): string {
  const deciding = evidence.length > 0 ? evidence.map(({ line }) => line) : shown;
  const words = [...new Set(deciding.map(({ text }) => normalize(text)))].slice(
    0,
    linesOfSignature,
  );
  const hash = createHash('sha256')
    .update([normalize(name), kind, ...words].join('\n'))
    .digest('hex');
  return `${evidence[0]?.pattern.id ?? kind}-${hash.slice(0, 16)}`;
}

/** A line without times, ids, addresses, hashes and numbers. */
function normalize(text: string): string {
  return text
    .toLowerCase()
    .replace(/\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/g, '<id>')
    .replace(/\bsha256:[0-9a-f]+/g, '<hash>')
    .replace(/\b0x[0-9a-f]+\b/g, '<n>')
    .replace(/\b(?=[0-9a-f]*\d)[0-9a-f]{7,64}\b/g, '<hash>')
    .replace(/\/tmp\/[^\s'":]+/g, '<temporary>')
    .replace(/\d+(?:[.,:]\d+)*/g, '<n>')
    .replace(/\s+/g, ' ')
    .trim();
}
