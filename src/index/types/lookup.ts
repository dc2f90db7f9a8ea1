import { parseTypeText } from './ast.ts';
import { readGenerics } from './generics.ts';
import { resolvePath } from './paths.ts';
import {
  attributeType,
  implsOf,
  matchImpl,
  project,
  resolveBounds,
  resolveType,
  type TypeEnv,
  traitGenerics,
  typeFromText,
} from './resolve.ts';
import type { Workspace } from './store.ts';
import type { FnDef, ImplDef, ModuleScope, TypeDef } from './symbols.ts';
import { shallow, type TraitRef, type Type, unknown } from './type.ts';

/** How a place is left on the way to a field or method: through a reference, a guard, a counted pointer, or another Deref. */
export type Through = 'ref' | 'ref-mut' | 'ptr' | 'guard' | 'refcount' | 'box' | 'deref';

export interface Step {
  readonly type: Type;
  readonly through: readonly Through[];
}

/** A type and what it derefs to, one step at a time. */
export function autoderef(workspace: Workspace, start: Type): Step[] {
  const steps: Step[] = [];
  let type = shallow(start);
  let through: Through[] = [];
  for (let hops = 0; hops < 10; hops++) {
    steps.push({ type, through });
    const next = derefOnce(workspace, type);
    if (!next) break;
    through = [...through, next.through];
    type = shallow(next.type);
  }
  return steps;
}

/** What `*x` gives for a type, and through what; undefined when it does not deref. */
export function derefOnce(
  workspace: Workspace,
  given: Type,
): { readonly type: Type; readonly through: Through } | undefined {
  const type = shallow(given);
  if (type.k === 'ref') return { type: type.to, through: type.mut ? 'ref-mut' : 'ref' };
  if (type.k === 'ptr') return { type: type.to, through: 'ptr' };
  if (type.k === 'array') return { type: { k: 'slice', of: type.of }, through: 'deref' };
  if (type.k !== 'adt') return undefined;
  const { flags } = type.def.traits;
  const target = attributeType(workspace, type, 'deref');
  if (target)
    return {
      type: target,
      through: flags.has('guard')
        ? 'guard'
        : flags.has('refcount')
          ? 'refcount'
          : type.def.name === 'Box'
            ? 'box'
            : 'deref',
    };
  if (type.def.scope.crate.library) return undefined;
  const impl = implsOf(workspace, type).find((i) => /(^|::)Deref$/.test(i.facts.trait));
  if (!impl) return undefined;
  const own = project(workspace, type, 'Target');
  return own.k === 'unknown' ? undefined : { type: own, through: 'deref' };
}

export interface FoundMethod {
  readonly fn: FnDef;
  /** Type that `Self` stands for, and the impl's generic arguments. */
  readonly self: Type;
  readonly generics: ReadonlyMap<string, Type>;
  readonly step: Step;
}

/** The method a call `x.name()` means: autoderef, inherent before trait, then extension traits. */
export function findMethod(
  workspace: Workspace,
  receiver: Type,
  name: string,
  scope?: ModuleScope,
): FoundMethod | undefined {
  workspace.asked.add(name);
  const steps = autoderef(workspace, receiver);
  for (const step of steps) {
    const found = onType(workspace, step.type, name);
    if (found) return { ...found, step };
  }
  for (const step of steps) {
    const found = fromExtension(workspace, step.type, name, scope);
    if (found) return { ...found, step };
  }
  return undefined;
}

/** The associated function or method `Type::name` of a type. */
export function findAssociated(
  workspace: Workspace,
  type: Type,
  name: string,
): Omit<FoundMethod, 'step'> | undefined {
  workspace.asked.add(name);
  return onType(workspace, shallow(type), name);
}

function onType(
  workspace: Workspace,
  type: Type,
  name: string,
): Omit<FoundMethod, 'step'> | undefined {
  switch (type.k) {
    case 'adt':
      return inImpls(workspace, implsOf(workspace, type), type, name);
    case 'prim':
      return inImpls(
        workspace,
        [
          ...(workspace.impls.get(type.name) ?? []),
          ...(workspace.impls.get(primitiveGroup(type.name)) ?? []),
        ],
        type,
        name,
      );
    case 'slice':
    case 'array':
      return inImpls(
        workspace,
        workspace.impls.get('[]') ?? [],
        type.k === 'array' ? { k: 'slice', of: type.of } : type,
        name,
      );
    case 'var':
      return type.literal
        ? inImpls(
            workspace,
            workspace.impls.get(type.literal === 'integer' ? 'Integer' : 'Float') ?? [],
            type,
            name,
          )
        : undefined;
    case 'traits':
    case 'param':
      return inBounds(workspace, type, type.bounds, name, 0);
    default:
      return undefined;
  }
}

