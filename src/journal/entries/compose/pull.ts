import type { ReviewVerdict } from '../../../model/journal.ts';
import type { PullReport } from '../../../model/pull.ts';
import type { ReviewFinding, ReviewPlan } from '../../../model/review.ts';
import { type ComposedReview, completeReview } from './review-fields.ts';
import { runSections } from './run.ts';
import { code } from './run-data.ts';
import { slugOf } from './slug.ts';

/** What the audit of a pull request found, and what became of its review. */
export interface PulledReview {
  readonly report: PullReport;
  /** Null where none was planned. */
  readonly plan: ReviewPlan | null;
  /** Where it was posted; null: nowhere. */
  readonly posted_url: string | null;
}

/** A review from the report of a pull request. UserError for a report that says of none: one of two revisions. */
export function reviewFromPull(pulled: PulledReview): ComposedReview {
  const { report, posted_url } = pulled;
  const title = titleOf(report.title) || `Pull request ${report.number}`;
  return completeReview(
    {
      repo: report.repo,
      pr: report.number,
      title,
      slug: slugOf(title),
      branch: branchOf(report.pull?.head.ref ?? null),
      base_sha: report.merge_base,
      head_sha: report.head,
      verdict: verdictOf(pulled),
      posted_url,
    },
    {},
    bodyOf(pulled),
  );
}

/** One word for how it ended. */
function verdictOf({ report, plan, posted_url }: PulledReview): ReviewVerdict {
  const isClean = plan === null ? report.findings.length === 0 : plan.clean;
  if (posted_url === null && isClean)
    return report.hardware.fits ? 'clean-not-posted' : 'blocked-hardware';
  if (plan?.event === 'APPROVE') return 'approve';
  return plan?.event === 'REQUEST_CHANGES' ? 'request-changes' : 'comment';
}

/** Somebody else's title as words: no marks that begin a link or a comment, no pictures. */
const titleOf = (title: string): string =>
  title
    .replace(/[<>[\]`\\|]|\p{Extended_Pictographic}|[\p{Cc}\p{Cf}\p{Cs}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200)
    .trim();

const branchOf = (ref: string | null): string | null =>
  ref !== null && /^[^\s\p{C}]{1,250}$/u.test(ref) ? ref : null;

function bodyOf({ report, plan, posted_url }: PulledReview): string {
  const ofRun = new Map(report.verdict ? runSections(report.verdict, report.plan) : []);
  const whyNot = report.hardware.why ?? report.plan_why ?? 'no run was asked for';
  const notRun = `Nothing was run: ${code(whyNot)}`;
  const sections = [
    ['Summary', [describe(report), ofRun.get('Summary') ?? notRun, sayPosted(plan, posted_url)]],
    ['Test setup', [describeTested(report), ofRun.get('Test setup') ?? 'not recorded']],
    ['Testing results', [ofRun.get('Testing results') ?? 'not recorded']],
    ['Evidence', [evidenceOf(report), ofRun.get('Evidence') ?? '']],
    ['Findings', findingsOf(report.findings)],
  ] as const;
  return sections
    .map(([title, parts]) => [`## ${title}`, ...parts.filter((part) => part !== '')].join('\n\n'))
    .join('\n\n');
}

function describe({ base, head, walkthrough, coverage, callers, clones }: PullReport): string {
  const groups = walkthrough.groups.slice(0, 8).map(({ component }) => code(component));
  const parts = [
    `${coverage.files} files and ${coverage.lines} changed lines between ${short(base)} and ${short(head)}`,
    ...(groups.length === 0 ? [] : [`components ${groups.join(', ')}`]),
    `${callers.findings.length} missed callers`,
    `${clones.length} clones on changed lines`,
  ];
  return `${parts.join('; ')}.`;
}

const short = (sha: string): string => code(sha.slice(0, 9));

function sayPosted(plan: ReviewPlan | null, url: string | null): string {
  if (url !== null) return `Posted: ${url}`;
  return plan === null ? '' : 'Not posted.';
}

function describeTested({ tested, run }: PullReport): string {
  const lines = [
    ...(tested === null
      ? []
      : [
          `- The run ${tested.exercised ? 'exercises' : 'does not exercise'} the change: ${code(tested.why)}`,
        ]),
    ...(run === null ? [] : [`- Run: ${code(run.slice(run.lastIndexOf('/') + 1))}`]),
  ];
  return lines.join('\n');
}

/** What the findings stand on, each as it was seen. */
function evidenceOf({ findings }: PullReport): string {
  return findings
    .flatMap(({ evidence }) => evidence)
    .map(({ from, file, text }) => `- ${file === null ? from : code(file)}: ${code(text)}`)
    .join('\n');
}

/** A list item each; what has no place in the repository is prose, since nobody could look there. */
function findingsOf(findings: readonly ReviewFinding[]): readonly string[] {
  const placed = findings.filter(({ place }) => place !== null);
  const others = findings.filter(({ place }) => place === null);
  const parts = [
    placed
      .map(sayFinding)
      .map((line) => `- ${line}`)
      .join('\n'),
  ];
  return findings.length === 0 ? ['None.'] : [...parts, ...others.map(sayFinding)];
}

function sayFinding({ rule, place, title, failure_case, fix }: ReviewFinding): string {
  const { trigger, outcome, expected } = failure_case;
  const where = place === null ? 'Without a place' : code(`${place.path}:${place.line}`);
  const mend = fix === null ? '' : ` Fix: ${code(fix)}`;
  const failure = `Failure case: ${code(trigger)} -> ${code(outcome)}, expected ${code(expected)}`;
  return `${where} (${code(rule)}): ${code(title)}. ${failure}.${mend}`;
}
