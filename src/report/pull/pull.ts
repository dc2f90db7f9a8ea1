import type { PullReport } from '../../model/pull.ts';
import { checksSections } from '../checks/checks.ts';
import { countOf } from '../count.ts';
import type { Style } from '../paint.ts';
import type { ReportOptions } from '../reporter.ts';
import { itemsUnder, type Section, type Sheet } from '../sheet/sheet.ts';
import { changeSections } from './change.ts';
import { coverageSections } from './coverage.ts';
import { findingsSection } from './findings.ts';
import { hardwareSection } from './hardware.ts';
import { leadOf } from './lead.ts';
import { namePull } from './name.ts';
import { nextSection } from './next.ts';
import { callersOf, clonesOf, learningsOf } from './reach.ts';
import { planSections } from './test-plan.ts';

function styleOf({ findings, verdict, hardware }: PullReport): Style {
  if (verdict?.verdict === 'fail' || findings.some(({ severity }) => severity === 'error'))
    return 'red';
  const doubt = findings.length > 0 || verdict?.verdict === 'inconclusive' || !hardware.fits;
  if (doubt) return 'yellow';
  return verdict === null ? 'bold' : 'green';
}

/** Checks that speak against the change; what passed is no news unless all is wanted. */
function failedChecks({ verdict }: PullReport): Section {
  const failed = verdict?.checks.filter(({ result }) => result === 'fail') ?? [];
  return itemsUnder(
    'Checks of the run that failed',
    failed.map(({ id, stage, expected, observed }) => ({
      head: `${id} (${stage})`,
      details: [
        { label: 'expected', text: expected },
        { label: 'seen', text: observed },
      ],
    })),
    'red',
  );
}

/** Empty lists say so: nothing found is an answer, too. */
function sayFound({ findings, callers, verdict }: PullReport): string {
  const found = findings.length === 0 ? 'no findings' : countOf(findings.length, 'finding');
  const missed = countOf(callers.findings.length, 'missed caller');
  const run = verdict === null ? 'not run' : `run ${verdict.verdict.toUpperCase()}`;
  return `${found}, ${missed}, ${run}`;
}

/** What a reviewer wants to know, in that order: what is wrong, what it takes to test it, what it does, what was left out. */
export function pullSheet(report: PullReport, { verbose }: ReportOptions): Sheet {
  const { repo, number, notes } = report;
  return {
    title: `${namePull(repo, number)}: ${sayFound(report)}`,
    style: styleOf(report),
    lead: leadOf(report),
    sections: [
      findingsSection(report.findings, verbose),
      failedChecks(report),
      callersOf(report),
      hardwareSection(report.hardware),
      ...planSections(report, verbose),
      ...changeSections(report.walkthrough, verbose),
      clonesOf(report, verbose),
      learningsOf(report),
      ...(report.checks === null ? [] : checksSections(report.checks, verbose)),
      ...coverageSections(report.coverage, verbose),
      itemsUnder(
        'Notes',
        notes.map((text) => ({ head: '', details: [{ label: '', text }] })),
      ),
      nextSection(report),
    ],
  };
}
