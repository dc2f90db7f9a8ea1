import { destinationAt, labelEnd, normalLabel, skipSpace, titleEnd } from './destination.ts';
import type { Span } from './document.ts';
import type { Leaf } from './leaf.ts';

interface Definition {
  readonly label: string;
  readonly target: Span;
  readonly end: number;
}

/** Behind blanks and line ends, and behind the marks of a quote in front of the next line. */
function skip(text: string, at: number, limit: number): number {
  const here = skipSpace(text, at, limit);
  if (text.charCodeAt(here) !== 62 || !text.slice(at, here).includes('\n')) return here;
  let behind = here;
  while (behind < limit && ' \t>'.includes(text.charAt(behind))) behind++;
  return behind;
}

/** `[label]: target "title"` at `at`, with the line ended behind it. */
function definitionAt(text: string, at: number, limit: number): Definition | undefined {
  if (text.charCodeAt(at) !== 91 || text.charCodeAt(at + 1) === 94) return undefined;
  const close = labelEnd(text, at, limit);
  if (close < 0 || text.charCodeAt(close) !== 58) return undefined;
  const label = normalLabel(text.slice(at + 1, close - 1));
  if (label === '') return undefined;
  const begin = skip(text, close + 1, limit);
  const found = begin < limit ? destinationAt(text, begin, limit) : undefined;
  if (!found || (found.target.start === found.end && found.end === begin)) return undefined;
  const plain = restOfLine(text, found.end, limit);
  const titleStart = skip(text, found.end, limit);
  const title = titleStart > found.end ? titleEnd(text, titleStart, limit) : -1;
  const titled = title < 0 ? -1 : restOfLine(text, title, limit);
  const end = Math.max(plain, titled);
  return end < 0 ? undefined : { label, target: found.target, end };
}

/** Start of the next line when only blanks are left in this one; -1 otherwise. */
function restOfLine(text: string, at: number, limit: number): number {
  let here = at;
  while (here < limit && ' \t\r'.includes(text.charAt(here))) here++;
  if (here >= limit) return limit;
  return text.charCodeAt(here) === 10 ? here + 1 : -1;
}

/** Where the definitions at the start of a paragraph end. */
export function definitionsEnd(
  text: string,
  paragraph: { readonly start: number; readonly end: number },
  found?: (definition: Definition) => void,
): number {
  let at = paragraph.start;
  while (at < paragraph.end) {
    const definition = definitionAt(
      text,
      at === paragraph.start ? at : skip(text, at - 1, paragraph.end),
      paragraph.end,
    );
    if (!definition) return at;
    found?.(definition);
    at = definition.end;
  }
  return paragraph.end;
}

/** Targets of reference links by their label; the first definition of a label counts. */
export function definitionsOf(text: string, leaves: readonly Leaf[]): ReadonlyMap<string, Span> {
  const targets = new Map<string, Span>();
  if (!text.includes(']:')) return targets;
  for (const leaf of leaves) {
    if (leaf.kind !== 'paragraph') continue;
    definitionsEnd(text, leaf, ({ label, target }) => {
      if (!targets.has(label)) targets.set(label, target);
    });
  }
  return targets;
}
