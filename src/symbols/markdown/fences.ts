import { joined, type Part, type Source } from '../text/index.ts';

/** A block of code in a document. */
export interface Fence {
  /** Its language as written, in small letters. */
  readonly tag: string;
  readonly code: Source;
}

/** A stretch of prose, by offsets. */
export interface Prose {
  readonly from: number;
  readonly to: number;
}

const opening =
  /^([ \t]*(?:>[ \t]?)*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?[ \t]*)(`{3,}|~{3,})[ \t]*(.*)$/;

/**
 * The blocks of code and the lines of prose of a document. Lines are enough to find both; a parser of Markdown takes
 * ten times as long and stumbles over half the components that documents embed.
 */
export function partsOf(source: Source): { fences: Fence[]; prose: Prose[] } {
  const { text } = source;
  const fences: Fence[] = [];
  const prose: Prose[] = [];
  let open: { mark: string; tag: string; indent: string; parts: Part[] } | undefined;
  for (let from = 0; from <= text.length; ) {
    const newline = text.indexOf('\n', from);
    const to = newline < 0 ? text.length : newline;
    const line = text.slice(from, to);
    if (open) {
      if (closes(line, open.mark)) {
        fences.push({ tag: open.tag, code: joined(source, open.parts) });
        open = undefined;
      } else {
        open.parts.push({ from: from + indentOf(line, open.indent), to });
        open.parts.push({ from: to, to, text: '\n' });
      }
    } else {
      const match = line.length < 1000 ? opening.exec(line) : null;
      if (match && !match[3]!.includes('`'))
        open = { mark: match[2]!, tag: tagOf(match[3]!), indent: match[1]!, parts: [] };
      else if (line.trim() !== '') prose.push({ from, to });
    }
    from = to + 1;
  }
  if (open) fences.push({ tag: open.tag, code: joined(source, open.parts) });
  return { fences, prose };
}

function closes(line: string, mark: string): boolean {
  const text = line.replace(/^[ \t>]*/, '').trimEnd();
  return text.length >= mark.length && text === mark[0]!.repeat(text.length);
}

function tagOf(info: string): string {
  return (/^\{?\.?([\w+-]+)/.exec(info)?.[1] ?? '').toLowerCase();
}

/** How much of a line belongs to the list or quote around the block. */
function indentOf(line: string, indent: string): number {
  let at = 0;
  while (at < line.length && at < indent.length) {
    const char = line[at]!;
    if (char !== ' ' && char !== '\t' && !(char === '>' && indent.includes('>'))) break;
    at++;
  }
  return at;
}
