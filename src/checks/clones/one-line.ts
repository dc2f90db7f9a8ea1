/** A piece of source on one line, at most 160 characters of it. */
export function oneLine(text: string): string {
  return text
    .replace(/\s*\n\s*/g, '')
    .replace(/\s+/g, ' ')
    .slice(0, 160);
}
