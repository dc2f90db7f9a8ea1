import type { WrittenType } from '../query/index.ts';
import { readParameters } from './parameters.ts';
import { structMembers } from './struct-members.ts';

const unknown: WrittenType = { kind: 'unknown', name: '', elements: '', keys: '', gives: '' };
const shape: WrittenType = { ...unknown, kind: 'shape' };

/** Where the bracket that opens at an offset closes, -1 for nowhere. */
function closeOf(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 40 || code === 91 || code === 123) depth++;
    else if (code === 41 || code === 93 || code === 125) {
      depth--;
      if (depth === 0) return at;
    }
  }
  return -1;
}

/** Pointers and parentheses around a type say nothing of its members. */
function peel(written: string): string {
  let text = written.trim();
  for (;;) {
    if (text.startsWith('*')) text = text.slice(1).trimStart();
    else if (text.startsWith('(') && closeOf(text, 0) === text.length - 1)
      text = text.slice(1, -1).trim();
    else return text;
    // No one writes more; each round reads all of the text.
    if (text.length > longest) return '';
  }
}

const longest = 20_000;

const named =
  /^([\p{L}_][\p{L}\p{N}_]*)(?:\s*\.\s*([\p{L}_][\p{L}\p{N}_]*))?\s*(?:(\[)[\s\S]*\])?$/u;

/** A type without its pointers: a name, or what it is made of. */
export function readType(written: string): WrittenType {
  const text = peel(written);
  if (text.startsWith('[')) {
    const close = closeOf(text, 0);
    return close < 0 ? unknown : { ...shape, elements: text.slice(close + 1).trim() };
  }
  const word = /^(map|chan|func|struct|interface)\b/.exec(text)?.[1];
  if (word === 'map') {
    const open = text.indexOf('[');
    const close = open < 0 ? -1 : closeOf(text, open);
    if (close < 0) return unknown;
    return { ...shape, keys: text.slice(open + 1, close), elements: text.slice(close + 1).trim() };
  }
  if (word === 'struct') return { ...shape, members: structMembers(text) };
  if (word === 'func') return { ...shape, gives: resultOf(text) };
  if (word !== undefined) return shape;
  const found = named.exec(text);
  if (!found) return unknown;
  if (found[3] && closeOf(text, text.indexOf('[')) !== text.length - 1) return unknown;
  const name = found[2] === undefined ? found[1]! : `${found[1]}.${found[2]}`;
  return { ...unknown, kind: 'named', name };
}

/** Type of the first result of `func(x int) (T, error)`. */
function resultOf(text: string): string {
  const close = closeOf(text, text.indexOf('('));
  if (close < 0) return '';
  const results = text.slice(close + 1).trim();
  const end = results.startsWith('(') ? closeOf(results, 0) : -1;
  if (end < 0) return results;
  // A comma inside a type of a result makes its first half no type, which gives nothing.
  const first = /^[^,]*/.exec(results.slice(1, end))![0].trim();
  return readParameters([first])[0]?.type ?? '';
}
