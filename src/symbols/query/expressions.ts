import { captureIn } from './captures.ts';
import { nestOf } from './nest.ts';
import type { Range } from './outline.ts';
import type { Page } from './page.ts';

/** An expression by what its value comes from. */
export type Expression =
  | { readonly k: 'member'; readonly object: Range; readonly name: string }
  | { readonly k: 'call'; readonly callee: Range }
  | { readonly k: 'element'; readonly object: Range }
  | { readonly k: 'same'; readonly inner: Range }
  | { readonly k: 'type'; readonly written: string };

/** One number for a range; texts are shorter than 64 million. */
export const keyOf = ({ start, end }: Range): number => start * 67_108_864 + end;

/** The expressions of a page by their ranges (keyOf). */
export function readExpressions(page: Page): Map<number, Expression> {
  const out = new Map<number, Expression>();
  const { text, hooks, outline } = page;
  const put = (range: Range, expression: Expression) => out.set(keyOf(range), expression);
  for (const match of page.found('reference.attribute')) {
    const name = captureIn(match, 'reference.attribute')!;
    const object = captureIn(match, 'object')!;
    put({ start: object.start, end: name.end }, { k: 'member', object, name: name.text });
  }
  for (const match of page.found('reference.call')) {
    const callee = captureIn(match, 'reference.call')!;
    const args = captureIn(match, 'arguments')!;
    const end = text[args.start] === '(' ? args.end : text.indexOf(')', args.end) + 1;
    const made = hooks.makes.has(callee.text) ? outline.parts(args)[0] : undefined;
    const call: Expression = made
      ? { k: 'type', written: text.slice(made.start, made.end) }
      : { k: 'call', callee };
    put({ start: callee.start, end }, call);
  }
  for (const match of page.found('literal')) {
    const type = captureIn(match, 'type');
    const body = captureIn(match, 'literal')!;
    if (type) put({ start: type.start, end: body.end }, { k: 'type', written: type.text });
  }
  for (const match of page.found('expression')) {
    const whole = captureIn(match, 'expression')!;
    const same = captureIn(match, 'same');
    const type = captureIn(match, 'type');
    const parameters = captureIn(match, 'parameters');
    const result = captureIn(match, 'result');
    const object = captureIn(match, 'element');
    if (same) put(whole, { k: 'same', inner: same });
    else if (parameters && result)
      put(whole, { k: 'type', written: `func${parameters.text} ${result.text}` });
    else if (type) put(whole, { k: 'type', written: type.text });
    else if (object) put(whole, { k: 'element', object });
  }
  return out;
}

/** The literals of a page and their types as written. */
export interface Literals {
  /** Number of the innermost literal around an offset, -1 for none. */
  readonly around: (at: number) => number;
  /** Number of the literal around a literal, -1 for none. */
  readonly outer: (literal: number) => number;
  /** Type of a literal, '' for none; one inside another takes its type from there. */
  readonly type: (literal: number) => string;
  /** The literals with brackets, by number. */
  readonly bodies: readonly Range[];
}

/** Ties the literals of a page to each other. */
export function literalsOf(page: Page): Literals {
  const written = new Map<number, string>();
  const keys = new Set(page.found('literal.key').map((match) => match[0]!.start));
  const all = page.found('literal').map((match) => captureIn(match, 'literal')!);
  for (const match of page.found('literal')) {
    const type = captureIn(match, 'type');
    if (type) written.set(captureIn(match, 'literal')!.start, type.text);
  }
  const { ranges, parent, innermost } = nestOf(all);
  const types: string[] = [];
  ranges.forEach(({ start }, index) => {
    const around = types[parent[index]!] ?? '';
    const inner = page.readType(around);
    types.push(written.get(start) ?? (keys.has(start) ? inner.keys : inner.elements));
  });
  return {
    bodies: ranges,
    around: innermost,
    outer: (literal) => parent[literal]!,
    type: (literal) => types[literal] ?? '',
  };
}
