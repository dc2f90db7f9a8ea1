import { isCfgTest } from './attributes.ts';
import { closingBrace, isNameCode, pastToken } from './tokens.ts';

/** A text in which what nobody will read is blanked out; offsets are those of the original. */
export interface Skeleton {
  readonly text: string;
  /** Offsets of the opening braces of the function bodies that were blanked. */
  readonly hidden: ReadonlySet<number>;
}

export interface HideOptions {
  /** Leave `#[cfg(test)]` modules as they are. */
  readonly tests: boolean;
  readonly wantBody: (text: string, signature: number, open: number, close: number) => boolean;
}

/**
 * Blanks out the bodies of `#[cfg(test)] mod x { ... }` (nothing in a production build can refer to them, and they
 * are a quarter of the text) and of functions that hold no site and say nothing about one. Parsing is the larger
 * part of a cold run, and its cost goes with the length of the text. Only braces are found here; what an item is
 * and whether it is test code is still said by its tree.
 */
export function hideUnread(text: string, options: HideOptions): Skeleton {
  const hidden = new Set<number>();
  const cuts: [number, number][] = [];
  for (let at = 0; at < text.length; ) {
    const next = pastToken(text, at);
    if (next > at) {
      at = next;
      continue;
    }
    const c = text.charCodeAt(at);
    if (c === 102 /* f */ && isWord(text, at, 'fn'))
      at = passFunction(text, at, options, hidden, cuts);
    else if (c === 35 /* # */ && !options.tests) at = passAttribute(text, at, cuts);
    else at++;
  }
  return { text: cuts.length === 0 ? text : blank(text, cuts), hidden };
}

function isWord(text: string, at: number, word: string): boolean {
  return (
    text.startsWith(word, at) &&
    !isNameCode(text.charCodeAt(at - 1)) &&
    !isNameCode(text.charCodeAt(at + word.length))
  );
}

/** From `fn` to behind its body, which is blanked when nobody wants it. */
function passFunction(
  text: string,
  start: number,
  options: HideOptions,
  hidden: Set<number>,
  cuts: [number, number][],
): number {
  const named = /\s+[A-Za-z_]/y;
  named.lastIndex = start + 2;
  if (!named.test(text)) return start + 2;
  const open = bodyOf(text, named.lastIndex);
  if (open < 0) return start + 2;
  const close = closingBrace(text, open + 1);
  if (close < 0) return start + 2;
  if (!options.wantBody(text, start, open, close + 1)) {
    hidden.add(open);
    cuts.push([open + 1, close]);
  }
  return close + 1;
}

/** Opening brace of the body of a signature; -1 when it ends without one. */
function bodyOf(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; ) {
    const next = pastToken(text, at);
    if (next > at) {
      at = next;
      continue;
    }
    const c = text.charCodeAt(at);
    if (c === 40 || c === 91) depth++;
    else if (c === 41 || c === 93) {
      if (--depth < 0) return -1;
    } else if (c === 59 && depth === 0) return -1;
    else if (c === 123 && depth === 0) {
      // `Matrix<{ N }>`: a constant argument, not the body.
      if (!/[<,]\s*$/.test(text.slice(Math.max(0, at - 20), at))) return at;
      const close = closingBrace(text, at + 1);
      if (close < 0) return -1;
      at = close;
    } else if (c === 125 && depth === 0) return -1;
    at++;
  }
  return -1;
}

const testModule =
  /#\[\s*(cfg\b[^\n]*)\][ \t]*\r?\n(?:[ \t]*(?:#\[[^\n]*\]|\/\/[^\n]*)?\r?\n)*[ \t]*(?:pub(?:\([^)]*\))?[ \t]+)?mod[ \t]+\w+[ \t\r\n]*\{/y;

/** An attribute: when it makes a module test code, the module's inside is blanked. */
function passAttribute(text: string, at: number, cuts: [number, number][]): number {
  if (!text.startsWith('cfg', at + 2) && !/^\s*cfg/.test(text.slice(at + 2, at + 12)))
    return at + 1;
  testModule.lastIndex = at;
  const match = testModule.exec(text);
  if (!match || !isCfgTest(`#[${match[1]!}]`)) return at + 1;
  const open = at + match[0].length;
  const close = closingBrace(text, open);
  if (close < 0) return at + 1;
  cuts.push([open, close]);
  return close;
}

function blank(text: string, cuts: readonly (readonly [number, number])[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const [start, end] of cuts) {
    parts.push(text.slice(from, start), ' '.repeat(end - start));
    from = end;
  }
  parts.push(text.slice(from));
  return parts.join('');
}
