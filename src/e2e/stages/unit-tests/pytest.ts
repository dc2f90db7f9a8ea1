import { existsSync } from 'node:fs';
import type { CommandResult, RunFolder } from '../../../model/e2e-run.ts';
import type { Check, CheckResult } from '../../../model/e2e-verdict.ts';
import { printableLine } from '../../../process/index.ts';
import { failuresIn, isOwn, missingModule } from './missing.ts';

/** https://docs.pytest.org/en/stable/reference/exit-codes.html */
const meanings: Readonly<Record<number, readonly [CheckResult, string]>> = {
  0: ['pass', ''],
  1: ['fail', 'tests failed'],
  2: ['inconclusive', 'interrupted, or a test file could not be read'],
  3: ['inconclusive', "pytest's own error"],
  4: ['inconclusive', 'pytest did not understand what was asked'],
  5: ['inconclusive', 'no test was collected'],
};

const summary = /\b\d+ (?:passed|failed|errors?|skipped|deselected|xfailed|xpassed)\b/;
const count = (line: string, word: string): number =>
  Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0);

/** One run of pytest and what it left, below the run folder. */
export interface PytestRun {
  readonly result: CommandResult;
  readonly log: string;
  readonly report: string;
}

interface Known {
  /** Test files that could not be read, and whose tests were left out of the last run. */
  readonly unread: readonly string[];
  /** Where the checkout's own modules are imported from. */
  readonly roots: readonly string[];
}

/** What pytest's end means. Tests that were all skipped have shown nothing, nor have those that lack a package. */
export function pytestCheck(
  folder: Pick<RunFolder, 'at'>,
  runs: readonly PytestRun[],
  { unread, roots }: Known,
): Check {
  const { result, said } = meaningOf(runs.at(-1)!.result);
  const failures = runs.flatMap(({ report }) => failuresIn(folder.at(report)));
  const missing = failures.map(missingModule);
  const foreign = missing.flatMap((name) => (name === null || isOwn(name, roots) ? [] : [name]));
  const lacks = failures.length > 0 && foreign.length === failures.length;
  const cannot = unread.length === 0 ? '' : `${unread.length} test files cannot be read`;
  const why = lacks ? `not installed here: ${[...new Set(foreign)].join(', ')}` : '';
  const observed = [cannot, why, said].filter((each) => each !== '').join('; ');
  return {
    id: 'unit-tests.pytest',
    stage: 'unit-tests',
    result: lacks ? 'inconclusive' : unread.length > 0 && failures.length > 0 ? 'fail' : result,
    expected: 'the tests pass',
    observed: printableLine(observed, 400),
    evidence: [
      ...runs.map(({ log }) => log),
      ...runs.map(({ report }) => report).filter((report) => existsSync(folder.at(report))),
    ],
  };
}

function meaningOf({ code, signal, timed_out, tail, elapsed_ms }: CommandResult): {
  readonly result: CheckResult;
  readonly said: string;
} {
  const lines = tail.split('\n').map((line) => line.replace(/^=+ | =+$/g, '').trim());
  const line = lines.findLast((each) => summary.test(each)) ?? '';
  if (timed_out)
    return { result: 'inconclusive', said: `not done after ${Math.round(elapsed_ms / 1000)} s` };
  if (code === 0 && count(line, 'passed') === 0)
    return { result: 'inconclusive', said: `no test passed: ${line}` };
  const first = lines.find((each) => /^(FAILED|ERROR) /.test(each)) ?? '';
  const [meant, says] = meanings[code ?? -1] ?? ['fail', `ended: ${signal ?? `exit code ${code}`}`];
  // A plugin that is missing ends it as failed tests do, but it has shown nothing of them.
  const unstarted = code === 1 && line === '';
  const last = lines.findLast((each) => each !== '') ?? '';
  const unread = code === 2 && count(line, 'error') > 0;
  const said = [unstarted ? `ended before any test: ${last}` : says, line, first]
    .filter((each) => each !== '')
    .join(': ');
  return {
    result: unstarted ? 'inconclusive' : unread ? 'fail' : meant,
    said: said || 'no summary',
  };
}
