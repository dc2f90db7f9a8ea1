import type { Change, ChangeKind } from '../../../model/callers.ts';
import type { Definition, SymbolFile } from '../../../symbols/index.ts';
import type { World } from '../world/world.ts';

/** A file on both sides; null where one side has none, or no language reads it. */
export interface ChangedSymbols {
  readonly before: SymbolFile | null;
  readonly after: SymbolFile | null;
}

/** The two states that are compared. */
export interface Sides {
  readonly base: World;
  readonly head: World;
  readonly changed: readonly ChangedSymbols[];
}

/** A change that may break who uses the name. */
export interface Broken {
  readonly language: string;
  readonly kind: ChangeKind;
  readonly name: string;
  readonly qualified: string;
  readonly path: string;
  readonly line: number;
  readonly change: Change['change'];
  readonly detail: string;
  readonly renamedTo: string | null;
  readonly before: Definition | null;
  /** A changed signature: the definitions that the name has now. */
  readonly after: readonly Definition[];
  /** It still works, but should no longer be used. */
  readonly deprecated: boolean;
  /** Follows from a larger change: told of only where it has findings. */
  readonly implied: boolean;
}

/** One kind of change: how it is seen in two trees. */
export interface ChangeRule {
  readonly id: string;
  readonly find: (sides: Sides) => readonly Broken[];
}
