import { parseTypeText, type TypeAst } from './ast.ts';
import { readGenerics } from './generics.ts';
import { type Resolved, resolvePath } from './paths.ts';
import { resolveType } from './resolve.ts';
import type { Workspace } from './store.ts';
import type { ImplDef, TypeDef } from './symbols.ts';
import { freshVar, shallow, type Type } from './type.ts';
import type { TypeEnv } from './type-env.ts';
import { unify } from './unify.ts';

const selfDefs = new WeakMap<ImplDef, TypeDef | null>();

interface Known {
  readonly asking: string;
  /** Impls of that name when these were picked: files that are read later bring more. */
  readonly of: number;
  readonly own: readonly ImplDef[];
}
const knownImpls = new WeakMap<TypeDef, Known>();

/** Impls whose self type is this definition (behind references too), inherent ones first. */
export function implsOf(workspace: Workspace, type: Type & { k: 'adt' }): readonly ImplDef[] {
  const { def } = type;
  workspace.asked.add(def.name);
  workspace.demandImpls(def);
  const named = workspace.impls.get(def.name) ?? none;
  const known = knownImpls.get(def);
  if (known && known.of === named.length && known.asking === workspace.asking) return known.own;
  const own = pickImpls(workspace, def, named);
  // Looking for them may have read files with more of that name.
  const { asking } = workspace;
  if (workspace.impls.get(def.name)?.length === named.length || named === none)
    knownImpls.set(def, { asking, of: named.length, own });
  return own;
}

const none: readonly ImplDef[] = [];

function pickImpls(workspace: Workspace, def: TypeDef, named: readonly ImplDef[]): ImplDef[] {
  const home = def.scope.crate.name;
  const own = named.filter((impl) => {
    const { crate } = impl.scope;
    // What other crates implement for it may or may not have been read by now: an answer must not depend on that.
    if (crate.name !== home && crate.name !== workspace.asking && !crate.library) return false;
    return selfDef(workspace, impl) === def;
  });
  return own.length > 1 ? own.sort(inherentFirst) : own;
}

/** Inherent impls come before those of traits; else the order of the files, not that in which they were read. */
function inherentFirst(a: ImplDef, b: ImplDef): number {
  return (
    Number(a.facts.trait !== '') - Number(b.facts.trait !== '') ||
    (a.file < b.file ? -1 : a.file > b.file ? 1 : a.at - b.at)
  );
}

function selfDef(workspace: Workspace, impl: ImplDef): TypeDef | null {
  const known = selfDefs.get(impl);
  if (known !== undefined) return known;
  let ast: TypeAst = parseTypeText(impl.facts.self);
  while (ast.k === 'ref') ast = ast.to;
  let def: TypeDef | null = null;
  if (ast.k === 'path') {
    const found = resolvePath(
      workspace,
      impl.scope,
      ast.segments.map((s) => s.name),
    );
    if (found && 'type' in found) {
      def = found.type;
      // An impl on an alias is an impl on what the alias names.
      for (let hops = 0; def && def.facts.kind === 'alias' && hops < 8; hops++) {
        const target: TypeAst = parseTypeText(def.facts.target);
        const next: Resolved | undefined =
          target.k === 'path'
            ? resolvePath(
                workspace,
                def.scope,
                target.segments.map((s) => s.name),
              )
            : undefined;
        def = next && 'type' in next ? next.type : null;
      }
    }
  }
  selfDefs.set(impl, def);
  return def;
}

/** Generic arguments under which the impl covers the type; undefined when it does not. */
export function matchImpl(
  workspace: Workspace,
  impl: ImplDef,
  type: Type,
): Map<string, Type> | undefined {
  const given = shallow(type);
  // A type without parameters, and an impl without: nothing is to be matched.
  if (
    given.k === 'adt' &&
    given.args.length === 0 &&
    impl.facts.generics === '' &&
    selfDef(workspace, impl) === given.def
  )
    return new Map();
  const generics = new Map<string, Type>(
    readGenerics(impl.facts.generics, '').map((param) => [param.name, freshVar()]),
  );
  const env: TypeEnv = { workspace, scope: impl.scope, generics, self: type };
  const self = shallow(resolveType(env, parseTypeText(impl.facts.self)));
  const target = shallow(type);
  if (self.k === 'ref' && target.k !== 'ref') return unify(self.to, target) ? generics : undefined;
  return unify(self, target) ? generics : undefined;
}
