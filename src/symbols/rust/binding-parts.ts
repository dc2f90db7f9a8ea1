import type { Chain, Definition } from '../facts.ts';
import { wordAt } from './cursor.ts';
import { define } from './emit.ts';
import { kinds } from './lex.ts';
import type { Reader } from './reader.ts';
import { canonical, lastOf, resolve } from './scope.ts';
import { instanceOf } from './values.ts';

type Told = Pick<Definition, 'signature' | 'gives' | 'body' | 'deprecated'> & Partial<Definition>;

/** A definition of which only the name is known. */
export const nothing: Told = { signature: null, gives: null, body: '', deprecated: false };

/** Records a name that Python sees. */
export function bindingAt(
  r: Reader,
  at: number,
  last: number,
  owner: string,
  name: string,
  told: Told,
): void {
  if (r.quiet) return;
  define(r, at, last, {
    kind: 'binding',
    name,
    path: `${owner}.${name}`,
    owner,
    visibility: 'public',
    ...told,
  });
}

/** Python class of a Rust path, '' for what is none of this crate's. */
export function classOf(r: Reader, root: string): string {
  const path = canonical(r, root);
  const known = r.classes.get(path);
  if (known) return known;
  return path.startsWith(`${r.crate}::`) || path.startsWith(`${r.base}::`)
    ? `${r.native}.${lastOf(path)}`
    : '';
}

/** What Python gets for a value of Rust: an object of a class of ours, or nothing that is known. */
export function pythonValue(r: Reader, value: Chain | null): Chain | null {
  if (!value || value.steps.length > 0) return null;
  return instanceOf(classOf(r, value.root));
}

/** Python path of a base class. */
export function baseAt(r: Reader, from: number, to: number): string {
  const segments: string[] = [];
  for (let i = from; i < to; i++) if (r.t.kind[i] === kinds.word) segments.push(wordAt(r.t, i));
  const name = segments[segments.length - 1] ?? '';
  // PyO3 gives Python's own classes their names with `Py` in front.
  if (/^Py[A-Z]/.test(name)) return name.slice(2);
  return segments.length === 0 ? '?' : classOf(r, resolve(r, segments)) || '?';
}
