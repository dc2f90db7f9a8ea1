import { attributeType } from '../types/attributes.ts';
import { derefOnce } from '../types/deref.ts';
import { library } from '../types/library.ts';
import { project } from '../types/project.ts';
import type { Workspace } from '../types/store.ts';
import { refTo, shallow, type Type, unknown } from '../types/type.ts';

/** What `for x in value` binds; undefined when it is not known. */
export function itemOf(workspace: Workspace, value: Type, depth = 0): Type | undefined {
  const type = shallow(value);
  if (depth > 6) return undefined;
  switch (type.k) {
    case 'array':
      return type.of;
    case 'traits':
    case 'param': {
      const item = project(workspace, type, 'Item');
      return item.k === 'proj' ? undefined : item;
    }
    case 'adt': {
      const own = attributeType(workspace, type, 'iter');
      if (own) return own;
      const item = project(workspace, type, 'Item');
      return item.k === 'unknown' || item.k === 'proj' ? undefined : item;
    }
    case 'ref': {
      const inner = shallow(type.to);
      if (inner.k === 'slice' || inner.k === 'array') return refTo(inner.of, type.mut);
      if (inner.k === 'adt') {
        const own = attributeType(workspace, inner, type.mut ? 'iter_mut' : 'iter_ref');
        if (own) return own;
        const next = inner.def.traits.values.has('iter') ? undefined : derefOnce(workspace, inner);
        if (next && shallow(next.type).k === 'slice')
          return itemOf(workspace, refTo(next.type, type.mut), depth + 1);
      }
      return type.mut || inner.k === 'ref' ? itemOf(workspace, inner, depth + 1) : undefined;
    }
    default:
      return undefined;
  }
}

/** What `.await` on a value gives; undefined when it is not known. */
export function outputOf(workspace: Workspace, value: Type, depth = 0): Type | undefined {
  const type = shallow(value);
  if (depth > 6) return undefined;
  switch (type.k) {
    case 'traits':
    case 'param': {
      for (const bound of type.bounds) {
        const own = bound.assoc.get('Output');
        if (own) return own;
      }
      const output = project(workspace, type, 'Output');
      return output.k === 'proj' ? undefined : output;
    }
    case 'ref':
      return outputOf(workspace, type.to, depth + 1);
    case 'adt': {
      const own = attributeType(workspace, type, 'future');
      if (own) return own;
      const output = project(workspace, type, 'Output');
      if (output.k !== 'unknown' && output.k !== 'proj') return output;
      const into = project(workspace, type, 'IntoFuture');
      if (into.k !== 'unknown' && into.k !== 'proj') return outputOf(workspace, into, depth + 1);
      const next = derefOnce(workspace, type);
      return next ? outputOf(workspace, next.type, depth + 1) : undefined;
    }
    default:
      return undefined;
  }
}

/** What `?` on a value gives. */
export function triedOf(value: Type): Type {
  const type = shallow(value);
  if (type.k !== 'adt') return unknown;
  if (type.def.name === 'Result' || type.def.name === 'Option') return type.args[0] ?? unknown;
  if (type.def.name === 'Poll') return type;
  return unknown;
}

/** `impl Iterator<Item = item>` */
export function iteratorOf(workspace: Workspace, item: Type): Type {
  const def = library(workspace, 'std::iter::Iterator', []);
  return {
    k: 'traits',
    impl: true,
    bounds: [
      {
        def: def.k === 'adt' ? def.def : undefined,
        name: 'Iterator',
        args: [],
        assoc: new Map([['Item', item]]),
      },
    ],
  };
}
