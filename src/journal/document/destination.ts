import type { Span } from './document.ts';

const space = (code: number) => code === 32 || code === 9 || code === 10 || code === 13;

/** The first character from `at` on that is no blank and no line end. */
export function skipSpace(text: string, at: number, limit: number): number {
  let here = at;
  while (here < limit && space(text.charCodeAt(here))) here++;
  return here;
}

/** More parentheses in each other are no target: as remark has it, so that hostile text costs little. */
const deepest = 32;

/** The target of a link that begins at `at`: in angle brackets, or with balanced parentheses. */
export function destinationAt(
  text: string,
  at: number,
  limit: number,
): { readonly target: Span; readonly end: number } | undefined {
  if (text.charCodeAt(at) === 60) return angled(text, at, limit);
  let depth = 0;
  let here = at;
  for (; here < limit; here++) {
    const code = text.charCodeAt(here);
    if (code === 92) here++;
    else if (code <= 32 || code === 127) break;
    else if (code === 40 && ++depth > deepest) return undefined;
    else if (code === 41 && depth-- === 0) break;
  }
  const end = Math.min(here, limit);
  if (depth > 0) return undefined;
  return { target: { start: at, end }, end };
}

function angled(text: string, at: number, limit: number) {
  for (let here = at + 1; here < limit; here++) {
    const code = text.charCodeAt(here);
    if (code === 62) return { target: { start: at + 1, end: here }, end: here + 1 };
    if (code === 60 || code === 10) return undefined;
    if (code === 92) here++;
  }
  return undefined;
}

/** End of the title that begins at `at`, in quotes or parentheses; -1 where none does or it does not end. */
export function titleEnd(text: string, at: number, limit: number): number {
  const open = text.charCodeAt(at);
  if (open !== 34 && open !== 39 && open !== 40) return -1;
  const close = open === 40 ? 41 : open;
  for (let here = at + 1; here < limit; here++) {
    const code = text.charCodeAt(here);
    if (code === 92) here++;
    else if (code === close) return here + 1;
    else if (code === 40 && open === 40) return -1;
  }
  return -1;
}

/** End of the label whose opening bracket is at `at`; -1 for none. A label holds no bracket but escaped ones. */
export function labelEnd(text: string, at: number, limit: number): number {
  const stop = Math.min(limit, at + 1001);
  for (let here = at + 1; here < stop; here++) {
    const code = text.charCodeAt(here);
    if (code === 93) return here + 1;
    if (code === 91) return -1;
    if (code === 92) here++;
  }
  return -1;
}

/** A label as references are compared: blanks as one, case folded. */
export function normalLabel(label: string): string {
  return label
    .replace(/[ \t\r\n]+/g, ' ')
    .trim()
    .toLowerCase()
    .toUpperCase();
}