function primitiveGroup(name: string): string {
  if (/^[iu](\d+|size)$/.test(name)) return 'Integer';
  return /^f\d+$/.test(name) ? 'Float' : '';
}

function inImpls(
  workspace: Workspace,
  impls: readonly ImplDef[],
  type: Type,
  name: string,
): Omit<FoundMethod, 'step'> | undefined {
  for (const impl of impls) {
    const facts = impl.facts.fns.find((fn) => fn.name === name);
    if (!facts) continue;
    const generic = /^(Integer|Float)$/.test(impl.facts.self);
    const generics = generic ? new Map<string, Type>() : matchImpl(workspace, impl, type);
    if (!generics) continue;
    return { fn: { name, facts, scope: impl.scope, file: impl.file, impl }, self: type, generics };
  }
  // Methods that a trait provides and the impl does not write.
  for (const impl of impls) {
    if (impl.facts.trait === '') continue;
    const trait = traitOfImpl(workspace, impl);
    const facts = trait?.facts.fns.find((fn) => fn.name === name);
    if (!trait || !facts) continue;
    const generics = matchImpl(workspace, impl, type);
    if (!generics) continue;
    const merged = new Map(generics);
    const ast = parseTypeText(impl.facts.trait);
    if (ast.k === 'path') {
      const env: TypeEnv = { workspace, scope: impl.scope, generics, self: type };
      const args = ast.segments[ast.segments.length - 1]!.args;
      readGenerics(trait.facts.generics, '').forEach((param, at) => {
        const arg = args[at];
        merged.set(param.name, arg ? resolveType(env, arg) : unknown);
      });
    }
    return {
      fn: { name, facts, scope: trait.scope, file: trait.file, trait },
      self: type,
      generics: merged,
    };
  }
  return undefined;
}

const traitCache = new WeakMap<ImplDef, TypeDef | null>();

/** Trait that an impl implements, where its declaration is known. */
function traitOfImpl(workspace: Workspace, impl: ImplDef): TypeDef | undefined {
  const known = traitCache.get(impl);
  if (known !== undefined) return known ?? undefined;
  const ast = parseTypeText(impl.facts.trait);
  const found =
    ast.k === 'path'
      ? resolvePath(
          workspace,
          impl.scope,
          ast.segments.map((s) => s.name),
        )
      : undefined;
  const def =
    found && 'type' in found && found.type.facts.kind === 'trait' ? found.type : undefined;
  traitCache.set(impl, def ?? null);
  return def;
}

function inBounds(
  workspace: Workspace,
  self: Type,
  bounds: readonly TraitRef[],
  name: string,
  depth: number,
): Omit<FoundMethod, 'step'> | undefined {
  if (depth > 6) return undefined;
  for (const bound of bounds) {
    const { def } = bound;
    if (!def) continue;
    const generics = traitGenerics(bound);
    const facts = def.facts.fns.find((fn) => fn.name === name);
    if (facts)
      return { fn: { name, facts, scope: def.scope, file: def.file, trait: def }, self, generics };
    const env: TypeEnv = { workspace, scope: def.scope, generics, self };
    const inherited = inBounds(
      workspace,
      self,
      resolveBounds(env, def.facts.target),
      name,
      depth + 1,
    );
    if (inherited) return inherited;
  }
  return undefined;
}

/** Methods of traits that are implemented for whole families of types: `StreamExt`, `Context`, `Instrument`. */
function fromExtension(
  workspace: Workspace,
  type: Type,
  name: string,
  scope: ModuleScope | undefined,
): Omit<FoundMethod, 'step'> | undefined {
  if (type.k === 'unknown' || type.k === 'var' || type.k === 'ref' || type.k === 'proj')
    return undefined;
  const candidates = (workspace.traitMethods.get(name) ?? []).filter(
    ({ trait }) =>
      !trait.facts.test &&
      (!scope || isVisible(workspace, scope, trait)) &&
      covers(workspace, trait, type),
  );
  const [first, ...more] = candidates;
  if (!first) return undefined;
  if (
    more.some(
      (other) =>
        other.fn.facts.ret !== first.fn.facts.ret || other.fn.facts.self !== first.fn.facts.self,
    )
  )
    return undefined;
  return { fn: first.fn, self: type, generics: new Map() };
}

