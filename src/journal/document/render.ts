import type { FieldValue } from '../../model/journal.ts';
import { plainValue } from './scalar.ts';

const day = /^\d{4}-\d{2}-\d{2}$/;
/** What other readers of YAML take for numbers: 0123, 1_000, 12:30, 12e4567. */
const numberLike = /^[-+.]?\d[\d_,.:+\-eExXoObBa-fA-F]*$/;
/** Ids of commits, of which some read as numbers: then all are written alike. */
const hexadecimal = /^[0-9a-fA-F]{7,64}$/;
const truthLike = /^(?:y|n|yes|no|on|off|true|false|null|~|=|<<)$/i;
const safe = /^[\p{L}\p{N}_./~(][^\p{C}\u2028\u2029]*$/u;

function needsQuotes(text: string, inList: boolean): boolean {
  if (day.test(text)) return false;
  if (!safe.test(text) || text !== text.trim()) return true;
  if (text.includes(': ') || text.endsWith(':') || text.includes(' #')) return true;
  if (inList && /[,[\]{}:]/.test(text)) return true;
  if (plainValue(text) !== text) return true;
  return numberLike.test(text) || hexadecimal.test(text) || truthLike.test(text);
}

function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u00a0\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const fitsSingle = (text: string) => /^[^\p{C}\u2028\u2029]*$/u.test(text);

/** A value as frontmatter writes it; text that YAML would read as something else is quoted, `quote` is kept. */
export function renderValue(value: FieldValue, quote: '"' | "'" | '' = ''): string {
  if (value === null) return 'null';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return `[${value.map((item) => renderItem(item)).join(', ')}]`;
  if (quote === "'" && fitsSingle(value)) return `'${value.replaceAll("'", "''")}'`;
  return quote !== '' || needsQuotes(value, false) ? doubleQuoted(value) : value;
}

/** An element of a list. */
export function renderItem(item: string): string {
  return needsQuotes(item, true) ? doubleQuoted(item) : item;
}

/** Frontmatter with its two lines of dashes and a line end behind it. */
export function renderFrontmatter(fields: Readonly<Record<string, FieldValue>>): string {
  const lines = Object.entries(fields).map(([key, value]) => `${key}: ${renderValue(value)}`);
  return ['---', ...lines, '---', ''].join('\n');
}
