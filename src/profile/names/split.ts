const opening = '<([{';
const closing = '>)]}';

/**
 * The parts of a text between separators that stand outside of any brackets. The arrow of `fn() -> T` closes nothing.
 * Null where the brackets do not match.
 */
export function splitOutside(text: string, separator: string): string[] | null {
  const parts: string[] = [];
  const open: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (opening.includes(char)) open.push(char);
    else if (closing.includes(char)) {
      if (char === '>' && (text[at - 1] === '-' || text[at - 1] === '=')) continue;
      if (open.pop() !== opening[closing.indexOf(char)]) return null;
    } else if (open.length === 0 && text.startsWith(separator, at)) {
      parts.push(text.slice(from, at));
      at += separator.length - 1;
      from = at + 1;
    }
  }
  if (open.length > 0) return null;
  parts.push(text.slice(from));
  return parts;
}
