import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { RunEvent, RunState } from '../../model/e2e-run.ts';
import type { Verdict } from '../../model/e2e-verdict.ts';
import { UserError } from '../../model/errors.ts';

/** A run that has not done anything yet. */
export const emptyState: RunState = {
  finished: [],
  checkouts: [],
  venv: null,
  target: null,
  services_env: {},
  phases: [],
  checks: [],
  not_run: [],
  load: [],
  ab: null,
  timings: [],
  environment: {},
  versions: {},
  notes: {},
};

/** A JSON file of a run as it was parsed; null when there is none, UserError when it is no JSON. */
export function readDocument(path: string, name: string): unknown {
  let text: string;
  try {
    text = readFileSync(join(path, name), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new UserError(`cannot read ${name} in '${path}'`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new UserError(`${name} in '${path}' is no JSON: the run was cut off, or the file edited`);
  }
}

/** What the stages of an earlier attempt left; an empty state when none was written. */
export function readState(path: string): RunState {
  const data = readDocument(path, 'state.json');
  if (data === null) return emptyState;
  if (!isState(data)) throw new UserError(`state.json in '${path}': expected the state of a run`);
  return data;
}

/** The verdict of a run; null while there is none. */
export function readVerdict(path: string): Verdict | null {
  const data = readDocument(path, 'verdict.json');
  if (data === null) return null;
  if (!isVerdict(data))
    throw new UserError(`verdict.json in '${path}': expected the schema dyn-audit/verdict@1`);
  return data;
}

/** The events so far. A last line that is not whole, as after a crash, is left out. */
export function readEvents(path: string): readonly RunEvent[] {
  const text = readTail(join(path, 'events.ndjson'), 4 * 1024 * 1024);
  return text.split('\n').flatMap((line): readonly RunEvent[] => {
    try {
      const event: unknown = JSON.parse(line);
      return isEvent(event) ? [event] : [];
    } catch {
      return [];
    }
  });
}

/** The end of a file, at most so many bytes; empty when there is none. */
export function readTail(file: string, bytes: number): string {
  let fd: number;
  try {
    fd = openSync(file, 'r');
  } catch {
    return '';
  }
  try {
    const { size } = fstatSync(fd);
    const buffer = Buffer.alloc(Math.min(size, bytes));
    const read = readSync(fd, buffer, 0, buffer.length, size - buffer.length);
    return buffer.toString('utf8', 0, read);
  } finally {
    closeSync(fd);
  }
}

const fieldsOf = (data: unknown): Readonly<Record<string, unknown>> =>
  typeof data === 'object' && data !== null ? { ...data } : {};

function isState(data: unknown): data is RunState {
  const fields = fieldsOf(data);
  const lists = ['finished', 'checkouts', 'phases', 'checks', 'not_run', 'load', 'timings'];
  const records = ['services_env', 'environment', 'versions', 'notes'];
  return (
    lists.every((name) => Array.isArray(fields[name])) &&
    records.every((name) => typeof fields[name] === 'object' && fields[name] !== null)
  );
}

const words: readonly unknown[] = ['pass', 'fail', 'inconclusive'];

/** Of what comes out of a file that somebody may have edited, all that a report or a comparison goes through. */
function isVerdict(data: unknown): data is Verdict {
  const fields = fieldsOf(data);
  return (
    fields.schema === 'dyn-audit/verdict@1' &&
    words.includes(fields.verdict) &&
    hasTexts(fields, ['run', 'stack', 'because']) &&
    areAll(fields.checks, isCheck) &&
    areAll(fields.not_run, (each) => hasTexts(each, ['what', 'why'])) &&
    areAll(fields.load, (each) => hasTexts(each, ['id', 'driver'])) &&
    areAll(fieldsOf(fields.timings).stages, (each) => hasTexts(each, ['stage', 'outcome']))
  );
}

type Fields = Readonly<Record<string, unknown>>;

const areAll = (data: unknown, isOne: (fields: Fields) => boolean): boolean =>
  Array.isArray(data) && data.every((each) => isOne(fieldsOf(each)));

const hasTexts = (fields: Fields, names: readonly string[]): boolean =>
  names.every((name) => typeof fields[name] === 'string');

const isCheck = (fields: Fields): boolean =>
  hasTexts(fields, ['id', 'stage', 'result', 'expected', 'observed']) &&
  Array.isArray(fields.evidence);

function isEvent(data: unknown): data is RunEvent {
  const fields = fieldsOf(data);
  return typeof fields.event === 'string' && typeof fields.at_ms === 'number';
}
