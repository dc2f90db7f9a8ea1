/**
 * The text with the contents of comments, strings and character literals blanked out, at the same length: what is left
 * can be searched and its brackets counted. Line feeds stay. Good enough for code that a compiler has accepted.
 */
export function codeOnly(text: string): string {
  return text.replace(literal, (found) => (found.startsWith("'") ? ofQuote(found) : blank(found)));
}

/** In the order in which they are tried: comments, raw strings, strings, characters; a lifetime is no character. */
const literal =
  /\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*\*\/|\b(?:br|cr|r)(#*)"[\s\S]*?"\1|"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\\n]|\\(?:u\{[^}]*\}|x[0-9a-fA-F]{2}|[\s\S]))'/gu;

function ofQuote(found: string): string {
  return `'${' '.repeat(found.length - 2)}'`;
}

function blank(found: string): string {
  return found.replace(/[^\n]/g, ' ');
}

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Offset behind the bracket that closes the one at `open`; -1 where it is never closed. */
export function behindBracket(code: string, open: number): number {
  const stack: string[] = [];
  for (let at = open; at < code.length; at++) {
    const char = code[at] ?? '';
    const close = closing[char];
    if (close !== undefined) stack.push(close);
    else if (char === ')' || char === ']' || char === '}') {
      if (stack.pop() !== char) return -1;
      if (stack.length === 0) return at + 1;
    }
  }
  return -1;
}
