import type { Parameter, Signature } from '../facts.ts';
import { type Attribute, argument, argumentsOf } from './attributes.ts';
import { splitCommas, wordAt, writtenIn } from './cursor.ts';
import type { Item } from './items.ts';
import type { Reader } from './reader.ts';
import type { FunctionHead, Written } from './signature.ts';

/** Attributes of PyO3, however they are written. */
export function pyo3(attributes: readonly Attribute[], name: string): Attribute | undefined {
  return attributes.find((one) => one.name === name || one.name === `pyo3::${name}`);
}

/** The argument `key` in any of an item's `#[pyo3(..)]`, `#[pyclass(..)]`, `#[pyfunction(..)]`. */
export function pyo3Argument(r: Reader, attributes: readonly Attribute[], key: string) {
  for (const one of attributes) {
    if (!/^(?:pyo3::)?(?:pyo3|pyclass|pyfunction|pymethods)$/.test(one.name)) continue;
    const found = argument(argumentsOf(r.t, one), key);
    if (found) return found;
  }
  return undefined;
}

/** How Python calls the function: without what PyO3 fills in itself. */
export function pythonSignature(
  r: Reader,
  item: Item,
  head: FunctionHead,
  receiver: Signature['receiver'],
): Signature {
  const passed = head.parameters.filter(
    (parameter, index) => !isFilled(r, item, parameter, index, receiver),
  );
  const explicit = pyo3Argument(r, item.attributes, 'signature');
  const old = pyo3(item.attributes, 'args');
  const parameters = explicit
    ? written(r, explicit.from, explicit.to, passed)
    : old
      ? legacy(r, old, passed)
      : passed.map(plain);
  return {
    parameters,
    returns: head.signature.returns,
    async: head.signature.async || givesFuture(r, item, head.signature.returns),
    receiver,
    generics: 0,
    access: 'call',
  };
}

const future = /\b(?:local_)?future_into_py|\bcoroutine_into_py/;

/** Functions of the file, as they are called, whose bodies make something to await. */
function futuresOf(r: Reader): readonly string[] {
  if (r.futures.length > 0) return r.futures;
  r.futures.push('future_into_py');
  for (const impl of r.impls)
    for (const item of r.itemsInside(r, impl.item.body)) {
      if (item.kind !== 'fn' || item.body < 0) continue;
      const text = r.t.text.slice(r.t.start[item.body], r.t.end[item.end - 1]);
      const name = wordAt(r.t, item.name);
      if (future.test(text)) r.futures.push(`self.${name}`, `Self::${name}`);
    }
  return r.futures;
}

/** The body hands Python something to await. */
function givesFuture(r: Reader, item: Item, returns: string): boolean {
  if (item.body < 0) return false;
  const text = r.t.text.slice(r.t.start[item.body], r.t.end[item.end - 1]);
  if (future.test(text)) return true;
  // Handed on from another function of the file.
  return /PyAny/.test(returns) && futuresOf(r).some((name) => text.includes(`${name}(`));
}

/** The interpreter, the object or class itself, the module: what Python does not pass. */
function isFilled(
  r: Reader,
  item: Item,
  { name, type }: Written,
  index: number,
  receiver: Signature['receiver'],
): boolean {
  if (/^&?\s*(?:\w+::)*Python(?:<.*>)?$/.test(type)) return true;
  if (index > 1) return false;
  if (receiver === 'class') return /^_?cls$/.test(name) || /\bPyType\b/.test(type);
  if (/\bPyModule\b/.test(type))
    return pyo3Argument(r, item.attributes, 'pass_module') !== undefined;
  if (receiver !== 'instance') return false;
  return (
    /^_?slf$|^_?this$|^self_$/.test(name) &&
    /\b(?:PyRef|PyRefMut|Bound|Py|PyCell|Borrowed)\b/.test(type)
  );
}

function plain({ name, type }: Written): Parameter {
  return {
    name,
    kind: 'positional',
    required: !/^(?:std::option::|core::option::)?Option</.test(type),
    type,
  };
}

/** `signature = (a, b=None, *args, c, **kwargs)`: what stands between the parentheses. */
function written(r: Reader, from: number, to: number, passed: readonly Written[]): Parameter[] {
  const { t } = r;
  const inside: [number, number] = t.kind[from] === 40 ? [from + 1, to - 1] : [from, to];
  const out: Parameter[] = [];
  let keywordOnly = false;
  for (const [start, stop] of splitCommas(t, inside[0], inside[1])) {
    if (t.kind[start] === 47) {
      for (let i = 0; i < out.length; i++) out[i] = { ...out[i]!, kind: 'positional-only' };
      continue;
    }
    const stars = t.kind[start] === 42 ? (t.kind[start + 1] === 42 ? 2 : 1) : 0;
    const at = start + stars;
    const name = wordAt(t, at);
    if (stars > 0 && (name === '' || at >= stop)) {
      keywordOnly = true;
      continue;
    }
    if (name === '') continue;
    const type = passed.find((one) => one.name === name)?.type ?? '';
    if (stars === 2) out.push({ name, kind: 'keyword-rest', required: false, type });
    else if (stars === 1) {
      out.push({ name, kind: 'rest', required: false, type });
      keywordOnly = true;
    } else {
      const required = at + 1 >= stop || t.kind[at + 1] !== 61;
      out.push({ name, kind: keywordOnly ? 'keyword-only' : 'positional', required, type });
    }
  }
  return out;
}

/** `#[args(a = "1", kwargs = "**")]` of old versions: defaults beside the parameters. */
function legacy(r: Reader, attribute: Attribute, passed: readonly Written[]): Parameter[] {
  const args = argumentsOf(r.t, attribute);
  return passed.map((one) => {
    const arg = argument(args, one.name);
    const value = arg ? writtenIn(r.t, arg.from, arg.to) : '';
    if (value.includes('**')) return { ...plain(one), kind: 'keyword-rest', required: false };
    if (/^"\*/.test(value)) return { ...plain(one), kind: 'rest', required: false };
    return arg ? { ...plain(one), required: false } : plain(one);
  });
}
