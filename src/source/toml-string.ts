export interface Read<T> {
  readonly value: T;
  /** The offset behind it. */
  readonly end: number;
}

/** What went wrong at an offset of the text; never leaves the reader. */
export class TomlSyntax extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

/** A basic or literal string, of one line or several, that starts at `at`. */
export function readString(text: string, at: number, expected: string): Read<string> {
  const quote = text[at];
  if (quote !== '"' && quote !== "'") throw new TomlSyntax(`expected ${expected}`, at);
  const long = text.startsWith(quote.repeat(3), at);
  const from = at + (long ? 3 : 1);
  const close = findClose(text, from, long ? quote.repeat(3) : quote, quote === '"');
  if (close < 0) throw new TomlSyntax('expected the end of a string', at);
  const raw = text.slice(from, close);
  const body = long ? raw.replace(/^\r?\n/, '') : raw;
  const value = quote === '"' ? readEscapes(body, from) : body;
  return { value, end: close + (long ? 3 : 1) };
}

function findClose(text: string, start: number, quote: string, escapes: boolean): number {
  for (let at = start; at < text.length; at += 1) {
    if (escapes && text[at] === '\\') at += 1;
    else if (quote.length === 1 && text[at] === '\n') return -1;
    else if (text.startsWith(quote, at)) return quote.length === 1 ? at : lastClose(text, at);
  }
  return -1;
}

/** Up to two quotes may stand directly before the three that end a long string. */
function lastClose(text: string, at: number): number {
  const quote = text[at];
  let end = at;
  while (end < at + 2 && text[end + 3] === quote) end += 1;
  return end;
}

const plain: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  e: '\x1b',
  '"': '"',
  '\\': '\\',
};

function readEscapes(body: string, at: number): string {
  if (!body.includes('\\')) return body;
  // A backslash at the end of a line joins it to the next word.
  const joined = body.replace(/((?:^|[^\\])(?:\\\\)*)\\[ \t]*\r?\n\s*/g, '$1');
  return joined.replace(/\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[\s\S])/g, (all, code: string) => {
    const known = plain[code];
    if (known !== undefined) return known;
    const point = Number.parseInt(code.slice(1), 16);
    if (code.length > 1 && point <= 0x10ffff) return String.fromCodePoint(point);
    throw new TomlSyntax(`unknown escape ${all.slice(0, 2)}`, at);
  });
}
