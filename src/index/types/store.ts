import type { Crate, FnDef, ImplDef, TypeDef } from './symbols.ts';
import type { Type } from './type.ts';

/**
 * All definitions known so far. Crates outside the audited paths are read when a name reaches them:
 * `demand` is asked once per crate and module path, and registers what it finds.
 */
export interface Workspace {
  readonly crates: Map<string, Crate>;
  /** Impls by the last name of their self type; blanket impls under '*'. */
  readonly impls: Map<string, ImplDef[]>;
  readonly traitMethods: Map<string, { readonly trait: TypeDef; readonly fn: FnDef }[]>;
  readonly fnsByName: Map<string, FnDef[]>;
  readonly demand: (crate: string, module: string) => void;
  /** Asked once per type and asking crate: reads the files of the two crates that implement something for it. */
  readonly demandImpls: (type: TypeDef) => void;
  /** An associated type of a type; handed in because resolving a written type and this need each other. */
  readonly project: (workspace: Workspace, of: Type, name: string) => Type;
  /** Crate of the file that is audited: it sees its own impls and those of a type's own crate. */
  asking: string;
  /** Set when a search through imports was cut short by a cycle. */
  cut: boolean;
  /** Names that were asked for; what a file's answers depend on. */
  asked: Set<string>;
}
