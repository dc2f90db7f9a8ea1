import type { Field, JournalDocument } from '../document/index.ts';

/** Fields that hold names which may look like numbers. */
const names = /(?:^|[-_.])(?:sha|rev|revision|commit|head|base|digest|hash|version|tag|branch)$/i;
/** Decimal, octal, hexadecimal numbers and floats of YAML 1.1 and 1.2. */
const number = /^[-+]?(?:0[xo][\da-f]+|(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?)$/i;
/** Numbers that are hardly meant: 12e4567 is infinite, 0123 is 83 to some readers and 123 to others. */
const misread = /^(?:\d+e\d+|0\d+)$/i;
const longest = 64;

/** A plain scalar that YAML takes for a number although it is a name: a commit id, a version. */
export function isUnquotedNumber(
  document: JournalDocument,
  { key, style, valueSpan }: Field,
): boolean {
  const { start, end } = valueSpan;
  if (style !== 'plain' || end - start > longest) return false;
  const text = document.text.slice(start, end);
  return misread.test(text) || (names.test(key) && number.test(text));
}

const plain = /^[a-z][\w.-]*$/i;
const words = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** A text as a value of YAML, in quotes where it would be read as something else. */
export const renderText = (text: string): string =>
  plain.test(text) && !words.test(text) ? text : JSON.stringify(text);
