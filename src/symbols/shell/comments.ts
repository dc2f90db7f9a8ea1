import {
  deeper,
  joined,
  looksLikeCommand,
  type Part,
  type Reading,
  readMentions,
  type Source,
  slice,
} from '../text/index.ts';
import type { Script } from './model.ts';

/** Reads comments: command lines (with those they go on with), and what the others mention. */
export function readComments(
  script: Script,
  reading: Reading,
  readScript: (source: Source, reading: Reading) => void,
): void {
  const { source, comments } = script;
  const inner = deeper(reading, true);
  if (!inner) return;
  for (let index = 0; index < comments.length; index++) {
    const text = textAt(index);
    if (!text.includes('-') && !text.includes('_') && !text.includes('.sh')) continue;
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
    readScript(joined(source, parts), inner);
  }

  function textAt(index: number): string {
    const { from, to } = comments[index]!;
    return source.text.slice(from, to).trimEnd();
  }
}

/** Prose may begin with a program's name; a command line goes on like one. */
function isCommandLine(comment: string): boolean {
  const text = comment.replace(/^#+\s*/, '');
  if (!looksLikeCommand(text)) return false;
  return / -{1,2}[a-z]|\.(py|sh)( |$)|^\$ /i.test(text) || text.endsWith('\\');
}