const visibility = new WeakMap<ModuleScope, Map<TypeDef, boolean>>();

/** A trait's methods exist only where the trait is imported; `use x::T as _` imports it without a name. */
function isVisible(workspace: Workspace, scope: ModuleScope, trait: TypeDef): boolean {
  const known = visibility.get(scope) ?? new Map<TypeDef, boolean>();
  visibility.set(scope, known);
  let visible = known.get(trait);
  if (visible === undefined) {
    const found = resolvePath(workspace, scope, [trait.name]);
    visible =
      (found !== undefined && 'type' in found && found.type === trait) ||
      scope.uses.some((use) => use.as === '_' && use.path.endsWith(`::${trait.name}`));
    known.set(trait, visible);
  }
  return visible;
}

function covers(workspace: Workspace, trait: TypeDef, type: Type): boolean {
  const supers = trait.facts.target
    .split('+')
    .map((t) => t.trim().replace(/<.*$/, '').split('::').pop() ?? '');
  const needed = supers.filter(
    (t) =>
      t !== '' &&
      t !== 'Sized' &&
      !t.startsWith("'") &&
      t !== 'Send' &&
      t !== 'Sync' &&
      t !== '?Sized',
  );
  if (needed.length > 0) return needed.every((t) => implementsByName(workspace, type, t, 0));
  return (
    trait.scope.crate.library ||
    (workspace.impls.get('*') ?? []).some(
      (impl) => impl.facts.trait.replace(/<.*$/, '').split('::').pop() === trait.name,
    )
  );
}

/** True when a type is known to implement a trait of that name. */
export function implementsByName(
  workspace: Workspace,
  given: Type,
  trait: string,
  depth: number,
): boolean {
  const type = shallow(given);
  if (depth > 6) return false;
  if (type.k === 'ref') return type.mut && implementsByName(workspace, type.to, trait, depth + 1);
  if (type.k === 'traits' || type.k === 'param')
    return boundsHave(workspace, type.bounds, trait, depth);
  if (type.k === 'fn') return trait.startsWith('Fn');
  if (type.k !== 'adt') return false;
  if (trait === 'Future' && type.def.traits.values.has('future')) return true;
  if (trait === 'Stream' && type.def.traits.values.has('stream')) return true;
  if (
    implsOf(workspace, type).some(
      (impl) => impl.facts.trait.replace(/<.*$/, '').split('::').pop() === trait,
    )
  )
    return true;
  // Pin<Box<dyn Stream>>, Box<dyn Future>: what the pointer holds.
  const next = derefOnce(workspace, type);
  return next !== undefined && implementsByName(workspace, next.type, trait, depth + 1);
}

function boundsHave(
  workspace: Workspace,
  bounds: readonly TraitRef[],
  trait: string,
  depth: number,
): boolean {
  return bounds.some((bound) => {
    if (bound.name === trait) return true;
    if (!bound.def || depth > 6) return false;
    const env: TypeEnv = {
      workspace,
      scope: bound.def.scope,
      generics: traitGenerics(bound),
      self: undefined,
    };
    return boundsHave(workspace, resolveBounds(env, bound.def.facts.target), trait, depth + 1);
  });
}

/** Type of a field, and through what it is reached; undefined when it is not known. */
export function findField(
  workspace: Workspace,
  object: Type,
  name: string,
): { readonly type: Type; readonly step: Step } | undefined {
  workspace.asked.add(name);
  for (const step of autoderef(workspace, object)) {
    const { type } = step;
    if (type.k === 'tuple') {
      const item = type.items[Number(name)];
      if (item) return { type: item, step };
    }
    if (type.k !== 'adt') continue;
    const field = type.def.facts.fields.find((f) => f.name === name);
    if (!field) continue;
    const params = readGenerics(type.def.facts.generics, type.def.facts.where);
    const generics = new Map(params.map((param, at) => [param.name, type.args[at] ?? unknown]));
    return {
      type: typeFromText({ workspace, scope: type.def.scope, generics, self: type }, field.type),
      step,
    };
  }
  return undefined;
}
