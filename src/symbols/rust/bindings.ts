import type { Chain, Signature } from '../facts.ts';
import { type Attribute, argumentText } from './attributes.ts';
import { baseAt, bindingAt, nothing, pythonValue } from './binding-parts.ts';
import { pyo3, pyo3Argument, pythonSignature } from './binding-signature.ts';
import { wordAt } from './cursor.ts';
import { traitsOf } from './emit.ts';
import type { Item } from './items.ts';
import type { Reader } from './reader.ts';
import { readHead } from './signature.ts';
import { instanceOf, release } from './values.ts';

/** The class that a `#[pyclass]` is for Python. */
export function defineClassBinding(r: Reader, item: Item, path: string): void {
  const dotted = r.classes.get(path);
  if (!dotted) return;
  const cut = dotted.lastIndexOf('.');
  const extended = pyo3Argument(r, item.attributes, 'extends');
  const members = r.impls.filter(
    (impl) => impl.self === path && pyo3(impl.item.attributes, 'pymethods'),
  );
  const inside = members.flatMap((impl) => r.itemsInside(r, impl.item.body));
  const named = (name: string) =>
    inside.some((one) => one.name >= 0 && wordAt(r.t, one.name) === name);
  const open =
    named('__getattr__') || named('__getattribute__') || !!pyo3Argument(r, item.attributes, 'dict');
  bindingAt(r, item.name, item.end - 1, dotted.slice(0, cut), dotted.slice(cut + 1), {
    ...traitsOf(r, item),
    visibility: 'public',
    signature: constructorOf(r, inside, path),
    gives: null,
    bases: extended ? [baseAt(r, extended.from, extended.to)] : [],
    open,
  });
}

/** How Python makes an object: the parameters of `#[new]`, null where there is none. */
function constructorOf(r: Reader, items: readonly Item[], path: string): Signature | null {
  const item = items.find(
    (one) =>
      one.kind === 'fn' && (pyo3(one.attributes, 'new') || wordAt(r.t, one.name) === '__new__'),
  );
  if (!item) return null;
  const { quiet, place, generics } = r;
  const mark = r.undo.length;
  r.quiet = true;
  r.place = { ...place, self: path };
  const signature = pythonSignature(r, item, readHead(r, item), 'class');
  release(r, mark);
  r.quiet = quiet;
  r.place = place;
  r.generics = generics;
  return signature;
}

/** A field that Python sees. */
export function defineFieldBinding(
  r: Reader,
  at: number,
  attributes: readonly Attribute[],
  container: readonly Attribute[],
  owner: string,
  value: Chain | null,
): void {
  const dotted = r.classes.get(owner);
  if (!dotted) return;
  const shown =
    ['get', 'set'].some((key) => pyo3Argument(r, attributes, key)) ||
    ['get_all', 'set_all'].some((key) => pyo3Argument(r, container, key));
  if (!shown) return;
  const name = argumentText(r.t, pyo3Argument(r, attributes, 'name')) || wordAt(r.t, at);
  bindingAt(r, at, at, dotted, name, { ...nothing, gives: pythonValue(r, value) });
}

/** A variant of an enum that Python sees. */
export function defineVariantBinding(
  r: Reader,
  at: number,
  attributes: readonly Attribute[],
  container: readonly Attribute[],
  owner: string,
): void {
  const dotted = r.classes.get(owner);
  if (!dotted) return;
  const given = argumentText(r.t, pyo3Argument(r, attributes, 'name'));
  const rule = argumentText(r.t, pyo3Argument(r, container, 'rename_all'));
  bindingAt(r, at, at, dotted, given || cased(wordAt(r.t, at), rule), {
    ...nothing,
    gives: instanceOf(dotted),
  });
}

function cased(name: string, rule: string): string {
  if (rule === 'lowercase') return name.toLowerCase();
  if (rule === 'UPPERCASE') return name.toUpperCase();
  const snake = name.replace(/([a-z0-9])([A-Z])/g, '$1_$2');
  if (rule === 'snake_case') return snake.toLowerCase();
  return rule === 'SCREAMING_SNAKE_CASE' ? snake.toUpperCase() : name;
}
