import type { Chain, Signature } from '../facts.ts';
import { type Attribute, argument, argumentsOf, argumentText } from './attributes.ts';
import { bindingAt, classOf, pythonValue } from './binding-parts.ts';
import { pyo3, pyo3Argument, pythonSignature } from './binding-signature.ts';
import { wordAt } from './cursor.ts';
import { traitsOf } from './emit.ts';
import type { Item } from './items.ts';
import type { PythonImpl, Reader } from './reader.ts';
import type { FunctionHead } from './signature.ts';

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
