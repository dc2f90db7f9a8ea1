import { k } from './kinds.ts';
import type { Source } from './source.ts';

/** Ranges of a subtree that a renamed twin has otherwise: comments, and the name itself. */
function otherwise(source: Source, node: number, name: string): number[] {
  const out: number[] = [];
  const { kind, start, end, text } = source;
  const stop = source.next[node]!;
  for (let n = node; n < stop; n++) {
    const isName =
      kind[n] === k.identifier &&
      end[n]! - start[n]! === name.length &&
      text.startsWith(name, start[n]);
    if (isName || kind[n] === k.comment) out.push(start[n]!, end[n]!);
  }
  return out;
}

/** 53 bits of the text between two offsets, white space and the given ranges left out. */
function hashText(text: string, from: number, to: number, leftOut: readonly number[]): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  let range = 0;
  for (let at = from; at < to; at++) {
    if (at === leftOut[range]) {
      at = leftOut[range + 1]! - 1;
      range += 2;
      continue;
    }
    const code = text.charCodeAt(at);
    if (code === 32 || (code >= 9 && code <= 13)) continue;
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}

/** Hash of a definition's text without its own name, comments and white space. */
export function bodyHash(source: Source, node: number, name: string): string {
  const from = source.start[node]!;
  return hashText(source.text, from, source.end[node]!, otherwise(source, node, name));
}

/** Hash of a call's text without the string that names what it defines. */
export function hashAround(source: Source, node: number, start: number, end: number): string {
  return hashText(source.text, source.start[node]!, source.end[node]!, [start, end]);
}
