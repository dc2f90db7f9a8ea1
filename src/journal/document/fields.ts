import { UserError } from '../../model/errors.ts';
import type { FieldValue, FileEdit } from '../../model/journal.ts';
import type { Field, Frontmatter, JournalDocument, Splice } from './document.ts';
import { lineEnd } from './lines.ts';
import { parseDocument } from './parse.ts';
import { renderFrontmatter, renderItem, renderValue } from './render.ts';
import { splice } from './splice.ts';

type FieldsEdit = Extract<FileEdit, { kind: 'fields' }>;

/** The text with the fields of its frontmatter as the edit says. */
export function setFields(edit: FieldsEdit, text: string): string {
  const document = parseDocument(edit.path, text);
  const wanted = { ...edit.set, ...laterDates(edit.latest, document) };
  if (Object.keys(wanted).length === 0) return text;
  const { frontmatter, eol, bom } = document;
  if (!frontmatter) return inFront(text, wanted, eol, bom ? 1 : 0);
  const [problem] = frontmatter.problems;
  if (problem) {
    const { line } = document.position(problem.span.start);
    throw new UserError(
      `expected frontmatter that can be read: ${edit.path}:${line}: ${problem.message}`,
    );
  }
  const splices: Splice[] = [];
  const added: string[] = [];
  for (const [key, value] of Object.entries(wanted)) {
    const field = document.field(key);
    if (!field) added.push(`${key}: ${renderValue(value)}`);
    else if (!says(field, value, text)) splices.push(replaced(field, value, text));
  }
  if (added.length > 0) splices.push(newLines(frontmatter, added, text, eol));
  return splice(text, splices);
}

/** The dates of `latest` that are later than what stands there. */
function laterDates(latest: FieldsEdit['latest'], document: JournalDocument) {
  return Object.fromEntries(
    Object.entries(latest).filter(([key, date]) => {
      const value = document.field(key)?.value;
      return !(typeof value === 'string' && isDay(value) && value.slice(0, 10) >= date);
    }),
  );
}

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}(?!\d)/.test(text);

function inFront(
  text: string,
  fields: Record<string, FieldValue>,
  eol: string,
  at: number,
): string {
  const gap = text.length > at ? '\n' : '';
  const block = `${renderFrontmatter(fields)}${gap}`.replaceAll('\n', eol);
  return splice(text, [{ start: at, end: at, text: block }]);
}

/** Whether the field has the value, for every reader of YAML: a string that must be quoted is. */
function says(field: Field, value: FieldValue, text: string): boolean {
  if (typeof value === 'object' && value !== null)
    return JSON.stringify(field.value) === JSON.stringify(value);
  if (field.value !== value) return false;
  if (value === null) return field.style !== 'empty';
  return field.style !== 'plain' || renderValue(value) === written(field, text);
}

const written = ({ valueSpan }: Field, text: string) => text.slice(valueSpan.start, valueSpan.end);

function replaced(field: Field, value: FieldValue, text: string): Splice {
  const { start, end } = field.valueSpan;
  const first = text[start];
  const quote = field.style === 'quoted' && (first === '"' || first === "'") ? first : '';
  if (field.style === 'empty') {
    const front = text[start - 1] === ':' ? ' ' : '';
    const back = /[^\r\n]/.test(text[start] ?? '\n') && text[start] !== ' ' ? ' ' : '';
    return { start, end, text: front + renderValue(value) + back };
  }
  const ownLine = lineEnd(text, field.keySpan.end) < start;
  if (!ownLine) return { start, end, text: renderValue(value, quote) };
  const margin = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  if (typeof value === 'object' && value !== null && first === '-' && value.length > 0) {
    const items = value.map((item) => `- ${renderItem(item)}`);
    return { start, end, text: items.join(`\n${margin}`) };
  }
  // What is not a list may not stand at the margin below its key.
  return { start, end, text: (margin === '' ? '  ' : '') + renderValue(value) };
}

/** New lines behind the last field. */
function newLines(
  { fields, content }: Frontmatter,
  lines: readonly string[],
  text: string,
  eol: string,
): Splice {
  const last = fields.at(-1);
  if (!last)
    return { start: content.end, end: content.end, text: lines.map((line) => line + eol).join('') };
  const end = lineEnd(text, Math.max(last.valueSpan.end, last.keySpan.end));
  return { start: end, end, text: lines.map((line) => eol + line).join('') };
}
