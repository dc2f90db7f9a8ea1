import type { Learning, Learnings } from '../../model/learn.ts';
import { globProblem, type JournalDocument, learningFolder } from '../document/index.ts';
import { documentOf, fieldText, type ReadFiles } from './files.ts';

/**
 * The learnings of a journal, retired ones among them, the newest first. `files.paths` need hold no more than the files
 * of their folder. What says that it is a learning and cannot be read as one is named: silence would look like nothing
 * learned.
 */
export function readLearnings(files: ReadFiles): Learnings {
  const learnings: Learning[] = [];
  const unread: { file: string; why: string }[] = [];
  for (const file of files.paths) {
    if (!isPlace(file)) continue;
    const document = documentOf(files, file);
    const read = document === null ? 'it is no text' : readLearning(document);
    if (read === null) continue;
    if (typeof read === 'string') unread.push({ file, why: read });
    else learnings.push(read);
  }
  learnings.sort((one, other) => compare(other.date, one.date) || compare(one.file, other.file));
  return { learnings, unread };
}

const compare = (one: string, other: string): number => Number(one > other) - Number(one < other);

const isPlace = (path: string): boolean => {
  const [folder, name = '', ...deeper] = path.split('/');
  return (
    folder === learningFolder &&
    deeper.length === 0 &&
    name.endsWith('.md') &&
    !/^(?:INDEX|README)\.md$/i.test(name)
  );
};

/** Null for what is no learning, the reason for one that cannot be read. */
function readLearning(document: JournalDocument): Learning | string | null {
  const { frontmatter, path } = document;
  if (frontmatter === null) return null;
  const [problem] = frontmatter.problems;
  if (problem) return `its frontmatter cannot be read: ${problem.message.split('\n', 1)[0]}`;
  if (fieldText(document, 'type') !== 'learning') return null;
  const globs = globsOf(document);
  const bad = globs.map(globProblem).find((each) => each !== null);
  if (globs.length === 0) return "it names no 'paths'";
  if (bad) return `one of its paths is none: expected ${bad}`;
  const date = fieldText(document, 'date')?.slice(0, 10) ?? '';
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return "it has no 'date' as YYYY-MM-DD";
  const note = noteOf(document);
  if (note === '') return 'it says nothing';
  const source = fieldText(document, 'source') ?? 'not recorded';
  const isRetired = fieldText(document, 'status') === 'retired';
  const repo = fieldText(document, 'repo');
  return { globs, note, source, date, file: path, repo, status: isRetired ? 'retired' : 'active' };
}

function globsOf(document: JournalDocument): readonly string[] {
  const value = document.field('paths')?.value;
  if (typeof value === 'string') return [value];
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.filter((each) => typeof each === 'string');
}

/** A title as this program writes it, in front of everything else: most have one, and reading all blocks costs much. */
const ownTitle = /^(?:\r?\n)*# ([^\s#](?:[^\r\n#]*[^\s#])?)(?=\r?\n)/;

/** What stands below the title; the title where nothing does. */
function noteOf(document: JournalDocument): string {
  const { text, body } = document;
  const below = text.slice(body);
  const [own, title = ''] = ownTitle.exec(below) ?? [];
  if (own !== undefined) return below.slice(own.length).replaceAll('\r\n', '\n').trim() || title;
  const [first] = document.headings;
  const isHeaded = first?.depth === 1 && text.slice(body, first.span.start).trim() === '';
  const note = text.slice(isHeaded ? first.span.end : body).replaceAll('\r\n', '\n');
  return note.replace(/^\uFEFF/, '').trim() || (isHeaded ? first.text : '');
}
