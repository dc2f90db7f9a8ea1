import { UserError } from '../../model/errors.ts';
import { applyEdit, parseDocument, type Splice, splice } from '../document/index.ts';

const subjectLength = 100;

/** Text in one line, without what could steer a terminal that shows it. */
export const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

/** First line of a commit's message. */
export function subjectOf(project: string, what: string): string {
  const subject = `${project}: ${oneLine(what)}`;
  return subject.length <= subjectLength ? subject : `${subject.slice(0, subjectLength - 3)}...`;
}

/** A title in one line; UserError where there is none. */
export function checkTitle(title: string): string {
  const line = oneLine(title);
  if (line === '') throw new UserError('expected a title, got nothing');
  return line;
}

/** A value that is one line of plain text; UserError for others. */
export function checkLine(value: string | null, what: string): string | null {
  if (value === null || /^[^\p{Cc}]+$/u.test(value)) return value;
  throw new UserError(`expected ${what} in one line, got '${value}'`);
}

const safeName = /^[a-z0-9][a-z0-9._-]*$/;
/** Devices of Windows: a clone there could not be checked out. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/;

/** Whether a file of this name, ending aside, could not be checked out on Windows. */
export const isDevice = (name: string): boolean => device.test(name);

/** A name that is a folder of the journal on every system; UserError for others. */
export function checkFolderName(name: string, what: string): string {
  if (device.test(name))
    throw new UserError(`expected ${what} that every system can write, got '${name}'`);
  if (name.length > 100)
    throw new UserError(`expected ${what} of at most 100 characters, got ${name.length}`);
  if (safeName.test(name) && !name.endsWith('.')) return name;
  throw new UserError(
    `expected ${what} of small letters, digits, dots, dashes and underscores, got '${name}'`,
  );
}

/** The part of a folder's name that says what it is about; UserError for what a link would have to quote. */
export function checkSlug(slug: string): string {
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug) && slug.length <= 48) return slug;
  throw new UserError(
    `expected a slug of small letters, digits and single dashes, 48 at most, got '${slug}'`,
  );
}

/** Markdown without frontmatter and blanks around it, its line ends `\n`. */
export function bodyOf(text: string): string {
  const { body } = parseDocument('', text);
  return text
    .slice(body)
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
}

/** Throws UserError for Markdown that would swallow what is written behind it: a fence or comment that is left open. */
export function checkClosed(body: string): void {
  const probe = { kind: 'append', path: 'the entry', head: '', block: 'x' } as const;
  applyEdit(probe, body, { registry: {}, reviews: {} });
}

/** The Markdown with its headings lowered alike, so that none is above `depth`. */
export function lowerHeadings(body: string, depth: number): string {
  const { headings } = parseDocument('', body);
  const highest = Math.min(...headings.map((heading) => heading.depth));
  const by = depth - highest;
  if (headings.length === 0 || by <= 0) return body;
  return splice(
    body,
    headings.map(({ span: { start, end }, depth: before, text }): Splice => {
      const marks = '#'.repeat(Math.min(before + by, 6));
      return { start, end, text: `${marks} ${oneLine(text)}` };
    }),
  );
}
