/** `word` keeps its quotes and expansions; `test` is what stands in `[[ ]]`, `arithmetic` what stands in `(( ))`. */
export interface Token {
  readonly kind: 'word' | 'operator' | 'test' | 'arithmetic';
  readonly text: string;
}

const closing: Readonly<Record<string, string>> = { '(': ')', '{': '}' };

/** The end of what begins with a quote at `at`: the place after its closing quote. */
function afterQuote(text: string, at: number): number {
  const quote = text[at];
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === quote) return i + 1;
    if (quote === "'") continue;
    if (text[i] === '\\') i++;
    else if (text[i] === '$') i = afterExpansion(text, i) - 1;
  }
  return text.length;
}

/** The end of `$name`, `${...}`, `$(...)`, `$((...))` at `at`. */
function afterExpansion(text: string, at: number): number {
  const open = text[at + 1] ?? '';
  const close = closing[open];
  if (close === undefined) return at + 1;
  let depth = 0;
  for (let i = at + 1; i < text.length; i++) {
    const char = text[i]!;
    if (char === '\\') i++;
    else if (char === '"' || (char === "'" && open === '(')) i = afterQuote(text, i) - 1;
    else if (char === open) depth++;
    else if (char === close && --depth === 0) return i + 1;
  }
  return text.length;
}

/** The end of the word that begins at `at`. */
export function afterWord(text: string, at: number): number {
  let i = at;
  while (i < text.length) {
    const char = text[i]!;
    if (char === '\\') i += 2;
    else if (char === '"' || char === "'" || char === '`') i = afterQuote(text, i);
    else if (char === '$') i = afterExpansion(text, i);
    // An array: NAME=( words )
    else if (char === '(' && text[i - 1] === '=') i = afterExpansion(text, i - 1);
    else if (/[\s;&|()<>]/.test(char)) return i;
    else i++;
  }
  return Math.min(i, text.length);
}

/** Bodies of here-documents are no commands. */
function withoutHeredocs(text: string): string {
  const kept: string[] = [];
  let end: string | null = null;
  for (const line of text.split('\n')) {
    if (end !== null) {
      if (line.trim() === end) end = null;
      continue;
    }
    kept.push(line);
    const found = /(?<!<)<<-?\s*(["']?)(\w+)\1/.exec(line);
    if (found !== null && !line.trimStart().startsWith('#')) end = found[2]!;
  }
  return kept.join('\n');
}

const operators = /^(;;&|;;|;&|;|&&|&(?!>)|\|\||\||\(|\)|\n)/;
const redirection = /^(\d*(>>|>&|<<<|<<-?|>\||<|>)|&>>?)\s*/;

/** The tokens of a script for bash. Redirections and comments are left out. */
export function tokenize(script: string): Token[] {
  const text = withoutHeredocs(script).replace(/\\\n/g, ' ');
  const tokens: Token[] = [];
  let at = 0;
  const until = (end: string, kind: Token['kind']) => {
    const close = text.indexOf(end, at + 2);
    const stop = close === -1 ? text.length : close;
    tokens.push({ kind, text: text.slice(at + 2, stop).trim() });
    at = stop + 2;
  };
  while (at < text.length) {
    const rest = text.slice(at, at + 24);
    const operator = operators.exec(rest);
    const moved = redirection.exec(rest);
    if (/^[ \t\r]/.test(rest)) at++;
    else if (rest.startsWith('#')) at = endOfLine(text, at);
    else if (/^\[\[\s/.test(rest)) until(']]', 'test');
    else if (rest.startsWith('((')) until('))', 'arithmetic');
    else if (moved !== null) at = afterWord(text, at + moved[0].length);
    else if (operator !== null) {
      tokens.push({ kind: 'operator', text: operator[0] });
      at += operator[0].length;
    } else {
      const end = Math.max(afterWord(text, at), at + 1);
      tokens.push({ kind: 'word', text: text.slice(at, end) });
      at = end;
    }
  }
  return tokens;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}
