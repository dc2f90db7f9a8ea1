import { wordAt } from './cursor.ts';
import { kinds } from './lex.ts';
import type { Reader } from './reader.ts';
import { readTypeArguments } from './types.ts';

/** What a path in an expression is: its parts, its last word and the token behind it. */
export interface Path {
  readonly segments: string[];
  readonly last: number;
  readonly next: number;
}

/** The path at `at`; types among its arguments are read. */
export function pathAt(r: Reader, at: number, stop: number): Path {
  const { t } = r;
  const segments: string[] = [];
  let i = at;
  let last = at;
  if (t.kind[i] === kinds.path) {
    segments.push('');
    i++;
  }
  while (i < stop && t.kind[i] === kinds.word) {
    const crate = t.kind[i - 1] === 36 && t.text.startsWith('crate', t.start[i]);
    segments.push(crate ? '$crate' : wordAt(t, i));
    last = i++;
    if (t.kind[i] === kinds.path && t.kind[i + 1] === 60) i = readTypeArguments(r, i + 1, stop);
    if (t.kind[i] !== kinds.path || t.kind[i + 1] !== kinds.word) break;
    i++;
  }
  return { segments, last, next: Math.min(i, stop) };
}
