import type { Scalar } from 'yaml';
import { joined, type Part, type Source, slice } from '../text/index.ts';

/** The text of a scalar, each character where it stands in the file; '' for one without a place. */
export function scalarSource(source: Source, scalar: Scalar): Source {
  const [from, to] = scalar.range ?? [0, 0];
  const style = source.text[from];
  if (scalar.type === 'BLOCK_LITERAL' || scalar.type === 'BLOCK_FOLDED')
    return blockSource(source, from, to, scalar.type === 'BLOCK_FOLDED');
  if (style === "'" && scalar.type === 'QUOTE_SINGLE')
    return flowSource(source, from + 1, to - 1, /''/g);
  if (style === '"' && scalar.type === 'QUOTE_DOUBLE')
    return flowSource(source, from + 1, to - 1, /\\(?:\r?\n[ \t]*|[^\n])/g);
  return flowSource(source, from, to, undefined);
}

/** A block scalar, from its `|` or `>` on: its lines without their indentation. */
export function blockSource(source: Source, from: number, to: number, folded: boolean): Source {
  const { text } = source;
  const header = text.indexOf('\n', from);
  if (header < 0 || header >= to) return slice(source, to, to);
  const parts: Part[] = [];
  let indent = -1;
  // For a folded scalar: the line before runs on into this one.
  let flows = false;
  for (let start = header + 1; start < to; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 || newline > to ? to : newline;
    let content = start;
    while (content < end && text[content] === ' ') content++;
    const blank = text.slice(content, end).trim() === '';
    if (indent < 0 && !blank) indent = content - start;
    const more = !blank && content - start > indent;
    if (folded && flows && !blank && !more) {
      parts[parts.length - 1] = { from: start - 1, to: start, text: ' ' };
    }
    parts.push({ from: Math.min(start + Math.max(indent, 0), end), to: end });
    parts.push({ from: end, to: end + 1, text: '\n' });
    flows = folded && !blank && !more;
    start = end + 1;
  }
  return joined(source, parts);
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '', '0': '' };

/** A plain or quoted scalar: escapes are what they stand for, line breaks are a space. */
function flowSource(source: Source, from: number, to: number, quote: RegExp | undefined): Source {
  const written = source.text.slice(from, to);
  if (!written.includes('\n') && (!quote || !/\\|''/.test(written))) return slice(source, from, to);
  const parts: Part[] = [];
  let at = from;
  const pattern = new RegExp(
    `${quote ? `${quote.source}|` : ''}(?<![ \\t])[ \\t]*\\r?\\n\\s*`,
    'g',
  );
  for (const match of written.matchAll(pattern)) {
    const start = from + match.index;
    parts.push({ from: at, to: start });
    at = start + match[0].length;
    parts.push({ from: start, to: at, text: replacement(match[0]) });
  }
  parts.push({ from: at, to });
  return joined(source, parts);
}

function replacement(found: string): string {
  if (found === "''") return "'";
  if (found.startsWith('\\')) return found.includes('\n') ? '' : (escapes[found[1]!] ?? found[1]!);
  return found.indexOf('\n') === found.lastIndexOf('\n') ? ' ' : '\n';
}
