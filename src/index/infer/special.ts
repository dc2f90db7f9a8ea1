import type { ExprOf } from '../body.ts';
import { autoderef, derefOnce } from '../types/deref.ts';
import { implementsByName } from '../types/implements.ts';
import { implsOf } from '../types/impls.ts';
import { library } from '../types/library.ts';
import type { Workspace } from '../types/store.ts';
import { freshVar, isUnknown, peel, shallow, type Type, unknown } from '../types/type.ts';
import type { Pass } from './context.ts';
import { itemOf, iteratorOf } from './iterate.ts';

/** Methods whose result a declaration alone does not tell: Clone and its kin, conversions to what the context wants. */
export function specialMethod(
  pass: Pass,
  call: ExprOf<'method'>,
  receiver: Type,
  expected: Type | undefined,
): Type | undefined {
  const { workspace } = pass.env;
  const args = (): void => {
    for (const arg of call.args) pass.infer(arg);
  };
  switch (call.name) {
    case 'clone':
      if (call.args.length > 0 || hasOwnClone(workspace, receiver)) return undefined;
      pass.steps.set(call, cloneStep(workspace, receiver));
      return isUnknown(peel(receiver)) ? unknown : cloneStep(workspace, receiver).type;
    case 'to_owned': {
      if (call.args.length > 0) return undefined;
      const inner = owned(workspace, receiver);
      return inner;
    }
    case 'to_string':
      return call.args.length > 0 ? undefined : library(workspace, 'std::string::String', []);
    case 'into':
    case 'try_into':
      if (call.args.length > 0) return undefined;
      if (call.name === 'try_into') return undefined;
      return expected ?? freshVar();
    case 'cloned':
    case 'copied':
      return call.args.length > 0 ? undefined : ownedItems(receiver);
    case 'into_iter': {
      // On a reference this walks over references: method lookup alone would find the owned form.
      const item = call.args.length > 0 ? undefined : itemOf(workspace, receiver);
      const own = shallow(receiver);
      return item && own.k === 'ref' ? iteratorOf(workspace, item) : undefined;
    }
    case 'collect':
    case 'sum':
    case 'product':
    case 'parse':
    case 'unwrap_or_default':
      return undefined;
    case 'borrow':
      args();
      return undefined;
    default:
      return undefined;
  }
}

/** A `clone` that the type declares itself comes before the trait's and may do anything. */
function hasOwnClone(workspace: Workspace, receiver: Type): boolean {
  return autoderef(workspace, receiver).some(
    ({ type }) =>
      type.k === 'adt' &&
      !type.def.scope.crate.library &&
      implsOf(workspace, type).some(
        (impl) => impl.facts.trait === '' && impl.facts.fns.some((fn) => fn.name === 'clone'),
      ),
  );
}

/** Types whose values `.clone()` copies when called through them: the first step that is known to be Clone. */
export function cloneStep(workspace: Workspace, receiver: Type) {
  const steps = autoderef(workspace, receiver);
  for (const step of steps) if (isClone(workspace, step.type)) return step;
  // Nothing behind it is Clone, as with `&str`: the reference itself is copied.
  return steps[0]!;
}

/** True when the type itself has a `clone` (references are looked through first, as method lookup does). */
function isClone(workspace: Workspace, given: Type): boolean {
  const type = shallow(given);
  switch (type.k) {
    case 'ref':
    case 'slice':
      return false;
    case 'prim':
      return type.name !== 'str';
    case 'traits':
    case 'param':
      return type.bounds.some(
        (bound) => bound.name !== 'Sized' && impliesClone(workspace, type, bound.name),
      );
    case 'adt': {
      if (type.def.traits.flags.has('guard')) return false;
      if (type.def.scope.crate.library) return !type.def.traits.flags.has('not_clone');
      if (type.def.facts.derives.includes('Clone') || type.def.facts.derives.includes('Copy'))
        return true;
      if (implementsByName(workspace, type, 'Clone', 0)) return true;
      // No Clone of its own: it counts as the end unless it derefs to something that has one.
      return derefOnce(workspace, type) === undefined;
    }
    default:
      return true;
  }
}

/** `Option<&T>` to `Option<T>`, an iterator or stream over `&T` to one over `T`: one reference less, not all. */
function ownedItems(receiver: Type): Type | undefined {
  const t = shallow(peel(receiver));
  if (t.k === 'adt' && t.def.name === 'Option') return { ...t, args: t.args.map(behindOne) };
  if (t.k !== 'traits') return undefined;
  return {
    ...t,
    bounds: t.bounds.map((b) =>
      b.assoc.has('Item')
        ? { ...b, assoc: new Map([...b.assoc, ['Item', behindOne(b.assoc.get('Item')!)]]) }
        : b,
    ),
  };
}

function behindOne(type: Type): Type {
  const t = shallow(type);
  return t.k === 'ref' ? t.to : t;
}

/** True when one of the bounds is Clone, or a trait of the workspace whose supertraits are. */
function impliesClone(workspace: Workspace, type: Type, bound: string): boolean {
  return bound === 'Clone' || bound === 'Copy' || implementsByName(workspace, type, 'Clone', 0);
}

function owned(workspace: Workspace, receiver: Type): Type {
  for (const step of autoderef(workspace, receiver)) {
    const type = step.type;
    if (type.k === 'ref') continue;
    // What the context wants of the copy says nothing of what it is a copy of: `&str` becomes a String.
    if (isUnknown(type)) return unknown;
    if (type.k === 'prim' && type.name === 'str')
      return library(workspace, 'std::string::String', []);
    if (type.k === 'slice') return library(workspace, 'std::vec::Vec', [type.of]);
    if (type.k === 'adt' && (type.def.name === 'Path' || type.def.name === 'OsStr'))
      return library(
        workspace,
        type.def.name === 'Path' ? 'std::path::PathBuf' : 'std::ffi::OsString',
        [],
      );
    return type;
  }
  return unknown;
}
