/**
 * The line that a `diff_hunk` of GitHub ends with: the one that was commented on. A context line counts as of the new
 * side. Null where the text is no hunk.
 */
export function lastOfHunk(hunk: string): { line: number; side: 'LEFT' | 'RIGHT' } | null {
  const [head = '', ...lines] = hunk.split('\n').filter((line) => !line.startsWith('\\'));
  const starts = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(head);
  const last = lines.at(-1);
  if (!starts || last === undefined) return null;
  const old = Number(starts[1]) + lines.filter((line) => !line.startsWith('+')).length - 1;
  const now = Number(starts[2]) + lines.filter((line) => !line.startsWith('-')).length - 1;
  return last.startsWith('-') ? { line: old, side: 'LEFT' } : { line: now, side: 'RIGHT' };
}
