import { printable } from '../../model/printable.ts';

const lineLimit = 12;
const widthLimit = 240;
const telling = /\b(?:error|fatal|panicked|traceback|exception|failed|killed)\b/i;

/**
 * What of an evidence file somebody should see: of a log its last telling lines, of an answer its beginning. Null for
 * pages of metrics and other data, which say nothing in a few lines.
 */
export function excerptOf(file: string, text: string | null): string | null {
  if (text === null || !/\.(?:log|txt|json)$/.test(file)) return null;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const shown = file.endsWith('.log') ? lastTelling(lines) : lines.slice(0, lineLimit);
  if (shown.length === 0) return null;
  return shown.map((line) => printable(line).slice(0, widthLimit)).join('\n');
}

/** The last line that tells of a fault with what stands around it, or the end of the log. */
function lastTelling(lines: readonly string[]): readonly string[] {
  const at = lines.findLastIndex((line) => telling.test(line));
  if (at < 0) return lines.slice(-lineLimit);
  const from = Math.max(0, at - lineLimit + 3);
  return lines.slice(from, from + lineLimit);
}
