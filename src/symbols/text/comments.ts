import { deeper, type Reading } from './facts.ts';
import { looksLikeCommand, readMentions } from './mentions.ts';
import { joined, type Part, type Source, slice } from './source.ts';

/** Where a comment stands, its `#` included. */
export interface Comment {
  readonly from: number;
  readonly to: number;
}

/** Reads comments: command lines (with those they go on with) for the shell, and what the others mention. */
export function readComments(source: Source, comments: readonly Comment[], reading: Reading): void {
  const inner = deeper(reading, true);
  if (!inner) return;
  const textAt = (index: number): string => {
    const { from, to } = comments[index]!;
    return source.text.slice(from, to).trimEnd();
  };
  for (let index = 0; index < comments.length; index++) {
    const text = textAt(index);
    if (!/[-_]|\.sh/.test(text)) continue;
    if (!isCommandLine(text)) {
      const { from, to } = comments[index]!;
      readMentions(slice(source, from, to), inner);
      continue;
    }
    const parts: Part[] = [];
    for (;;) {
      const { from, to } = comments[index]!;
      const content = from + /^#+\s*(\$\s+)?/.exec(source.text.slice(from, to))![0].length;
      parts.push({ from: content, to }, { from: to, to, text: '\n' });
      if (!textAt(index).endsWith('\\') || index + 1 >= comments.length) break;
      index++;
    }
    inner.embedded('sh', joined(source, parts), inner);
  }
}

/** Prose may begin with a program's name; a command line goes on like one. */
function isCommandLine(comment: string): boolean {
  const text = comment.replace(/^#+\s*/, '');
  if (!looksLikeCommand(text)) return false;
  return / -{1,2}[a-z]|\.(py|sh)( |$)|^\$ /i.test(text) || text.endsWith('\\');
}
