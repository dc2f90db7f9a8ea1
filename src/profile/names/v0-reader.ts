/** A symbol that is not what it seemed to be. */
export class Unreadable extends Error {}

export interface Reader {
  readonly peek: () => string;
  readonly next: () => string;
  /** Moves past the character if it stands here. */
  readonly take: (char: string) => boolean;
  readonly until: (end: string, each: () => void) => void;
  readonly base62: () => number;
  readonly disambiguator: () => number;
  readonly identifier: () => { readonly name: string; readonly index: number };
  /** The hexadecimal digits of a constant. */
  readonly digits: () => void;
  readonly nested: <T>(read: () => T) => T;
  /** Reads at the place that a back reference names, then goes on behind it. */
  readonly back: <T>(read: () => T) => T;
}

const deepest = 200;
const mostSteps = 20_000;
const numerals = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Reads a v0 symbol behind its `_R`, which is what its back references count from. */
export function createReader(text: string): Reader {
  let at = 0;
  let depth = 0;
  let steps = 0;
  const peek = (): string => text[at] ?? '';
  const next = (): string => {
    if (at >= text.length) throw new Unreadable();
    return text[at++]!;
  };
  const take = (char: string): boolean => {
    if (text[at] !== char) return false;
    at++;
    return true;
  };
  const base62 = (): number => {
    if (take('_')) return 0;
    let value = 0;
    while (!take('_')) {
      const digit = numerals.indexOf(next());
      if (digit < 0) throw new Unreadable();
      value = value * 62 + digit;
    }
    return value + 1;
  };
  const disambiguator = (): number => (take('s') ? base62() + 1 : 0);
  const identifier = () => {
    const index = disambiguator();
    // Punycode is kept as it is written: such a name matches nothing.
    take('u');
    const length = /^\d{1,6}/.exec(text.slice(at, at + 6));
    if (!length) throw new Unreadable();
    at += length[0].startsWith('0') ? 1 : length[0].length;
    const size = length[0].startsWith('0') ? 0 : Number(length[0]);
    take('_');
    if (at + size > text.length) throw new Unreadable();
    const name = text.slice(at, at + size);
    at += size;
    return { name, index };
  };
  const nested = <T>(read: () => T): T => {
    if (++depth > deepest || ++steps > mostSteps) throw new Unreadable();
    const result = read();
    depth--;
    return result;
  };
  return {
    peek,
    next,
    take,
    until: (end, each) => {
      while (!take(end)) each();
    },
    base62,
    disambiguator,
    identifier,
    digits: () => {
      take('n');
      while (!take('_')) if (!/[0-9a-f]/.test(next())) throw new Unreadable();
    },
    nested,
    back: (read) => {
      const from = at - 1;
      const target = base62();
      if (target >= from) throw new Unreadable();
      const after = at;
      at = target;
      const result = read();
      at = after;
      return result;
    },
  };
}
