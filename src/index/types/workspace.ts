import { push } from '../../model/push.ts';
import type { FileFacts } from '../facts.ts';
import { parseTypeText } from './ast.ts';
import { readGenerics } from './generics.ts';
import { project } from './project.ts';
import type { Workspace } from './store.ts';
import { type Crate, createCrate, type FnDef, registerFile, type TypeDef } from './symbols.ts';

/** An empty workspace. */
export function createWorkspace(
  demand: (workspace: Workspace, crate: string, module: string) => void,
  demandImpls: (workspace: Workspace, type: TypeDef) => void = () => undefined,
): Workspace {
  const seen = new Set<string>();
  const implsSeen = new Set<string>();
  const workspace: Workspace = {
    crates: new Map(),
    impls: new Map(),
    traitMethods: new Map(),
    fnsByName: new Map(),
    demand: (crate, module) => {
      const key = `${crate}::${module}`;
      if (seen.has(key)) return;
      seen.add(key);
      demand(workspace, crate, module);
    },
    demandImpls: (type) => {
      const key = `${workspace.asking} ${type.key}`;
      if (implsSeen.has(key)) return;
      implsSeen.add(key);
      demandImpls(workspace, type);
    },
    project,
    asking: '',
    cut: false,
    asked: new Set(),
  };
  return workspace;
}

/** The crate of that name, made on first use. */
export function crateOf(
  workspace: Workspace,
  name: string,
  deps: ReadonlyMap<string, string> = new Map(),
  library = false,
): Crate {
  let crate = workspace.crates.get(name);
  if (!crate) {
    crate = createCrate(name, deps, library);
    workspace.crates.set(name, crate);
  }
  return crate;
}

/** Adds a file's definitions. */
export function addFile(
  workspace: Workspace,
  crate: Crate,
  module: string,
  facts: FileFacts,
): void {
  const added = registerFile(crate, module, facts);
  for (const fn of added.fns) push(workspace.fnsByName, fn.name, fn);
  for (const impl of added.impls) {
    const head = headName(impl.facts.self, impl.facts.generics);
    push(workspace.impls, head, impl);
    for (const fn of impl.facts.fns)
      push(workspace.fnsByName, fn.name, {
        name: fn.name,
        facts: fn,
        scope: impl.scope,
        file: impl.file,
        impl,
      });
  }
  for (const type of added.types) {
    if (type.facts.kind !== 'trait') continue;
    for (const fn of type.facts.fns) {
      const def: FnDef = {
        name: fn.name,
        facts: fn,
        scope: type.scope,
        file: type.file,
        trait: type,
      };
      push(workspace.traitMethods, fn.name, { trait: type, fn: def });
      push(workspace.fnsByName, fn.name, def);
    }
  }
}

/** Key of an impl: last name of its self type, a primitive's shape, or '*' for a type parameter. */
function headName(self: string, generics: string): string {
  let ast = parseTypeText(self);
  while (ast.k === 'ref') ast = ast.to;
  if (ast.k === 'slice') return '[]';
  if (ast.k === 'array') return '[]';
  if (ast.k === 'tuple') return '()';
  if (ast.k === 'bounds')
    return ast.bounds[0]?.k === 'path' ? `dyn ${ast.bounds[0].segments.at(-1)?.name ?? ''}` : '?';
  if (ast.k !== 'path') return '?';
  const name = ast.segments[ast.segments.length - 1]!.name;
  const isParam =
    generics !== '' &&
    ast.segments.length === 1 &&
    readGenerics(generics, '').some((param) => param.name === name);
  return isParam ? '*' : name;
}
