import type { Splice } from './document.ts';

/** The text with each splice in the place of its span; they may come in any order and do not overlap. */
export function splice(text: string, splices: readonly Splice[]): string {
  const ordered = [...splices].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let at = 0;
  for (const { start, end, text: put } of ordered) {
    if (start < at) throw new Error(`Splices overlap at ${start}, expected them apart`);
    result += text.slice(at, start) + put;
    at = end;
  }
  return result + text.slice(at);
}
