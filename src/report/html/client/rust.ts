/** A piece of a line of Rust with what it is, for its colour. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly kind: 'comment' | 'string' | 'keyword' | 'number' | 'type' | 'macro';
}

const keywords = new Set(
  'as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod move mut pub ref return self Self static struct super trait true type unsafe use where while'.split(
    ' ',
  ),
);

const pattern =
  /(?<comment>\/\/.*|\/\*.*?(?:\*\/|$))|(?<string>b?r?"(?:[^"\\]|\\.)*(?:"|$)|b?'(?:[^'\\]|\\.[^']{0,8})')|(?<life>'[a-z_]\w*)|(?<number>\b\d[\w.]*)|(?<word>[A-Za-z_]\w*!?)/g;

/** The coloured pieces of one line, read alone: a comment or text that began on an earlier line is not seen as one. */
export function tokensOf(line: string): Token[] {
  const tokens: Token[] = [];
  for (const match of line.matchAll(pattern)) {
    const { comment, string, life, number, word = '' } = match.groups ?? {};
    const kind = comment
      ? 'comment'
      : string
        ? 'string'
        : number
          ? 'number'
          : life
            ? 'type'
            : kindOfWord(word);
    if (kind !== null)
      tokens.push({ start: match.index, end: match.index + match[0].length, kind });
  }
  return tokens;
}

function kindOfWord(word: string): Token['kind'] | null {
  if (keywords.has(word)) return 'keyword';
  if (word.endsWith('!')) return 'macro';
  return /^[A-Z]/.test(word) ? 'type' : null;
}
