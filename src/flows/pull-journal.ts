import { reviewFromPull } from '../journal/entries/index.ts';
import { documentOf, fieldText } from '../journal/read/index.ts';
import type { WriteReport } from '../model/journal.ts';
import type { PullReport } from '../model/pull.ts';
import type { ReviewPlan } from '../model/review.ts';
import { hasJournal, readJournal } from './journal-texts.ts';
import { writeEntry } from './journal-write.ts';

/** The review of a pull request as it is to be filed. */
export interface SavedReview {
  readonly report: PullReport;
  /** Null where none was planned. */
  readonly plan: ReviewPlan | null;
  readonly postedUrl: string | null;
  /** The journal's folder; it need not be one. */
  readonly root: string;
  readonly push: boolean;
  readonly dryRun?: boolean;
  /** `YYYY-MM-DD`, the writer's day. */
  readonly date: string;
  /** Receives one line for each thing the user should know but that does not stop the write. */
  readonly warn: (line: string) => void;
}

/** What was written; null with the reason where there was nothing to write or nowhere to write it. */
export interface SavedReport {
  readonly write: WriteReport | null;
  readonly why: string | null;
}

/**
 * report and plan -> review -> entry -> write: a review is filed under its pull request, without secrets and private
 * names, a second one as a dated section of the first. One that is filed already and was only posted since changes its
 * fields and its row. UserError where the journal does not take it; the review itself lies in the state folder still.
 */
export async function saveReview(saved: SavedReview): Promise<SavedReport> {
  const { report, plan, postedUrl, root, push, date, warn } = saved;
  const { repo, number } = report;
  if (repo === null || number === null)
    return { write: null, why: 'not saved: it is the review of two revisions, of no pull request' };
  if (!hasJournal(root))
    return {
      write: null,
      why: `not saved: '${root}' holds no journal (dyn-journal init makes one)`,
    };
  const review = reviewFromPull({ report, plan, posted_url: postedUrl });
  const umbrella = `${repo.slice(repo.indexOf('/') + 1).toLowerCase()}-pr-reviews`;
  const isFiled = postedUrl !== null && filedHead(root, umbrella, number) === report.head;
  const body = isFiled ? '' : review.body;
  const entry = {
    kind: 'review',
    id: crypto.randomUUID(),
    date,
    umbrella,
    ...review,
    body,
  } as const;
  const write = await writeEntry(entry, { root, dryRun: saved.dryRun ?? false, push, warn });
  return { write, why: write.why };
}

/** The head that the journal's review of the pull request is about; null where it has none. */
function filedHead(root: string, umbrella: string, number: number): string | null {
  const { files } = readJournal(root);
  const isReview = (path: string) => {
    const [folder, name, file, ...deeper] = path.split('/');
    const isOfPull = folder === umbrella && name?.startsWith(`${number}-`) === true;
    return isOfPull && file === 'review.md' && deeper.length === 0;
  };
  const path = files.paths.find(isReview);
  const document = path === undefined ? null : documentOf(files, path);
  return document === null ? null : fieldText(document, 'head-sha');
}
