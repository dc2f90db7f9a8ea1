import type { Expectation, PlannedCheck } from '../../model/e2e-plan.ts';
import type { Stage, StageContext } from '../../model/e2e-run.ts';
import type { Check, CheckResult } from '../../model/e2e-verdict.ts';
import { oneLine } from '../../model/one-line.ts';
import { openClient } from '../client/index.ts';
import { readTail } from '../folder/index.ts';
import { growth, type Page, readSnapshot, takeSnapshot } from '../metrics/index.ts';

/** Looks for what the plan says that a change should make visible: in answers, logs and metrics. */
export const expectations: Stage = {
  id: 'expectations',
  doc: 'looks for what the plan expects to see in answers, logs and metrics',
  lasting: true,
  options: { timeout_s: 120 },
  run: async (context) => {
    const checks: Check[] = [];
    for (const planned of context.plan.checks) {
      context.signal.throwIfAborted();
      checks.push(await lookUp(planned, context));
    }
    return { checks };
  },
};

interface Seen {
  readonly result: CheckResult;
  readonly expected: string;
  readonly observed: string;
  readonly evidence: readonly string[];
}

async function lookUp({ id, expect }: PlannedCheck, context: StageContext): Promise<Check> {
  const seen = await see(id, expect, context);
  return { id, stage: 'expectations', ...seen, observed: oneLine(seen.observed) };
}

async function see(id: string, expect: Expectation, context: StageContext): Promise<Seen> {
  if ('says' in expect) return forAPerson(expect.says);
  if ('log' in expect) return seeLog(expect, context);
  if ('metric' in expect) return seeMetric(expect, context);
  return seeResponse(id, expect, context);
}

const forAPerson = (says: string): Seen => ({
  result: 'inconclusive',
  expected: says,
  observed: 'only a person can tell: nothing was said that a program could look for',
  evidence: [],
});

/** Logs are searched up to this size from their end. */
const mostLog = 64 * 1024 * 1024;

function seeLog(
  expect: Extract<Expectation, { readonly log: string }>,
  { host, folder }: StageContext,
): Seen {
  const expected = sayText(`the log of ${expect.log}`, expect);
  const log = host.running().find(({ name }) => name === expect.log)?.log;
  if (log === undefined)
    return {
      result: 'inconclusive',
      expected,
      observed: `no process is called ${expect.log}`,
      evidence: [],
    };
  return { expected, evidence: [log], ...searchText(readTail(folder.at(log), mostLog), expect) };
}

type TextExpected = { readonly contains?: string; readonly lacks?: string };

const sayText = (what: string, { contains, lacks }: TextExpected): string =>
  [
    what,
    ...(contains === undefined ? [] : [`holds ${JSON.stringify(contains)}`]),
    ...(lacks === undefined ? [] : [`lacks ${JSON.stringify(lacks)}`]),
  ].join(' ');

function searchText(
  text: string,
  { contains, lacks }: TextExpected,
): Pick<Seen, 'result' | 'observed'> {
  if (contains !== undefined && !text.includes(contains))
    return { result: 'fail', observed: `${JSON.stringify(contains)} is not in it` };
  if (lacks !== undefined && text.includes(lacks))
    return { result: 'fail', observed: `${JSON.stringify(lacks)} is in it` };
  return { result: 'pass', observed: 'as expected' };
}

async function seeMetric(
  expect: Extract<Expectation, { readonly metric: string }>,
  { state, folder }: StageContext,
): Promise<Seen> {
  const { metric, labels = {}, op, value } = expect;
  const said = Object.entries(labels).map(([name, is]) => `${name}="${is}"`);
  const name = said.length === 0 ? metric : `${metric}{${said.join(',')}}`;
  const expected = value === undefined ? `${name} ${op}` : `${name} grows ${op} ${value}`;
  if (state.target === null)
    return { result: 'inconclusive', expected, observed: 'no stack', evidence: [] };
  const files = await takeSnapshot(state.target, folder, 'expectations');
  const first = state.phases[0]?.before ?? {};
  const evidence = [...Object.values(first), ...Object.values(files)];
  const counts = op !== 'exists' && op !== 'absent';
  const unread = state.target.metrics.filter(
    ({ process }) => files[process] === undefined || (counts && first[process] === undefined),
  );
  const grown = Object.entries(files).map(([process, file]) => {
    const before = first[process];
    const pages = [before, file].flatMap((each): readonly Page[] => {
      const page = each === undefined ? null : readSnapshot(folder, each);
      return page === null ? [] : [page];
    });
    return growth(pages, metric, labels);
  });
  const present = grown.some((each) => each.present);
  const total = grown.reduce((sum, each) => sum + each.value, 0);
  // What is there needs one page that has it; all else needs every page.
  if (state.target.metrics.length === 0 || (unread.length > 0 && !(op === 'exists' && present))) {
    const names = unread.map(({ process }) => process).join(', ');
    const observed =
      names === ''
        ? 'no page of metrics is known'
        : `no page of ${names} ${counts ? 'before and after' : 'now'}`;
    return { result: 'inconclusive', expected, observed, evidence };
  }
  const observed = present ? `it grew by ${total}` : 'no page has it';
  return {
    result: compare(op, present, total, value ?? 0) ? 'pass' : 'fail',
    expected,
    observed,
    evidence,
  };
}

function compare(op: string, present: boolean, total: number, value: number): boolean {
  if (op === 'exists') return present;
  if (op === 'absent') return !present;
  if (op === '==') return total === value;
  return op === '>=' ? total >= value : total <= value;
}

async function seeResponse(
  id: string,
  expect: Extract<Expectation, { readonly response: string }>,
  { state, folder, signal }: StageContext,
): Promise<Seen> {
  const { response: path, body, status = 200 } = expect;
  const expected = sayText(`${path} answers ${status}, and`, expect).replace(/, and$/, '');
  if (state.target === null)
    return { result: 'inconclusive', expected, observed: 'no stack', evidence: [] };
  const client = openClient(state.target.url, { signal });
  const asked = { path, timeoutMs: 60_000, ...(body === undefined ? {} : { body }) };
  const answer = await client.request(asked);
  const evidence = [folder.write(`responses/expectations/${id}.txt`, answer.text)];
  if (answer.status !== status)
    return {
      result: 'fail',
      expected,
      observed: `it answered ${answer.status || answer.error}`,
      evidence,
    };
  return { expected, evidence, ...searchText(answer.text, expect) };
}
