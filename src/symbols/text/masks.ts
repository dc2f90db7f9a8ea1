const sameLength = (found: string): string => found.replace(/[^\n]/g, '_');

/**
 * A text in which what only people or templates understand (`<model>`, `{{ .Values.x }}`, `${{ inputs.y }}`) has become
 * a plain word of the same length, so that a parser takes it as one and every offset stays.
 */
export function masked(text: string): string {
  let out = text;
  if (out.includes('{{')) out = out.replace(/\$?\{\{[^{}\n]{0,400}\}\}/g, sameLength);
  if (out.includes('<'))
    out = out.replace(
      /(?<=[\s="'/:,.-])<[A-Za-z][\w.:/|+-]*( [\w.:/|+-]+){0,5}>(?![&(])/g,
      sameLength,
    );
  // `[--flag value]` in the description of a program: the flag is a word of its own.
  if (out.includes('[-')) out = out.replace(/(?<=\s)\[(?=--?[A-Za-z])/g, ' ');
  return out;
}

/** A text whose stretches between two marks (comments of a template) are blank; lines and offsets stay. */
export function blanked(text: string, opening: RegExp, closing: string, rest?: RegExp): string {
  let out = '';
  let at = 0;
  opening.lastIndex = 0;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const close = text.indexOf(closing, match.index + match[0].length);
    if (close < 0) break;
    let to = close + closing.length;
    if (rest) {
      rest.lastIndex = to;
      to += rest.exec(text)?.[0].length ?? 0;
    }
    out += text.slice(at, match.index) + text.slice(match.index, to).replace(/[^\n]/g, ' ');
    at = to;
    opening.lastIndex = to;
  }
  return out + text.slice(at);
}
