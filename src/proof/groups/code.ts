export { behindBracket, codeOnly } from '../edits/index.ts';

/** The parts between commas outside of all brackets, angle brackets too; the last may be blank. */
export function splitList(code: string, start: number, end: number): readonly [number, number][] {
  const parts: [number, number][] = [];
  let from = start;
  let depth = 0;
  for (let at = start; at < end; at++) {
    const char = code[at] ?? '';
    if ('([{<'.includes(char)) depth++;
    else if (')]}'.includes(char)) depth--;
    else if (char === '>' && !isArrow(code, at)) depth--;
    else if (char === ',' && depth === 0) {
      parts.push([from, at]);
      from = at + 1;
    }
  }
  parts.push([from, end]);
  return parts.filter(([a, b]) => code.slice(a, b).trim() !== '');
}

/** The `>` of `->` and `=>` closes nothing. */
export function isArrow(code: string, at: number): boolean {
  return code[at - 1] === '-' || code[at - 1] === '=';
}

/** The same range without white space at its ends. */
export function trimmed(code: string, [start, end]: readonly [number, number]): [number, number] {
  const part = code.slice(start, end);
  return [
    start + part.length - part.trimStart().length,
    end - (part.length - part.trimEnd().length),
  ];
}
