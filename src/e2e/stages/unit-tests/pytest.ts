import { existsSync } from 'node:fs';
import type { CommandResult, RunFolder } from '../../../model/e2e-run.ts';
import type { Check, CheckResult } from '../../../model/e2e-verdict.ts';
import { printableLine } from '../../../process/index.ts';

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

/** What pytest's end means. Tests that were all skipped have shown nothing. */
export function pytestCheck(
  folder: Pick<RunFolder, 'at'>,
  { code, signal, timed_out, tail, elapsed_ms }: CommandResult,
  logs: readonly string[],
  report: string,
): Check {
  const lines = tail.split('\n').map((line) => line.replace(/^=+ | =+$/g, '').trim());
  const line = lines.findLast((each) => summary.test(each)) ?? '';
  const first = lines.find((each) => /^(FAILED|ERROR) /.test(each)) ?? '';
  const [meant, says] = meanings[code ?? -1] ?? ['fail', `ended: ${signal ?? `exit code ${code}`}`];
  const unread = code === 2 && count(line, 'error') > 0;
  const idle = code === 0 && count(line, 'passed') === 0;
  // A plugin that is missing ends it as failed tests do, but it has shown nothing of them.
  const unstarted = code === 1 && line === '';
  const last = lines.findLast((each) => each !== '') ?? '';
  const said = [unstarted ? `ended before any test: ${last}` : says, line, first]
    .filter((each) => each !== '')
    .join(': ');
  return {
    id: 'unit-tests.pytest',
    stage: 'unit-tests',
    result: timed_out || idle || unstarted ? 'inconclusive' : unread ? 'fail' : meant,
    expected: 'the tests pass',
    observed: timed_out
      ? `not done after ${Math.round(elapsed_ms / 1000)} s`
      : printableLine(idle ? `no test passed: ${line}` : said || 'no summary', 400),
    evidence: [...logs, ...(existsSync(folder.at(report)) ? [report] : [])],
  };
}
