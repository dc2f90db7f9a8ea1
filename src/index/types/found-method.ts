import type { Step } from './deref.ts';
import type { FnDef } from './symbols.ts';
import type { Type } from './type.ts';

/** A method or associated function, and what its signature means for the type it was asked of. */
export interface FoundMethod {
  readonly fn: FnDef;
  /** Type that `Self` stands for, and the impl's generic arguments. */
  readonly self: Type;
  readonly generics: ReadonlyMap<string, Type>;
  readonly step: Step;
}
