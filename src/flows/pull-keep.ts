import { UserError } from '../model/errors.ts';
import type { ReviewEvent } from '../model/github.ts';
import type { PullReport } from '../model/pull.ts';
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

/**
 * report -> review -> journal: what a run found becomes a review in the state folder, where it waits for its approval,
 * and an entry of the journal. Nothing goes to GitHub. Of two revisions that are of no pull request nothing is kept.
 * What cannot be kept is said in the notes: a run of an hour is not lost with it.
 */
export async function keepPull(read: ReadPull, options: KeepOptions): Promise<PullReport> {
  const { report, diff } = read;
  const { repo, number } = report;
  if (repo === null || number === null) return report;
  const place = { repo, number, env: options.env };
  if (report.verdict === null) {
    // What a run showed of this head is worth more than what was read of it once more.
    if (hasRun(readReport(place), report)) return report;
    await saveReport({ ...place, report, diff });
    return report;
  }
  const { journal, event } = options;
  const notes = [...report.notes];
  const note = (what: string) => (error: unknown) => {
    if (!(error instanceof UserError)) throw error;
    notes.push(`${what}: ${error.message}`);
    return null;
  };
  const unkept = note('the report was not kept');
  await saveReport({ ...place, report, diff }).catch(unkept);
  const reviewed = { report, diff };
  const asked = { ...place, github: read.github, journal, reviewed, event, postClean: false };
  const review = await planReview(asked).catch(note('no review was made'));
  const kept = { ...report, review };
  await saveReport({ ...place, report: kept, diff }).catch(unkept);
  notes.push(...((await file(kept, options).catch(note('not saved'))) ?? []));
  return { ...kept, notes: [...new Set(notes)] };
}

const hasRun = (before: PullReport | null, { head }: PullReport): boolean =>
  before !== null && before.verdict !== null && before.head === head;

/** The journal's entry of a report; gives what there is to say of it. */
async function file(
  report: PullReport,
  { journal, push, date, warn }: KeepOptions,
): Promise<readonly string[]> {
  if (journal === null) return ['the review is in no journal: none was named'];
  const saved = { report, plan: report.review, postedUrl: null, root: journal, push, date, warn };
  const { write, why } = await saveReview(saved);
  const filed = write === null ? [] : [`the review is filed as ${write.paths.join(', ')}`];
  return [...filed, ...(why === null ? [] : [why])];
}

/** The report of a run that the user ended: it is shown, and takes the place of nothing that was kept. */
export const interruptedPull = ({ report }: ReadPull): PullReport => ({
  ...report,
  notes: [...report.notes, 'the run was interrupted: no review was made of it, and none filed'],
});
