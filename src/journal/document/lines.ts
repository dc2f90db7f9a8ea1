/** The line end that most lines have; `\n` for a text of one line. */
export function eolOf(text: string): '\n' | '\r\n' {
  if (!text.includes('\r\n')) return '\n';
  let all = 0;
  let long = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    all++;
    if (text.charCodeAt(at - 1) === 13) long++;
  }
  return long * 2 > all ? '\r\n' : '\n';
}

/** Where the line that holds `offset` ends, without its line end. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end < 0) return text.length;
  return end > offset && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
}
