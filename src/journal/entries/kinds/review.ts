import { UserError } from '../../../model/errors.ts';
import type {
  EntryPlan,
  FieldValue,
  FileEdit,
  JournalSettings,
  JournalView,
  ReviewEntry,
  RowCells,
} from '../../../model/journal.ts';
import { type JournalDocument, renderFrontmatter } from '../../document/index.ts';
import { hasRow, readDocument } from '../journal-files.ts';
import {
  bodyOf,
  checkClosed,
  checkFolderName,
  checkSlug,
  checkTitle,
  lowerHeadings,
  subjectOf,
} from '../text.ts';
import { umbrellaEdits } from '../umbrella.ts';

/** A review of a pull request: a file of its own, or a dated section in the one it has; its row in the umbrella. */
export async function planReview(
  given: ReviewEntry,
  view: JournalView,
  settings: JournalSettings,
): Promise<EntryPlan> {
  const { umbrella, pr, date } = given;
  checkFolderName(umbrella, 'an umbrella');
  if (!Number.isSafeInteger(pr) || pr < 1)
    throw new UserError(`expected the number of a pull request, got ${pr}`);
  const entry = { ...given, title: checkTitle(given.title), body: bodyOf(given.body) };
  checkClosed(entry.body);
  const folder = await findFolder(entry, view);
  const path = `${umbrella}/${folder}/review.md`;
  const before = await readDocument(view, path);
  if (before) checkRepo(before, entry);
  const index = await readDocument(view, `${umbrella}/INDEX.md`);
  const cells = rowOf(entry, folder, before, index, settings);
  return {
    subject: subjectOf(umbrella, `add #${pr} ${before ? 're-review' : 'review'}`),
    edits: [
      ...(before ? reviewAgain(entry, before) : [newReview(entry, path)]),
      ...(await umbrellaEdits({ umbrella, index, repo: entry.repo, cells, date }, view, settings)),
    ],
  };
}

/** The folder that the pull request has, whatever it is called, else a new one. */
async function findFolder({ umbrella, pr, slug }: ReviewEntry, view: JournalView): Promise<string> {
  const folders = (await view.names(umbrella))
    .filter((name) => name.endsWith('/') && name.startsWith(`${pr}-`))
    .map((name) => name.slice(0, -1));
  const [only, ...others] = folders;
  if (only === undefined) return `${pr}-${checkSlug(slug)}`;
  if (others.length === 0) return only;
  throw new UserError(`expected one folder of #${pr} in ${umbrella}, got ${folders.join(', ')}`);
}

function checkRepo(before: JournalDocument, { repo, pr }: ReviewEntry): void {
  const known = before.field('repo')?.value;
  if (typeof known !== 'string' || known.toLowerCase() === repo.toLowerCase()) return;
  throw new UserError(
    `expected #${pr} of ${known}, which ${before.path} is about, got ${repo}: it needs another umbrella`,
  );
}

const fieldsOf = (entry: ReviewEntry): Record<string, FieldValue> => ({
  type: 'review',
  repo: entry.repo,
  pr: entry.pr,
  branch: entry.branch,
  'base-sha': entry.base_sha,
  'head-sha': entry.head_sha,
  verdict: entry.verdict,
  'posted-url': entry.posted_url,
  'last-updated': entry.date,
});

function newReview(entry: ReviewEntry, path: string): FileEdit {
  const body = lowerHeadings(entry.body, 2);
  const text = `${renderFrontmatter(fieldsOf(entry))}\n# ${entry.title}\n\n${body}`;
  return { kind: 'create', path, text: `${text.trimEnd()}\n` };
}

/** Whether the file holds something newer than the entry, which was filed late then. */
function isLate(entry: ReviewEntry, before: JournalDocument): boolean {
  const known = before.field('last-updated')?.value;
  return typeof known === 'string' && known > entry.date;
}

function reviewAgain(entry: ReviewEntry, before: JournalDocument): FileEdit[] {
  const { date, head_sha: head, posted_url: posted, verdict } = entry;
  const missing = Object.entries(fieldsOf(entry)).filter(
    ([key]) => before.field(key) === undefined,
  );
  const changed = isLate(entry, before)
    ? {}
    : {
        ...(head !== null && { 'head-sha': head }),
        verdict,
        ...(posted !== null && { 'posted-url': posted }),
      };
  const fields: FileEdit = {
    kind: 'fields',
    path: before.path,
    set: { ...Object.fromEntries(missing), ...changed },
    latest: { 'last-updated': date },
  };
  // Only where it stands has changed, as when it was posted.
  if (entry.body === '') return [fields];
  const title = head === null ? 're-review' : `re-review at ${head.slice(0, 7)}`;
  const block = `## ${date}: ${title}\n\n${lowerHeadings(entry.body, 3)}`;
  return [fields, { kind: 'append', path: before.path, head: '', block: `${block.trimEnd()}\n` }];
}

/** The umbrella's row; of a row that is there only what the entry knows newer. */
function rowOf(
  entry: ReviewEntry,
  folder: string,
  before: JournalDocument | null,
  index: JournalDocument | null,
  settings: JournalSettings,
): RowCells {
  const key = { pr: `[#${entry.pr}](./${folder}/review.md)` };
  const title = before?.headings.find(({ depth }) => depth === 1)?.text ?? entry.title;
  const newest = {
    verdict: entry.verdict,
    ...(entry.head_sha !== null && { head: entry.head_sha.slice(0, 7) }),
    ...(entry.posted_url !== null && { posted: entry.posted_url }),
  };
  if (index && hasRow(index, 'reviews', key, settings)) {
    const late = before !== null && isLate(entry, before);
    return { ...key, ...(late ? {} : newest), reviewed: entry.date };
  }
  return { ...key, title, posted: 'not posted', head: '', reviewed: entry.date, ...newest };
}
