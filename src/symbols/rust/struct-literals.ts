import { keywords } from './arguments.ts';
import { after, closeOf } from './cursor.ts';
import { refer, referCall } from './emit.ts';
import { kinds } from './lex.ts';
import type { Path } from './path-at.ts';
import { qualifier } from './patterns.ts';
import { piece, type Reader, type State } from './reader.ts';
import { parentOf, resolve } from './scope.ts';
import { operand } from './state.ts';
import { instanceOf, pathOf, step } from './values.ts';

/** `Config { host, port: 1, ..base }`. */
export function literal(r: Reader, s: State, { segments, last, next }: Path): void {
  const { t } = r;
  const close = closeOf(t, next);
  const root = resolve(r, segments);
  const owner = instanceOf(root);
  const names: string[] = [];
  let rest = false;
  for (let i = next + 1; i < close; ) {
    while (t.kind[i] === 35) i = after(t, i + 1);
    if (t.kind[i] === kinds.dots) {
      rest = true;
      i++;
    } else {
      const name = t.text.slice(t.start[i], t.end[i]);
      names.push(name);
      refer(r, 'attribute', i, step(owner, `.${name}`), name);
      i += t.kind[i + 1] === 58 ? 2 : 1;
    }
    const end = r.scan(r, i, close, piece);
    i = Math.max(end + 1, i);
  }
  if (root !== '') referCall(r, last, close, pathOf(root), keywords(names, rest));
  qualifier(r, segments, last);
  operand(s, after(t, next), instanceOf(made(r, root, segments)), null);
}

/** Fields or nothing between the braces; behind a small name only `field: value` is no block. */
export function isLiteral(r: Reader, open: number, type: boolean): boolean {
  const { t } = r;
  const first = t.kind[open + 1];
  if (type && (first === 125 || first === kinds.dots || first === 35)) return true;
  if (first !== kinds.word && first !== kinds.number) return false;
  const second = t.kind[open + 2];
  return second === 58 || (type && (second === 44 || second === 125));
}

/** `Enum::Variant { .. }` makes a value of the enum. */
function made(r: Reader, root: string, segments: readonly string[]): string {
  const owner = segments[segments.length - 2] ?? '';
  if (owner === 'Self') return r.place.self;
  return /^[A-Z]/.test(owner) ? parentOf(root) : root;
}
