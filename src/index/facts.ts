/**
 * What the index keeps of one Rust file: plain data, types as written. Small enough to cross threads
 * and to be cached per blob; bodies stay with the thread that parsed them.
 */

export interface ParamFacts {
  readonly pattern: string;
  readonly type: string;
  /**
   * For a parameter taken by value whose body only reads it: the methods called on it (each must take
   * `&self` for the parameter to become a borrow) and, with a dot, the fields copied out of it (each must be Copy). Absent when it is moved, stored, or not looked at.
   */
  readonly reads?: readonly string[];
}

/**
 * What a function calls, and from where: 0 straight, 1 in a loop, 2 in a loop or closure over a stream. Then, where
 * there are such, the arguments that are spent by each of its calls of that name (see `spent.ts`), as bits.
 */
export type CallEdge = readonly [name: string, depth: 0 | 1 | 2, spent?: number];

export interface FnFacts {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly generics: string;
  readonly where: string;
  readonly self: '' | 'ref' | 'mut' | 'own';
  /** `self: Arc<Self>`: the type as written, '' for the short forms. */
  readonly selfType: string;
  readonly params: readonly ParamFacts[];
  readonly ret: string;
  readonly async: boolean;
  readonly pub: boolean;
  readonly test: boolean;
  readonly attrs: string;
  readonly calls: readonly CallEdge[];
}

export interface FieldFacts {
  readonly name: string;
  readonly type: string;
}

export interface TypeFacts {
  readonly kind: 'struct' | 'enum' | 'union' | 'alias' | 'trait';
  readonly name: string;
  readonly module: string;
  readonly generics: string;
  readonly where: string;
  readonly fields: readonly FieldFacts[];
  readonly variants: readonly {
    readonly name: string;
    readonly fields: readonly FieldFacts[];
    readonly named: boolean;
  }[];
  readonly derives: readonly string[];
  readonly attrs: string;
  /** Alias: what it stands for. Trait: its supertraits. */
  readonly target: string;
  /** Trait: its methods and associated types. */
  readonly fns: readonly FnFacts[];
  readonly line: number;
  readonly pub: boolean;
  readonly test: boolean;
}

export interface ImplFacts {
  readonly module: string;
  readonly generics: string;
  readonly where: string;
  readonly trait: string;
  readonly self: string;
  readonly fns: readonly FnFacts[];
  readonly types: readonly FieldFacts[];
  readonly consts: readonly FieldFacts[];
  readonly test: boolean;
}

export interface UseFacts {
  readonly module: string;
  /** Path as written, braces expanded: `crate::a::B`, `super::*`. */
  readonly path: string;
  /** Name it gives to the module; '*' for a glob. */
  readonly as: string;
  readonly pub: boolean;
}

export interface ModuleFacts {
  readonly module: string;
  readonly name: string;
  readonly inline: boolean;
  readonly test: boolean;
  readonly pathAttr: string;
}

export interface FileFacts {
  readonly path: string;
  readonly blob: string;
  readonly modules: readonly ModuleFacts[];
  readonly uses: readonly UseFacts[];
  readonly types: readonly TypeFacts[];
  readonly impls: readonly ImplFacts[];
  readonly fns: readonly (FnFacts & { readonly module: string })[];
  readonly consts: readonly (FieldFacts & { readonly module: string })[];
  readonly macros: readonly string[];
  /** Lines where the parser had to recover, at most a few. */
  readonly errorLines: readonly number[];
  readonly fileTest: boolean;
}
