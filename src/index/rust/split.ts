/** Splits source text at a separator outside brackets and strings: `a, b<c, d>` at ',' gives two parts. */
export function splitTop(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const c = text[at]!;
    if (c === '"') {
      at = skipString(text, at);
      continue;
    }
    if (c === '<' || c === '(' || c === '[' || c === '{') depth++;
    else if (c === ')' || c === ']' || c === '}') depth--;
    else if (c === '>' && text[at - 1] !== '-' && text[at - 1] !== '=') depth--;
    else if (depth === 0 && c === separator[0] && text.startsWith(separator, at)) {
      parts.push(text.slice(from, at).trim());
      at += separator.length - 1;
      from = at + 1;
    }
  }
  const last = text.slice(from).trim();
  if (last !== '' || parts.length > 0) parts.push(last);
  return parts;
}

function skipString(text: string, open: number): number {
  let at = open + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

/** Inside of the outermost bracket pair: `<A, B>` gives `A, B`. */
export function unwrap(text: string): string {
  return text.length >= 2 ? text.slice(1, -1) : '';
}
