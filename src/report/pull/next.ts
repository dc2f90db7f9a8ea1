import type { PullReport } from '../../model/pull.ts';
import { type Detail, fieldsUnder, type Section } from '../sheet/sheet.ts';
import { pullArgument } from './name.ts';

/** What the run could not show is no reason to start it unawares. */
const inVain = 'run the plan, inconclusive on this stack';

function commands(report: PullReport, number: number): readonly (Detail | null)[] {
  const { repo, review, verdict, plan, hardware, tested } = report;
  const pull = pullArgument(repo, number);
  const command = (label: string, text: string): Detail => ({ label, text, literal: true });
  return [
    verdict === null && plan !== null && hardware.fits
      ? command(
          tested?.exercised === false ? inVain : 'run the plan',
          `dyn-audit pr ${pull} --run-e2e`,
        )
      : null,
    verdict === null ? null : command('evidence', `dyn-audit e2e report ${verdict.run}`),
    review === null || review.clean
      ? null
      : command('see what would be sent', `dyn-audit review plan ${pull}`),
    review?.clean === true
      ? { label: 'review', text: 'clean: it is kept here and not posted unless --post-clean asks' }
      : null,
  ];
}

/** What to type next. */
export const nextSection = (report: PullReport): Section =>
  fieldsUnder(
    'Next',
    report.number === null ? [] : commands(report, report.number).filter((each) => each !== null),
  );
