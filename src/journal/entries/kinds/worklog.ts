import { UserError } from '../../../model/errors.ts';
import type {
  EntryPlan,
  JournalSettings,
  JournalView,
  WorklogEntry,
} from '../../../model/journal.ts';
import { markActive, readDocument, readProject } from '../journal-files.ts';
import { bodyOf, checkClosed, checkTitle, lowerHeadings, subjectOf } from '../text.ts';

/** A dated block at the end of the project's worklog. */
export async function planWorklog(
  entry: WorklogEntry,
  view: JournalView,
  settings: JournalSettings,
): Promise<EntryPlan> {
  const { project, date } = entry;
  const index = await readProject(view, project);
  const path = `${project}/${await findWorklog(entry, view)}`;
  const title = checkTitle(entry.title);
  const body = lowerHeadings(bodyOf(entry.body), 3);
  if (body === '') throw new UserError('expected the text of the entry, got nothing');
  checkClosed(body);
  return {
    subject: subjectOf(project, title),
    edits: [
      {
        kind: 'append',
        path,
        head: `# ${project} worklog\n`,
        block: `## ${date}: ${title}\n\n${body}\n`,
      },
      ...(await markActive(project, index, date, view, settings)),
    ],
  };
}

async function findWorklog({ project, file }: WorklogEntry, view: JournalView): Promise<string> {
  if (file !== null) return checkFile(file);
  const names = (await view.names(project)).filter((name) => /\.md$/i.test(name));
  const named = names.filter((name) => /(?:^|[_-])worklog\.md$/i.test(name));
  const found = named.length > 0 ? named : await withEntries(project, names, view);
  const [only, ...others] = found;
  if (only === undefined) return `${project.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}_WORKLOG.md`;
  if (others.length === 0) return only;
  throw new UserError(
    `expected the name of one of the worklogs of ${project}: ${found.join(', ')}`,
  );
}

function checkFile(file: string): string {
  const parts = file.split('/');
  const isSafe = parts.every((part) => /^[^.\s/\\][^/\\\p{Cc}]*$/u.test(part));
  if (isSafe && /\.md$/.test(file) && file !== 'INDEX.md') return file;
  throw new UserError(`expected a Markdown file below the project's folder, got '${file}'`);
}

/** Files that hold dated entries under another name. */
async function withEntries(
  project: string,
  names: readonly string[],
  view: JournalView,
): Promise<string[]> {
  const found: string[] = [];
  for (const name of names) {
    if (/^(?:INDEX|README)\.md$/i.test(name)) continue;
    const document = await readDocument(view, `${project}/${name}`);
    const dated = document?.headings.some(
      ({ depth, text }) => depth === 2 && /^\d{4}-\d{2}-\d{2}(?::|$)/.test(text),
    );
    if (dated) found.push(name);
  }
  return found;
}
