import type { Heading, JournalDocument } from '../document/index.ts';

/** A heading of the second level that begins with a date. */
export interface DatedHeading {
  readonly heading: Heading;
  /** `YYYY-MM-DD`, put right where it is written otherwise. */
  readonly day: string;
  /** What follows the date and its separator. */
  readonly title: string;
  /** As the journal writes it: `YYYY-MM-DD: title`. */
  readonly wellFormed: boolean;
  /** What stands between the two says nothing: no range of days, no time, no sign of a number. */
  readonly separable: boolean;
}

const dated = /^\[?(\d{4})([-/.])(\d{1,2})\2(\d{1,2})\]?(?!\d)/;
const separator = /^\s*[-:\u2013\u2014|,]*\s*/;
/** Behind a date: the rest of a time, a dash that is a sign or makes a range, a second date. */
const tells =
  /^(?:[^\s:|,\u2013\u2014-]|\s*[-:\u2013\u2014|,]*(?:[-\u2013\u2014]\d|\s*\d{4}[-/.]\d))/;
const wellFormed = /^\d{4}-\d{2}-\d{2}: \S/;
const day = /^\d{4}-\d{2}-\d{2}$/;

/** Several rules ask for those of the same file. */
const known = new WeakMap<JournalDocument, readonly DatedHeading[]>();

/** The headings of entries in the order of the file; what is no day of the calendar is none. */
export function datedHeadings(document: JournalDocument): readonly DatedHeading[] {
  const before = known.get(document);
  if (before !== undefined) return before;
  const found = findDated(document);
  known.set(document, found);
  return found;
}

function findDated({ text, headings }: JournalDocument): readonly DatedHeading[] {
  if (!text.includes('## ') && !text.includes('\n---')) return [];
  const found: DatedHeading[] = [];
  for (const heading of headings) {
    const parts = heading.depth === 2 ? dated.exec(heading.text) : null;
    if (!parts) continue;
    const [whole, year, , month = '', date = ''] = parts;
    const written = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
    if (!isDay(written)) continue;
    const rest = heading.text.slice(whole.length);
    found.push({
      heading,
      day: written,
      title: rest.replace(separator, ''),
      wellFormed: wellFormed.test(heading.text),
      separable: !tells.test(rest),
    });
  }
  return found;
}

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether a value is a day of the calendar, written `YYYY-MM-DD`. */
export function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !day.test(value)) return false;
  const year = Number(value.slice(0, 4));
  const month = Number(value.slice(5, 7));
  const date = Number(value.slice(8));
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = month === 2 && isLeap ? 29 : (lengths[month - 1] ?? 0);
  return date >= 1 && date <= length;
}
