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
