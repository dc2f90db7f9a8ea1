import { push } from '../../model/push.ts';
import type { FnFacts } from '../facts.ts';
import { parseTypeText } from './ast.ts';
import type { FoundMethod } from './found-method.ts';
import { readGenerics } from './generics.ts';
import { matchImpl } from './impls.ts';
import { resolvePath } from './paths.ts';
import { resolveType } from './resolve.ts';
import type { Workspace } from './store.ts';
import type { ImplDef, TypeDef } from './symbols.ts';
import { type Type, unknown } from './type.ts';
import type { TypeEnv } from './type-env.ts';

/** The function of that name in impls of a type: one that an impl writes, else one that a trait of them provides. */
export function inImpls(
  workspace: Workspace,
  impls: readonly ImplDef[],
  type: Type,
  name: string,
): Omit<FoundMethod, 'step'> | undefined {
  const index = indexOf(impls);
  for (const [impl, facts] of index.written.get(name) ?? []) {
    const generic = /^(Integer|Float)$/.test(impl.facts.self);
    const generics = generic ? new Map<string, Type>() : matchImpl(workspace, impl, type);
    if (!generics) continue;
    return { fn: { name, facts, scope: impl.scope, file: impl.file, impl }, self: type, generics };
  }
  // Methods that a trait provides and the impl does not write.
  index.provided ??= providedBy(workspace, impls);
  for (const [impl, facts, trait] of index.provided.get(name) ?? []) {
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

/** What a list of impls has under each name; made once for a list, and again when the list has grown. */
interface MethodIndex {
  readonly size: number;
  readonly written: ReadonlyMap<string, readonly (readonly [ImplDef, FnFacts])[]>;
  provided?: ReadonlyMap<string, readonly (readonly [ImplDef, FnFacts, TypeDef])[]>;
}
const indexes = new WeakMap<readonly ImplDef[], MethodIndex>();

function indexOf(impls: readonly ImplDef[]): MethodIndex {
  const known = indexes.get(impls);
  if (known && known.size === impls.length) return known;
  const written = new Map<string, (readonly [ImplDef, FnFacts])[]>();
  for (const impl of impls) {
    const seen = new Set<string>();
    for (const fn of impl.facts.fns) {
      if (seen.has(fn.name)) continue;
      seen.add(fn.name);
      push(written, fn.name, [impl, fn] as const);
    }
  }
  const index: MethodIndex = { size: impls.length, written };
  indexes.set(impls, index);
  return index;
}

function providedBy(
  workspace: Workspace,
  impls: readonly ImplDef[],
): ReadonlyMap<string, readonly (readonly [ImplDef, FnFacts, TypeDef])[]> {
  const provided = new Map<string, (readonly [ImplDef, FnFacts, TypeDef])[]>();
  for (const impl of impls) {
    const trait = impl.facts.trait === '' ? undefined : traitOfImpl(workspace, impl);
    for (const fn of trait?.facts.fns ?? []) push(provided, fn.name, [impl, fn, trait!] as const);
  }
  return provided;
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
