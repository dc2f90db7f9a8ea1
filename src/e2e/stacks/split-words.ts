import { UserError } from '../../model/errors.ts';

/**
 * Words of a setting such as `args`, as a shell would split them: blanks part, quotes and backslashes keep. Nothing is
 * expanded. An open quote is a UserError.
 */
export function splitWords(text: string): readonly string[] {
  const words: string[] = [];
  const pattern = /\s+|'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)|([^\s'"\\]+)|(.)/gsu;
  let word: string | null = null;
  for (const [whole, single, double, escaped, plain] of text.matchAll(pattern)) {
    const part = single ?? double?.replace(/\\(["\\])/g, '$1') ?? escaped ?? plain;
    if (part !== undefined) {
      word = (word ?? '') + part;
      continue;
    }
    if (whole.trim() !== '') throw new UserError(`args: a quote is not closed in ${text}`);
    if (word !== null) words.push(word);
    word = null;
  }
  return word === null ? words : [...words, word];
}
