import { resolvePath } from './paths.ts';
import { withArgs } from './resolve.ts';
import type { Workspace } from './store.ts';
import { moduleOf, type TypeDef } from './symbols.ts';
import { type Type, unknown } from './type.ts';

/** A library type by path with arguments; unknown when the stubs lack it. */
export function library(workspace: Workspace, path: string, args: readonly Type[]): Type {
  const def = libraryType(workspace, path);
  return def ? withArgs(workspace, def, args) : unknown;
}

/** Definition of a library type by its full path, such as `std::string::String`. */
function libraryType(workspace: Workspace, path: string): TypeDef | undefined {
  const crate = path.slice(0, path.indexOf('::'));
  workspace.demand(crate, '');
  const home = workspace.crates.get(crate);
  if (!home) return undefined;
  const found = resolvePath(workspace, moduleOf(home, ''), ['crate', ...path.split('::').slice(1)]);
  return found && 'type' in found ? found.type : undefined;
}
