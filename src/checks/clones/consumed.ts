import type { Binding, Expr, FnDef } from '../../index/index.ts';

/** What becomes of the cloned value. */
export interface Consumer {
  readonly kind:
    | 'borrowed'
    | 'method'
    | 'argument'
    | 'let'
    | 'stored'
    | 'returned'
    | 'matched'
    | 'iterated'
    | 'compared'
    | 'assigned'
    | 'closure'
    | 'field-of'
    | 'dropped'
    | 'element'
    | 'other';
  /** `owned`: it needs a value of its own. `borrow`: a reference would do. `unknown`: cannot be told. */
  readonly needs: 'owned' | 'borrow' | 'unknown';
  readonly why: string;
  readonly callee: string;
  readonly fn: FnDef | undefined;
  /** Parameter that takes it, -1 for none. */
  readonly parameter: number;
  /** Name given to the clone by `let`. */
  readonly binding: Binding | undefined;
  /** Expression whose place the clone (or what wraps it) fills. */
  readonly expr: Expr;
  readonly spawned: boolean;
  /** Generic bound of the parameter that takes it, '' for a plain type. */
  readonly generic: string;
}

/** What most consumers leave empty. */
export const nothing = {
  callee: '',
  fn: undefined,
  parameter: -1,
  binding: undefined,
  spawned: false,
  generic: '',
};
