import type {
  Check,
  CheckResult,
  NotRun,
  StageTiming,
  Verdict,
  VerdictWord,
} from '../../model/e2e-verdict.ts';
import { countOf } from '../count.ts';
import type { Style } from '../paint.ts';
import type { ReportOptions } from '../reporter.ts';
import { sayCounts, sayInstant, sayTime } from '../sheet/say.ts';
import { type Detail, fieldsUnder, type Item, itemsUnder, type Sheet } from '../sheet/sheet.ts';
import { abSection, loadSections } from './load-tables.ts';

/** The colour of a verdict. */
export const verdictStyle: Readonly<Record<VerdictWord, Style>> = {
  pass: 'green',
  fail: 'red',
  inconclusive: 'yellow',
};

const evidenceOf = ({ evidence }: Check): Detail[] =>
  evidence.map((file) => ({ label: 'file', text: file, literal: true }));

/** What somebody needs who has to check the finding: everything that is known of it. */
const inFull = (check: Check): Item => ({
  head: `${check.id} (${check.stage})`,
  details: [
    { label: 'expected', text: check.expected },
    { label: 'seen', text: check.observed },
    ...(check.source === undefined ? [] : [{ label: 'source', text: check.source }]),
    ...evidenceOf(check),
  ],
});

const inShort = (check: Check): Item => ({
  head: '',
  details: [{ label: check.id, text: check.observed }],
});

function sayChecks(checks: readonly Check[], notRun: readonly NotRun[]): string {
  const count = (result: CheckResult) => checks.filter((each) => each.result === result).length;
  const words = [
    ['failed', count('fail')],
    ['inconclusive', count('inconclusive')],
    ['passed', count('pass')],
    ['known to differ', count('known')],
    ['not run', notRun.filter(({ needed }) => needed).length],
    ['left out by choice', notRun.filter(({ needed }) => !needed).length],
  ] as const;
  return checks.length + notRun.length === 0 ? 'none' : sayCounts(words);
}

const sayStage = ({ elapsed_ms, outcome }: StageTiming): string =>
  outcome === 'done' || outcome === 'failed'
    ? `${sayTime(elapsed_ms)}${outcome === 'failed' ? ', failed' : ''}`
    : outcome.replace('-', ' ');

const sayOwn = ({ between_stages_ms, own_cpu_ms }: Verdict['timings']): string =>
  `${sayTime(own_cpu_ms)} of processor time, ${sayTime(between_stages_ms)} between stages`;

/** One cause is told once, however much it kept from being done. */
function notRunItems(notRun: readonly NotRun[]): Item[] {
  const causes = new Map<string, string[]>();
  for (const { what, why } of notRun) causes.set(why, [...(causes.get(why) ?? []), what]);
  return [...causes].map(([why, what]) => ({
    head: '',
    details: [{ label: '', text: `${what.join(', ')}: ${why}` }],
  }));
}

/** The verdict first, then what speaks against the code under test, then the rest. */
export function verdictSheet(verdict: Verdict, { verbose }: ReportOptions): Sheet {
  const { checks, not_run, timings, environment, versions } = verdict;
  const where = (result: CheckResult) => checks.filter((each) => each.result === result);
  const passed = where('pass');
  return {
    title: `${verdict.verdict.toUpperCase()}: ${verdict.because}`,
    style: verdictStyle[verdict.verdict],
    lead: [
      {
        label: 'Run',
        text: `${verdict.run} on ${verdict.stack}${verdict.stack === 'sim' ? ' (a simulator, not Dynamo)' : ''}, ${sayInstant(timings.started_at)}, ${sayTime(timings.elapsed_ms)}`,
      },
      { label: 'Checks', text: sayChecks(checks, not_run) },
    ],
    sections: [
      itemsUnder('Failed', where('fail').map(inFull), 'red'),
      itemsUnder('Could not be told', where('inconclusive').map(inFull), 'yellow'),
      itemsUnder('Not run', notRunItems(not_run.filter(({ needed }) => needed)), 'yellow'),
      itemsUnder('Known to differ', where('known').map(inFull)),
      itemsUnder(
        'No longer differs',
        passed.filter(({ source }) => source !== undefined).map(inFull),
        'yellow',
      ),
      ...loadSections(verdict.load),
      abSection(verdict.ab),
      itemsUnder('Left out by choice', notRunItems(not_run.filter(({ needed }) => !needed))),
      itemsUnder(`Passed (${countOf(passed.length)})`, verbose ? passed.map(inShort) : []),
      fieldsUnder('Stages', [
        ...timings.stages
          .filter(({ outcome }) => verbose || outcome !== 'kept')
          .map((timing) => ({ label: timing.stage, text: sayStage(timing) })),
        ...(verbose ? [{ label: 'own work', text: sayOwn(timings) }] : []),
      ]),
      fieldsUnder('Versions', versions),
      fieldsUnder('Environment', verbose ? environment : {}),
    ],
  };
}
