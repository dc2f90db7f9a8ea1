import { type Comment, joined, type Part, type Source, slice } from '../text/index.ts';

/** One instruction of a Dockerfile. */
export interface Instruction {
  readonly name: string;
  /** What stands behind the name, over all its lines; comments and tags of templates are left out. */
  readonly rest: Source;
  /** Texts of its heredocs. */
  readonly heredocs: readonly Source[];
}

export interface Instructions {
  readonly instructions: readonly Instruction[];
  readonly comments: readonly Comment[];
}

const heredoc = /<<-?\s*(["']?)([A-Za-z_]\w*)\1/g;

/** Takes a Dockerfile, or a template of one, apart. */
export function instructionsOf(source: Source): Instructions {
  const lines = linesOf(source.text);
  const instructions: Instruction[] = [];
  const comments: Comment[] = [];
  for (let index = 0; index < lines.length; index++) {
    const { from, to } = lines[index]!;
    const text = source.text.slice(from, to);
    if (/^\s*#/.test(text)) {
      comments.push({ from: to - text.trimStart().length, to });
      continue;
    }
    const match = /^\s*(?:ONBUILD\s+)?([A-Za-z]+)\s+(?=\S)/.exec(text);
    if (!match) continue;
    const parts: Part[] = [];
    let last = index;
    addParts(source.text, from + match[0].length, to, parts);
    while (
      /\\\s*$/.test(source.text.slice(lines[last]!.from, lines[last]!.to)) ||
      isSkipped(last)
    ) {
      if (last + 1 >= lines.length) break;
      last++;
      if (isSkipped(last)) continue;
      parts.push({ from: lines[last]!.from - 1, to: lines[last]!.from, text: '\n' });
      addParts(source.text, lines[last]!.from, lines[last]!.to, parts);
    }
    const rest = joined(source, parts);
    const heredocs: Source[] = [];
    if (/^(RUN|COPY|ADD)$/i.test(match[1]!))
      for (const { 2: end } of rest.text.matchAll(heredoc)) {
        const start = last + 1;
        while (last + 1 < lines.length && textAt(last + 1).trim() !== end) last++;
        const stop = lines[last]!.to;
        heredocs.push(slice(source, lines[start]?.from ?? stop, stop));
        last++;
      }
    instructions.push({ name: match[1]!.toUpperCase(), rest, heredocs });
    index = last;
  }
  return { instructions, comments };

  function textAt(index: number): string {
    return source.text.slice(lines[index]!.from, lines[index]!.to);
  }

  /** Comments, blank lines and tags do not end an instruction that goes on. */
  function isSkipped(index: number): boolean {
    return /^\s*(#.*|\{%[^%\n]*%\}\s*)?$/.test(textAt(index));
  }
}

function linesOf(text: string): { readonly from: number; readonly to: number }[] {
  const out: { from: number; to: number }[] = [];
  for (let from = 0; from < text.length; ) {
    const newline = text.indexOf('\n', from);
    const to = newline < 0 ? text.length : newline;
    out.push({ from, to });
    from = to + 1;
  }
  return out;
}

/** A line without the tags of a template. */
function addParts(text: string, from: number, to: number, parts: Part[]): void {
  let at = from;
  for (const match of text.slice(from, to).matchAll(/\{%[^%\n]*%\}/g)) {
    parts.push({ from: at, to: from + match.index });
    at = from + match.index + match[0].length;
  }
  parts.push({ from: at, to });
}
