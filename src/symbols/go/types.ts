import type { WrittenType } from '../query/index.ts';

const nothing: WrittenType = { name: '', elements: '' };

/** Where the bracket that opens at an offset closes, -1 for nowhere. */
export function closeOf(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    const char = text[at]!;
    if (char === '[' || char === '(' || char === '{') depth++;
    else if (char === ']' || char === ')' || char === '}') {
      depth--;
      if (depth === 0) return at;
    }
  }
  return -1;
}

/** A type without its pointers: its name, or what its elements are for slices, arrays, maps and channels. */
export function readType(written: string): WrittenType {
  let text = written.trim();
  while (text.startsWith('*')) text = text.slice(1).trimStart();
  if (text.startsWith('(') && closeOf(text, 0) === text.length - 1)
    return text.length > 2_000 ? nothing : readType(text.slice(1, -1));
  if (text.startsWith('[')) {
    const close = closeOf(text, 0);
    return close < 0 ? nothing : { name: '', elements: text.slice(close + 1).trim() };
  }
  if (/^map\s*\[/.test(text)) {
    const close = closeOf(text, text.indexOf('['));
    return close < 0 ? nothing : { name: '', elements: text.slice(close + 1).trim() };
  }
  const named = /^([\p{L}_][\p{L}\p{N}_]*)(?:\s*\.\s*([\p{L}_][\p{L}\p{N}_]*))?\s*(\[|$)/u.exec(
    text,
  );
  if (!named || keywords.has(named[1]!)) return nothing;
  if (named[3] === '[' && closeOf(text, text.indexOf('[')) !== text.length - 1) return nothing;
  return { name: named[2] === undefined ? named[1]! : `${named[1]}.${named[2]}`, elements: '' };
}

const keywords = new Set(['map', 'chan', 'func', 'struct', 'interface']);
