import { UserError } from '../../../model/errors.ts';
import type {
  EntryPlan,
  JournalSettings,
  JournalView,
  LearningEntry,
} from '../../../model/journal.ts';
import {
  globProblem,
  learningFolder,
  parseDocument,
  renderFrontmatter,
} from '../../document/index.ts';
import { slugOf } from '../compose/slug.ts';
import { readDocument } from '../journal-files.ts';
import { learningHome } from '../learning-home.ts';
import { bodyOf, checkClosed, checkLine, isDevice, lowerHeadings, subjectOf } from '../text.ts';

const titleLength = 80;
const mostGlobs = 50;

/** A note about paths of a repository: a file of its own in the folder of learnings. */
export async function planLearning(
  entry: LearningEntry,
  view: JournalView,
  settings: JournalSettings,
): Promise<EntryPlan> {
  const { date } = entry;
  const globs = checkGlobs(entry.globs);
  const note = bodyOf(entry.note);
  checkClosed(note);
  const { title, text } = readNote(note);
  const frontmatter = renderFrontmatter({
    type: 'learning',
    repo: checkRepo(entry.repo),
    paths: globs,
    source: checkSource(entry.source),
    date,
    status: 'active',
    'last-updated': date,
  });
  const body = `# ${title}\n\n${lowerHeadings(text, 2)}`.trimEnd();
  const path = await freeFile(slugOf(title), body, globs, view);
  return {
    subject: subjectOf(learningFolder, `add ${title}`),
    edits: [
      { kind: 'create', path, text: `${frontmatter}\n${body}\n` },
      ...(await learningHome(date, view, settings)),
    ],
  };
}

function checkGlobs(given: readonly string[]): readonly string[] {
  const globs = [...new Set(given)];
  if (globs.length === 0) throw new UserError('expected a glob of paths, got none');
  if (globs.length > mostGlobs)
    throw new UserError(`expected at most ${mostGlobs} globs, got ${globs.length}`);
  for (const glob of globs) {
    const problem = globProblem(glob);
    if (problem !== null) throw new UserError(`expected ${problem}, got ${JSON.stringify(glob)}`);
  }
  return globs;
}

function checkRepo(repo: string | null): string | null {
  if (repo === null || /^[\w.-]+\/[\w.-]+$/.test(repo)) return repo;
  throw new UserError(`expected the repository as owner/name, got ${JSON.stringify(repo)}`);
}

function checkSource(source: string): string {
  const trimmed = source.trim();
  if (trimmed === '')
    throw new UserError('expected who or what the learning comes from, got nothing');
  return (checkLine(trimmed, 'the source') ?? '').slice(0, 300);
}

/** A heading in front is the title, else the beginning of the note is. */
function readNote(note: string): { readonly title: string; readonly text: string } {
  const [heading] = parseDocument('', note).headings;
  const isHeaded = heading !== undefined && heading.span.start === 0;
  const rest = isHeaded ? note.slice(heading.span.end).trim() : note;
  const title = titleOf(isHeaded ? heading.text : (note.split('\n', 1)[0] ?? ''));
  if (note === '') throw new UserError('expected a note, got nothing');
  return { title, text: rest === '' ? title : rest };
}

/** The words of a line, without what would mean something else when it is cut. */
function titleOf(line: string): string {
  const plain = line
    .replace(/<[^>]*>?/g, ' ')
    .replace(/^[\s\-*+>#]+|[`*[\]]/g, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  if (plain.length <= titleLength) return plain === '' ? 'Learning' : plain;
  const cut = plain.slice(0, titleLength + 1);
  return cut.slice(0, cut.lastIndexOf(' ') > 20 ? cut.lastIndexOf(' ') : titleLength);
}

/** A name that no file has; UserError where the file of that name says the same of the same paths. */
async function freeFile(
  slug: string,
  body: string,
  globs: readonly string[],
  view: JournalView,
): Promise<string> {
  const names = (await view.names(learningFolder)).map((name) => name.toLowerCase());
  const taken = new Set([...names, 'index.md', 'readme.md']);
  for (let number = isDevice(slug) ? 2 : 1; ; number++) {
    const name = number === 1 ? `${slug}.md` : `${slug}-${number}.md`;
    const path = `${learningFolder}/${name}`;
    if (!taken.has(name)) return path;
    const there = await readDocument(view, path);
    const isSame =
      there?.text.slice(there.body).trim() === body &&
      JSON.stringify(there.field('paths')?.value) === JSON.stringify(globs) &&
      there.field('status')?.value !== 'retired';
    if (isSame) throw new UserError(`expected a new learning, '${path}' says the same`);
  }
}
