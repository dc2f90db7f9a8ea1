import type { Chain, Definition, Signature } from '../facts.ts';
import { type Attribute, argument, argumentsOf, argumentText } from './attributes.ts';
import { pyo3, pyo3Argument, pythonSignature } from './binding-signature.ts';
import { closeOf, isOpen, splitCommas, wordAt } from './cursor.ts';
import { define, refer, traitsOf } from './emit.ts';
import type { Item } from './items.ts';
import { kinds } from './lex.ts';
import { instanceOf, type PythonImpl, pathOf, type Reader, release } from './reader.ts';
import { canonical, lastOf, resolve } from './scope.ts';
import { type FunctionHead, readHead } from './signature.ts';

type Told = Pick<Definition, 'signature' | 'gives' | 'body' | 'deprecated'> & Partial<Definition>;

export const nothing: Told = { signature: null, gives: null, body: '', deprecated: false };

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
function classOf(r: Reader, root: string): string {
  const path = canonical(r, root);
  const known = r.classes.get(path);
  if (known) return known;
  return path.startsWith(`${r.crate}::`) || path.startsWith(`${r.base}::`)
    ? `${r.native}.${lastOf(path)}`
    : '';
}

/** What Python gets for a value of Rust: an object of a class of ours, or nothing that is known. */
function pythonValue(r: Reader, value: Chain | null): Chain | null {
  if (!value || value.steps.length > 0) return null;
  return instanceOf(classOf(r, value.root));
}

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

function baseAt(r: Reader, from: number, to: number): string {
  const segments: string[] = [];
  for (let i = from; i < to; i++) if (r.t.kind[i] === kinds.word) segments.push(wordAt(r.t, i));
  const name = segments[segments.length - 1] ?? '';
  // PyO3 gives Python's own classes their names with `Py` in front.
  if (/^Py[A-Z]/.test(name)) return name.slice(2);
  return segments.length === 0 ? '?' : classOf(r, resolve(r, segments)) || '?';
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

/** A `#[pyfunction]`. */
export function defineFunctionBinding(r: Reader, item: Item, head: FunctionHead): void {
  const attribute = pyo3(item.attributes, 'pyfunction');
  if (!attribute) return;
  const name =
    argumentText(r.t, pyo3Argument(r, item.attributes, 'name')) || wordAt(r.t, item.name);
  bindingAt(r, item.name, item.end - 1, r.native, name, {
    ...traitsOf(r, item),
    visibility: 'public',
    signature: pythonSignature(r, item, head, 'none'),
    gives: pythonValue(r, head.result),
  });
}

/** A method, property or constant in `#[pymethods]`; `#[new]` is the class itself. */
export function defineMethodBinding(
  r: Reader,
  item: Item,
  head: FunctionHead | undefined,
  value: Chain | null,
  impl: PythonImpl,
): void {
  const owner = classOf(r, impl.path);
  const { attributes } = item;
  if (owner === '' || pyo3(attributes, 'new')) return;
  const own = wordAt(r.t, item.name);
  const given = argumentText(r.t, pyo3Argument(r, attributes, 'name'));
  const told = {
    ...traitsOf(r, item),
    visibility: 'public' as const,
    gives: pythonValue(r, value),
  };
  const property = propertyOf(r, item, impl);
  if (property !== undefined) {
    if (property !== '') {
      const returns = head?.signature.returns ?? '';
      const signature: Signature = {
        parameters: [],
        returns,
        async: false,
        receiver: 'instance',
        generics: 0,
        access: 'property',
      };
      bindingAt(r, item.name, item.end - 1, owner, given || property, { ...told, signature });
    }
  } else if (!head || pyo3(attributes, 'classattr')) {
    if (pyo3(attributes, 'classattr'))
      bindingAt(r, item.name, item.end - 1, owner, given || own, { ...told, signature: null });
  } else {
    const receiver = pyo3(attributes, 'staticmethod')
      ? 'none'
      : pyo3(attributes, 'classmethod')
        ? 'class'
        : 'instance';
    const signature = pythonSignature(r, item, head, receiver);
    bindingAt(r, item.name, item.end - 1, owner, given || own, { ...told, signature });
  }
}

/** Name of the property, '' for a setter whose getter says it all, undefined for what is no property. */
function propertyOf(r: Reader, item: Item, impl: PythonImpl): string | undefined {
  const getter = pyo3(item.attributes, 'getter');
  if (getter) return propertyName(r, item, getter, 'get_');
  const setter = pyo3(item.attributes, 'setter') ?? pyo3(item.attributes, 'deleter');
  if (!setter) return undefined;
  const name = propertyName(r, item, setter, setter.name.endsWith('deleter') ? 'delete_' : 'set_');
  const known = impl.items.some((one) => {
    const other = pyo3(one.attributes, 'getter');
    return other !== undefined && propertyName(r, one, other, 'get_') === name;
  });
  return known ? '' : name;
}

function propertyName(r: Reader, item: Item, attribute: Attribute, prefix: string): string {
  const [arg] = argumentsOf(r.t, attribute);
  const named = arg ? argumentText(r.t, argument([arg], 'name')) || arg.key : '';
  const own = wordAt(r.t, item.name);
  return named || (own.startsWith(prefix) ? own.slice(prefix.length) : own);
}

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
