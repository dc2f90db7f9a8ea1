import type { CallArguments, Chain } from '../facts.ts';
import { after, closeOf } from './cursor.ts';
import { kinds } from './lex.ts';
import { piece, type Reader } from './reader.ts';

interface Arguments {
  readonly count: number;
  /** Value of the first argument. */
  readonly value: Chain | null;
  readonly element: Chain | null;
  readonly next: number;
}

/** Reads the expressions of a group, separated by commas or semicolons. */
export function readArguments(r: Reader, open: number): Arguments {
  const { t } = r;
  const close = closeOf(t, open);
  let count = 0;
  let value: Chain | null = null;
  let element: Chain | null = null;
  for (let i = open + 1; i < close; ) {
    const next = r.scan(r, i, close, piece);
    if (next > i && count++ === 0) {
      value = r.value;
      element = r.element;
    }
    i = next < close ? next + 1 : close;
  }
  return { count, value, element, next: after(t, open) };
}

/** True when the call that ends before `at` is awaited. */
export function isAwaited(r: Reader, at: number): boolean {
  const { t } = r;
  return (
    t.kind[at] === 46 &&
    t.kind[at + 1] === kinds.word &&
    t.text.startsWith('await', t.start[at + 1])
  );
}

/** Fields named in a literal or pattern. */
export function keywords(names: readonly string[], rest: boolean): CallArguments {
  return { positional: 0, keywords: names, spread: false, keywordSpread: rest };
}
