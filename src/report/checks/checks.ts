import type { CheckReport, ChecksReport, FailureKind } from '../../model/ci.ts';
import { shortRevision } from '../callers/change.ts';
import { countOf } from '../count.ts';
import type { Style } from '../paint.ts';
import type { ReportOptions } from '../reporter.ts';
import {
  type Detail,
  fieldsUnder,
  type Item,
  itemsUnder,
  type Section,
  type Sheet,
} from '../sheet/sheet.ts';
import { sayChecks } from './say-checks.ts';

const kindWords: Readonly<Record<FailureKind, string>> = {
  code: 'looks like the code',
  infrastructure: 'looks like infrastructure',
  unknown: 'nobody can tell from its log',
};

const few = 8;

function failureOf({ failure, summary }: CheckReport, verbose: boolean): Detail[] {
  if (failure === null) return summary === '' ? [] : [{ label: 'says', text: summary }];
  const { kind, why, lines, signature, reruns, follows } = failure;
  const shown = verbose ? lines : lines.slice(0, few);
  const more = lines.length - shown.length;
  return [
    { label: follows ? 'follows other jobs' : kindWords[kind], text: why },
    ...shown.map(({ line, text }) => ({ label: `line ${line}`, text, literal: true })),
    ...(more > 0 ? [{ label: '', text: `${countOf(more)} more lines (--verbose)` }] : []),
    ...(reruns === 0 ? [] : [{ label: 're-run', text: countOf(reruns, 'time') }]),
    ...(verbose ? [{ label: 'signature', text: signature, literal: true }] : []),
  ];
}

const describe = (check: CheckReport, verbose: boolean): Item => ({
  head: `${check.name}: ${check.conclusion ?? check.status}`,
  details: [
    ...failureOf(check, verbose),
    ...(check.url === '' ? [] : [{ label: 'link', text: check.url, literal: true }]),
  ],
});

/** Conclusions that nobody has to look at. */
const fine: ReadonlySet<string> = new Set(['success', 'neutral', 'skipped']);

/** What failed with its lines, what still runs, what was started again. */
export function checksSections(report: ChecksReport, verbose: boolean): readonly Section[] {
  const { checks, reruns, notes } = report;
  const done = checks.filter(({ status }) => status === 'completed');
  const bad = done.filter(({ conclusion }) => conclusion === null || !fine.has(conclusion));
  const brief = (check: CheckReport): Detail => ({
    label: check.name,
    text: check.conclusion ?? check.status.replace('_', ' '),
  });
  return [
    itemsUnder(
      'Checks of CI that failed',
      bad.map((check) => describe(check, verbose)),
      'red',
    ),
    fieldsUnder(
      'Checks of CI that still run',
      checks.filter((each) => !done.includes(each)).map(brief),
    ),
    fieldsUnder(
      'Runs of CI that failed',
      reruns.map(({ run_id, names, rerun, why }) => ({
        label: `${run_id} ${rerun ? 'started again' : 'not started again'}`,
        text: `${names.join(', ')}: ${why}`,
      })),
    ),
    fieldsUnder(
      'Notes on CI',
      notes.map((text) => ({ label: '', text })),
    ),
    fieldsUnder(
      'Checks of CI that passed',
      verbose ? done.filter((each) => !bad.includes(each)).map(brief) : [],
    ),
  ];
}

const styles: Readonly<Record<ChecksReport['state'], Style>> = {
  success: 'green',
  failure: 'red',
  pending: 'yellow',
  none: 'bold',
};

/** The checks of a pull request's head. */
export const checksSheet = (report: ChecksReport, { verbose }: ReportOptions): Sheet => ({
  title: `${report.repo}#${report.pr} at ${shortRevision(report.head_sha)}: ${sayChecks(report)}`,
  style: styles[report.state],
  lead: [],
  sections: checksSections(report, verbose),
});
