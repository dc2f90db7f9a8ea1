import type { PullReport } from '../../model/pull.ts';
import { shortRevision } from '../callers/change.ts';
import { sayChecks } from '../checks/say-checks.ts';
import { countOf } from '../count.ts';
import { sayInstant, sayTime } from '../sheet/say.ts';
import type { Detail } from '../sheet/sheet.ts';
import { sayHardware } from './hardware.ts';

function sayState({ pull, offline }: PullReport): string {
  if (pull === null) return offline ? 'not asked: offline' : 'not known';
  const { state, draft, author, updated_at } = pull;
  return `${draft ? `${state}, a draft` : state}, by ${author}, last changed ${sayInstant(updated_at)}`;
}

function sayRange({ base, head, merge_base }: PullReport): string {
  const name = (revision: string) => shortRevision(revision);
  const left = merge_base === base ? '' : ` (left it at ${name(merge_base)})`;
  return `${name(head)} against ${name(base)}${left}`;
}

function sayBranches({ pull }: PullReport): string | null {
  if (pull === null) return null;
  const { base, head, repo } = pull;
  if (head.repo === null) return `${head.ref} of a fork that was deleted, into ${base.ref}`;
  return `${head.repo === repo ? '' : `${head.repo}:`}${head.ref} into ${base.ref}`;
}

function saySize({ walkthrough, coverage }: PullReport): string {
  const sum = (of: 'added' | 'removed') =>
    walkthrough.groups.reduce((all, group) => all + group[of], 0);
  const languages = Object.entries(walkthrough.languages)
    .sort(([, one], [, other]) => other - one)
    .map(([name, lines]) => `${name} ${countOf(lines)}`);
  return [
    countOf(coverage.files, 'file'),
    `+${countOf(sum('added'))} -${countOf(sum('removed'))}`,
    walkthrough.kind,
    ...languages,
  ].join(', ');
}

function sayEffort({ walkthrough }: PullReport): string {
  const { level, minutes, reasons } = walkthrough.effort;
  const why = reasons.length === 0 ? '' : `: ${reasons.join('; ')}`;
  return `${level} of 5, about ${countOf(Math.round(minutes))} min of reading${why}`;
}

function sayRun({ verdict, run }: PullReport): string | null {
  if (verdict === null) return null;
  const where = run === null ? '' : `, in ${run}`;
  return `${verdict.verdict.toUpperCase()} on ${verdict.stack}: ${verdict.because}${where}`;
}

function sayTested({ tested }: PullReport): string | null {
  if (tested === null) return null;
  const { stack, exercised, why } = tested;
  return `${stack} ${exercised ? 'exercises the change' : 'cannot exercise the change'}: ${why}`;
}

/** What stands below the title: each line answers one question of a reviewer. */
export function leadOf(report: PullReport): readonly Detail[] {
  const { pull, title, hardware, checks, elapsed_ms } = report;
  const said: readonly (readonly [label: string, text: string | null, literal?: boolean])[] = [
    // Its author's words, so never in the headline.
    ['Title', title],
    ['State', sayState(report)],
    ['Link', pull?.url ?? null, true],
    ['Branch', sayBranches(report), true],
    ['Commits', sayRange(report)],
    ['Size', saySize(report)],
    ['Effort', sayEffort(report)],
    ['Run', sayRun(report)],
    ['Tested', sayTested(report)],
    ['Hardware', sayHardware(hardware)],
    ['CI', checks === null ? null : sayChecks(checks)],
    ['Read in', sayTime(elapsed_ms)],
  ];
  return said.flatMap(([label, text, literal = false]) =>
    text === null ? [] : [{ label, text, literal }],
  );
}
