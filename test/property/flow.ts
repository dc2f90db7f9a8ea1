/** A variable, or a field of one: variable 3 with path ['a'] is `s.a`. */
export interface Place {
  readonly variable: number;
  readonly path: readonly string[];
}

export type Act =
  | { readonly op: 'use' | 'move' | 'change'; readonly place: Place }
  /** A clone: it reads the place, and would move out of it if the call were deleted. */
  | { readonly op: 'site'; readonly place: Place; readonly site: number }
  /** A new value for a whole variable. */
  | { readonly op: 'assign' | 'declare'; readonly variable: number }
  /** `variable` holds a reference into `place` from here on. */
  | { readonly op: 'lend'; readonly variable: number; readonly place: Place }
  /** Uses what the variable refers to. */
  | { readonly op: 'follow'; readonly variable: number };

/** What a piece of a generated body does, as far as ownership goes. */
export type Flow =
  | Act
  | { readonly op: 'sequence'; readonly parts: readonly Flow[] }
  | { readonly op: 'choice'; readonly parts: readonly Flow[] }
  /** Runs none, one or more times; `endless` ends by `break` only. */
  | { readonly op: 'loop'; readonly label: number; readonly body: Flow; readonly endless: boolean }
  | { readonly op: 'labelled'; readonly label: number; readonly body: Flow }
  | { readonly op: 'break' | 'continue'; readonly label: number }
  | { readonly op: 'return' }
  /** A closure or async block: captures at once, then its body runs as `runs` says. */
  | {
      readonly op: 'closure';
      readonly id: number;
      readonly move: boolean;
      readonly body: Flow;
      readonly runs: 'at most once' | 'again and again' | 'when called';
      /** Variable that holds it, for one that is called by name. */
      readonly holder: number;
    }
  | { readonly op: 'call'; readonly holder: number };

export const nothing: Flow = { op: 'sequence', parts: [] };
export const sequence = (...parts: readonly Flow[]): Flow => ({ op: 'sequence', parts });
