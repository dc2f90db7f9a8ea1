import { baseAt, bindingAt, nothing } from './binding-parts.ts';
import { closeOf, isOpen, splitCommas, wordAt } from './cursor.ts';
import { define, refer } from './emit.ts';
import { kinds } from './lex.ts';
import type { Reader } from './reader.ts';
import { resolve } from './scope.ts';
import { pathOf } from './values.ts';

/** `create_exception!(module, Name, Base)`: a class for Python and a type for Rust. */
export function readException(r: Reader, open: number, close: number): void {
  const { t } = r;
  const [, name, base] = splitCommas(t, open + 1, close);
  if (!name || !base) return;
  const parent = baseAt(r, base[0], base[1]);
  const segments: string[] = [];
  for (let i = base[0]; i < base[1]; i++) if (t.kind[i] === kinds.word) segments.push(wordAt(t, i));
  refer(r, 'type', base[1] - 1, pathOf(resolve(r, segments)));
  if (t.kind[name[0]] === 36) r.exceptions.set(r.rules, parent);
  else defineException(r, name[0], parent);
}

function defineException(r: Reader, at: number, parent: string): void {
  const name = wordAt(r.t, at);
  if (name === '' || r.guarded) return;
  const { path } = r.place.module;
  define(r, at, at, { kind: 'struct', name, path: `${path}::${name}`, owner: path });
  if (r.native !== '')
    bindingAt(r, at, at, r.native, name, { ...nothing, bases: [parent], open: true });
}

/** Names that a macro of this file makes into exceptions: the first word of each of its arguments. */
export function readExceptionNames(r: Reader, macro: string, open: number): void {
  const parent = r.exceptions.get(macro);
  if (parent === undefined) return;
  const close = closeOf(r.t, open);
  for (const [from] of splitCommas(r.t, open + 1, close)) {
    const at = isOpen(r.t.kind[from]) ? from + 1 : from;
    if (/^[A-Z]/.test(wordAt(r.t, at))) defineException(r, at, parent);
  }
}
