import type { Word } from './commands.ts';

/** A text of several words that runs Python or passes flags. */
export function isScript(text: string): boolean {
  if (text.length > 20_000) return false;
  return (
    /^--[a-z][\w-]*[ =]/.test(text) ||
    /(?:^|[\s/;&|'"])python[\d.]*\s+(?:-\w+\s+){0,4}(?:-m\s+\w|\S+\.py\b)/.test(text)
  );
}

const token = /"[^"\n]*"|'[^'\n]*'|\\n|\\?\n|[;&|]+|(?:[^\s;&|"'\\]|\\[^n\n])+|\s/g;

/**
 * The lists of words of a text as a shell would take it, without what a shell works out. `place` gives the line and
 * column of an offset.
 */
export function scriptWords(
  text: string,
  place: (offset: number) => { readonly line: number; readonly column: number },
): Word[][] {
  const lists: Word[][] = [];
  let words: Word[] = [];
  let apart = true;
  for (const match of text.matchAll(token)) {
    const [found] = match;
    if (found === '\\\n') continue;
    if (found === '\n' || found === '\\n' || /^[;&|]/.test(found)) {
      if (words.length > 0) lists.push(words);
      words = [];
      apart = true;
      continue;
    }
    if (/^\s$/.test(found)) {
      apart = true;
      continue;
    }
    const written = found.replace(/^["']|["']$/g, '');
    const last = words[words.length - 1];
    if (!apart && last) words[words.length - 1] = { ...last, text: last.text + written };
    else {
      const { line, column } = place(match.index + (written === found ? 0 : 1));
      words.push({ text: written, line, column, endLine: line });
    }
    apart = false;
  }
  if (words.length > 0) lists.push(words);
  return lists;
}
