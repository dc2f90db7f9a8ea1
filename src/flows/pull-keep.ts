import { UserError } from '../model/errors.ts';
import type { ReviewEvent } from '../model/github.ts';
import type { PullReport } from '../model/pull.ts';
import type { ReviewPlan } from '../model/review.ts';
import { saveReview } from './pull-journal.ts';
import type { ReadPull } from './pull-read.ts';
import { planReview, readReport, saveReport } from './review-plan.ts';

export interface KeepOptions {
  /** The journal's root; null: nothing is written there. */
  readonly journal: string | null;
  readonly push: boolean;
  /** `YYYY-MM-DD`, the writer's day. */
  readonly date: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly event: ReviewEvent;
  readonly warn: (line: string) => void;
}

type Kept = Pick<ReadPull, 'report' | 'diff' | 'github'>;
type OfPull = PullReport & { readonly repo: string; readonly number: number };

/**
 * report -> review -> journal: what a run found becomes a review in the state folder, where it waits for its approval,
 * and an entry of the journal. Nothing goes to GitHub. Of two revisions that are of no pull request nothing is kept. What
 * cannot be planned or filed is a note: the run behind it was too dear to lose its report.
 */
export async function keepPull(read: Kept, options: KeepOptions): Promise<PullReport> {
  const { report } = read;
  const { repo, number } = report;
  if (repo === null || number === null) return report;
  const pull: OfPull = { ...report, repo, number };
  return report.verdict === null ? keepStatic(read, pull, options) : keepRun(read, pull, options);
}

/** What was found without a run does not take the place of what a run found of the same head. */
async function keepStatic(
  { diff }: Kept,
  report: OfPull,
  { env }: KeepOptions,
): Promise<PullReport> {
  const { repo, number, head, notes } = report;
  const place = { repo, number, env };
  const before = lastReport(place);
  if (before?.head === head && before.verdict !== null) {
    const note = `what the run of this head found stays kept: 'review plan ${number}' speaks of that`;
    return { ...report, notes: [...notes, note] };
  }
  await saveReport({ ...place, report, diff });
  return report;
}

/** A report that cannot be read is not worth keeping. */
function lastReport(place: Parameters<typeof readReport>[0]): PullReport | null {
  try {
    return readReport(place);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

async function keepRun(
  { diff, github }: Kept,
  report: OfPull,
  options: KeepOptions,
): Promise<PullReport> {
  const { repo, number } = report;
  const place = { repo, number, env: options.env };
  await saveReport({ ...place, report, diff });
  const planned = await planOf({ report, diff, github }, options);
  const kept = { ...report, review: planned.review };
  if (planned.review !== null) await saveReport({ ...place, report: kept, diff });
  const filed = await fileOf(kept, options);
  return { ...kept, notes: [...report.notes, ...planned.notes, ...filed] };
}

interface PlanOf {
  readonly review: ReviewPlan | null;
  readonly notes: readonly string[];
}

async function planOf(
  { report, diff, github }: Kept & { readonly report: OfPull },
  { journal, event, env }: KeepOptions,
): Promise<PlanOf> {
  const { repo, number, head } = report;
  try {
    const { plan, kept } = await planReview({
      ...{ repo, number, env, github, journal, event },
      reviewed: { report, diff },
      postClean: false,
      replace: false,
    });
    if (kept === null) return { review: plan, notes: [] };
    return { review: plan.head_sha === head ? plan : null, notes: [kept] };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { review: null, notes: [`no review was planned: ${error.message}`] };
  }
}

async function fileOf(
  report: PullReport,
  { journal, push, date, warn }: KeepOptions,
): Promise<readonly string[]> {
  if (journal === null)
    return [
      'the review is in no journal, and no private names of one were looked for: none is there',
    ];
  try {
    const saved = { report, plan: report.review, postedUrl: null, root: journal };
    const { write, why } = await saveReview({ ...saved, push, date, warn });
    const filed = write === null ? [] : [`the review is filed as ${write.paths.join(', ')}`];
    return [...filed, ...(why === null ? [] : [why])];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [`the review is not in the journal: ${error.message}`];
  }
}

/** The report of a run that the user ended: it is shown, and takes the place of nothing that was kept. */
export const interruptedPull = ({ report }: ReadPull): PullReport => ({
  ...report,
  notes: [...report.notes, 'the run was interrupted: no review was made of it, and none filed'],
});
