import type { Workspace } from './store.ts';
import type { ModuleScope } from './symbols.ts';
import type { Type } from './type.ts';

/** Where a type is written: module, generic parameters in scope, and what `Self` is. */
export interface TypeEnv {
  readonly workspace: Workspace;
  readonly scope: ModuleScope;
  readonly generics: ReadonlyMap<string, Type>;
  readonly self: Type | undefined;
}
