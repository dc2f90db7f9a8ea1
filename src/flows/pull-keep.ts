import type { GitHub, ReviewEvent } from '../model/github.ts';
import type { PullReport } from '../model/pull.ts';
import { saveReview } from './pull-journal.ts';
import type { ReadPull } from './pull-read.ts';
import { planReview, saveReport } from './review-plan.ts';

export interface KeepOptions {
  /** Null offline. */
  readonly github: GitHub | null;
  /** The journal's root; null: nothing is written there. */
  readonly journal: string | null;
  readonly push: boolean;
  /** `YYYY-MM-DD`, the writer's day. */
  readonly date: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly event: ReviewEvent;
  readonly warn: (line: string) => void;
}

/**
 * report -> review -> journal: what a run found becomes a review in the state folder, where it waits for its approval,
 * and an entry of the journal. Nothing goes to GitHub. Of two revisions that are of no pull request nothing is kept.
 */
export async function keepPull(
  { report, diff }: ReadPull,
  options: KeepOptions,
): Promise<PullReport> {
  const { repo, number } = report;
  if (repo === null || number === null) return report;
  const place = { repo, number, env: options.env };
  if (report.verdict === null) {
    await saveReport({ ...place, report, diff });
    return report;
  }
  const { github, journal, event, date, push, warn } = options;
  const reviewed = { report, diff };
  const review = await planReview({ ...place, github, journal, reviewed, event, postClean: false });
  const { notes } = report;
  const kept = { ...report, review };
  await saveReport({ ...place, report: kept, diff });
  if (journal === null)
    return { ...kept, notes: [...notes, 'the review is in no journal: none was named'] };
  const saved = { report: kept, plan: review, postedUrl: null, root: journal, push, date, warn };
  const { write, why } = await saveReview(saved);
  const filed = write === null ? [] : [`the review is filed as ${write.paths.join(', ')}`];
  return { ...kept, notes: [...notes, ...filed, ...(why === null ? [] : [why])] };
}
