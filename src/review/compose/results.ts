import type { Check, CheckResult, Verdict } from '../../model/e2e-verdict.ts';
import { cell } from '../escape.ts';
import type { ReviewedReport } from './input.ts';

const words: Readonly<Record<CheckResult, string>> = {
  pass: 'Pass',
  fail: '**Fail**',
  known: 'As the stack is known to behave',
  inconclusive: 'Inconclusive',
};

/** What a stage's checks are called together. */
const titles: Readonly<Record<string, string>> = {
  'unit-tests': 'Unit tests',
  probes: 'E2E: requests',
  load: 'Load test',
  soak: 'Soak',
  metrics: 'Metrics',
  expectations: 'Expectations of the change',
  ab: 'A/B against the merge base',
  teardown: 'Shutdown',
  ready: 'Startup',
};

/** Head of the table of test results. */
export const resultsHead = '| Test | Result |\n| --- | --- |';

/** A row for each kind of test; what did not pass has a row of its own. */
export function resultRows(report: ReviewedReport): readonly string[] {
  const { verdict } = report;
  if (verdict === null) return [row('All', `Not run: ${whyNotRun(report)}`)];
  return [
    ...(report.tested?.exercised === false
      ? [row('The change itself', `Not exercised: ${report.tested.why}`)]
      : []),
    ...stageRows(verdict.checks),
    ...verdict.load.map((load) => {
      const rate = load.requests_per_second;
      const speed = rate === null ? '' : `, ${rate.toFixed(1)} requests/s`;
      const ttft = load.ttft_ms === null ? '' : `, TTFT p50 ${load.ttft_ms.p50.toFixed(0)} ms`;
      const name = `Load test (${load.driver}, ${load.requests} requests)`;
      return row(name, `${load.failed} failed${speed}${ttft}`);
    }),
    ...(verdict.ab?.metrics ?? []).map(({ name, says }) => row(`A/B: ${name}`, says)),
    ...verdict.not_run
      .filter(({ needed }) => needed)
      .map(({ what, why }) => row(what, `Not run: ${why}`)),
  ];
}

function stageRows(checks: readonly Check[]): readonly string[] {
  const stages = [...new Set(checks.map(({ stage }) => stage))];
  return stages.flatMap((stage) => {
    const all = checks.filter((check) => check.stage === stage && check.id !== 'process.logs');
    const passed = all.filter(({ result }) => result === 'pass');
    const rest = all.filter(({ result }) => result !== 'pass');
    const logs = checks.filter((check) => check.stage === stage && check.id === 'process.logs');
    return [
      ...(all.length === 0
        ? []
        : [row(titles[stage] ?? stage, `**${passed.length}/${all.length} passed**`)]),
      ...rest.map((check) => row(check.id, noteOf(check))),
      ...logs.map((check) => row('Server logs', check.result === 'pass' ? 'Clean' : noteOf(check))),
    ];
  });
}

const noteOf = ({ result, expected, observed }: Check): string =>
  `${words[result]}: expected ${expected}; observed ${observed}`;

const whyNotRun = ({ hardware, plan_why }: ReviewedReport): string =>
  (hardware.fits ? null : hardware.why) ?? plan_why ?? 'no run was asked for';

/** `**` is ours, so it is put around what was escaped. */
function row(name: string, result: string): string {
  const bold = /^\*\*([^*]*)\*\*/.exec(result);
  const shown = bold === null ? cell(result) : `**${cell(bold[1]!)}**${restOf(result, bold[0])}`;
  return `| ${cell(name)} | ${shown} |`;
}

const restOf = (result: string, bold: string): string => {
  const rest = result.slice(bold.length);
  return rest.startsWith(':') ? `: ${cell(rest.slice(1))}` : cell(rest);
};

/** What the checks that did not pass saw, with the files of the run that show it. */
export const checkEvidence = (verdict: Verdict | null): readonly string[] =>
  (verdict?.checks ?? [])
    .filter(({ result }) => result === 'fail' || result === 'inconclusive')
    .map(({ id, expected, observed, evidence }) => {
      const files = evidence.length === 0 ? '' : ` (${evidence.join(', ')})`;
      return cell(`${id}: expected ${expected}; observed ${observed}${files}`, 2000);
    })
    .map((line) => `- ${line}`);
