import { after, closeOf, splitCommas, stringAt, tokenText, wordAt } from './cursor.ts';
import { kinds } from './lex.ts';
import type { Tokens } from './tokens.ts';

/** An attribute, or one that `cfg_attr` gives under a condition. */
export interface Attribute {
  /** Its path: `serde`, `tokio::test`. */
  readonly name: string;
  readonly at: number;
  /** Its arguments between the parentheses, empty when from === to. */
  readonly from: number;
  readonly to: number;
  /** First token of the value behind `=`, -1 for none. */
  readonly value: number;
  /** As written with `#[` and `]`. */
  readonly text: string;
}

/** One argument of an attribute. */
export interface Argument {
  readonly key: string;
  readonly at: number;
  /** What stands behind `=` or between the parentheses behind the key; empty when from === to. */
  readonly from: number;
  readonly to: number;
}

/** Reads the attributes that start at `at`; `next` is the first token behind them. */
export function readAttributes(t: Tokens, at: number): { list: Attribute[]; next: number } {
  const list: Attribute[] = [];
  let next = at;
  while (t.kind[next] === 35) {
    const open = t.kind[next + 1] === 33 ? next + 2 : next + 1;
    if (t.kind[open] !== 91) break;
    const close = closeOf(t, open);
    const text = t.text.slice(t.start[next], t.end[Math.min(close, t.size - 1)]);
    add(t, list, open + 1, close, text);
    next = after(t, open);
  }
  return { list, next };
}

function add(t: Tokens, list: Attribute[], from: number, to: number, text: string): void {
  let at = from;
  let name = '';
  for (; at < to && (t.kind[at] === kinds.word || t.kind[at] === kinds.path); at++)
    name += tokenText(t, at);
  const group = t.kind[at] === 40;
  const args: [number, number] = group ? [at + 1, closeOf(t, at)] : [at, at];
  if (name === 'cfg_attr' && group) {
    for (const [start, stop] of splitCommas(t, args[0], args[1]).slice(1))
      add(t, list, start, stop, `#[${t.text.slice(t.start[start], t.end[stop - 1])}]`);
    return;
  }
  if (name === 'unsafe' && group) return add(t, list, args[0], args[1], text);
  list.push({
    name,
    at: from,
    from: args[0],
    to: args[1],
    value: t.kind[at] === 61 ? at + 1 : -1,
    text,
  });
}

/** The arguments of an attribute: `long = "x"`, `signature = (a, b)`, `flatten`. */
export function argumentsOf(t: Tokens, attribute: Attribute): Argument[] {
  return splitCommas(t, attribute.from, attribute.to).map(([from, to]) => {
    const key = wordAt(t, from);
    if (key === '') return { key: '', at: from, from, to };
    if (t.kind[from + 1] === 61) return { key, at: from, from: from + 2, to };
    if (t.kind[from + 1] === 40) return { key, at: from, from: from + 2, to: closeOf(t, from + 1) };
    return { key, at: from, from: from + 1, to: from + 1 };
  });
}

/** The argument of that key, undefined for none. */
export function argument(args: readonly Argument[], key: string): Argument | undefined {
  return args.find((arg) => arg.key === key);
}

/** Text of the string that is the argument's value, '' for none. */
export function argumentText(t: Tokens, arg: Argument | undefined): string {
  return arg && arg.to > arg.from ? stringAt(t, arg.from) : '';
}
