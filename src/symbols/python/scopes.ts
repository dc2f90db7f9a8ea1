import type { Chain } from '../facts.ts';
import type { Project } from '../project.ts';
import type { Source } from './source.ts';

/** One thing that binds a name. */
export interface Origin {
  readonly form:
    | 'import'
    | 'function'
    | 'class'
    /** `node` is the expression that gives the value. */
    | 'value'
    /** `node` is the annotation. */
    /** `node` is the container whose elements it takes; `values` the second of each of its pairs. */
    | 'element'
    | 'values'
    | 'annotated'
    /** `node` is the identifier of the parameter. */
    | 'parameter'
    | 'self'
    | 'cls'
    | 'nothing'
    | 'unknown';
  readonly node: number;
  /** Where `node` is to be understood. */
  readonly scope: Scope;
  /** An import: what it stands for. */
  readonly target: string;
}

export interface Binding {
  readonly origins: Origin[];
  /** Undefined until asked for the first time. */
  chain: Chain | null | undefined;
  asked: boolean;
}

/** A stretch of the tree in which names are bound. */
export interface Scope {
  readonly kind: 'module' | 'class' | 'function' | 'inline';
  /** Nodes of the tree, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** The definition it is the body of, -1 for none. */
  readonly node: number;
  readonly above: Scope | null;
  /** Scopes around it. */
  readonly depth: number;
  readonly names: Map<string, Binding>;
  /** Path of the module, class or function; '' for what is local to a function. */
  readonly path: string;
  /** Path of the function or method around it. */
  readonly within: string;
  /** A method, and what stands in it: facts of its class. */
  readonly owner: ClassFacts | null;
  /** Names that mean those of another scope here: `global`, `nonlocal`. */
  readonly elsewhere: Map<string, 'global' | 'nonlocal'>;
  readonly returns: number[];
  readonly yields: number[];
}

/** A place that gives an attribute its value. */
export interface FieldPlace {
  /** Identifier or string that names it. */
  readonly node: number;
  /** Annotation and value, -1 for none. */
  readonly type: number;
  readonly value: number;
  readonly scope: Scope;
}

/** What the first pass learns of a class. */
export interface ClassFacts {
  readonly node: number;
  /** '' for a class that is local to a function. */
  readonly path: string;
  /** The scope the class statement stands in, and that of its body. */
  readonly outer: Scope;
  readonly methods: number[];
  /** Attributes assigned in the class body, then those assigned through self and cls. */
  readonly fields: Map<string, FieldPlace[]>;
  readonly ownFields: Map<string, FieldPlace[]>;
  /** Members may be set that no one can see. */
  open: boolean;
}

/** Something at module level or in a class that is a definition. */
export interface Item {
  readonly form: 'function' | 'class' | 'value' | 'alias';
  /** The statement's node; the identifier for values. */
  readonly node: number;
  readonly scope: Scope;
  readonly facts: ClassFacts | null;
  readonly type: number;
  readonly value: number;
}

/** A star import. */
export interface Star {
  readonly module: string;
  readonly offered: boolean;
}

/** Everything known of one file while it is read. */
export interface Reading {
  readonly path: string;
  readonly source: Source;
  readonly project: Project;
  readonly module: string;
  /** Package that relative imports start from. */
  readonly home: string;
  readonly test: boolean;
  readonly root: Scope;
  /** By the first node of their stretch. */
  readonly scopes: Map<number, Scope>;
  /** The function's own scope by its definition. */
  readonly bodies: Map<number, Scope>;
  readonly items: Item[];
  readonly classes: ClassFacts[];
  readonly stars: Star[];
  /** `import a.b`: dotted names as written, to the modules they mean. */
  readonly modules: Map<string, string>;
  /** Module names by how they are written. */
  readonly resolved: Map<string, string>;
  /** Names at module level that other files may use. */
  readonly offered: Set<string>;
  /** How an expression comes by its value: names and expressions ask each other. */
  readonly chainOf: ChainOf;
}

export type ChainOf = (
  reading: Reading,
  scope: Scope,
  node: number,
  depth?: number,
) => Chain | null;

/** The scope a name is bound in, seen from `from`; undefined where the file binds it nowhere. */
export function bindingOf(
  from: Scope,
  name: string,
): { scope: Scope; binding: Binding } | undefined {
  let scope: Scope | null = from;
  while (scope) {
    const where = scope.elsewhere.get(name);
    if (where === 'global') scope = rootOf(scope);
    else if (where === 'nonlocal') scope = scope.above;
    if (!scope) return undefined;
    // Names of a class body are not seen from its methods.
    if (scope.kind !== 'class' || scope === from) {
      const binding = scope.names.get(name);
      if (binding) return { scope, binding };
    }
    scope = scope.above;
  }
  return undefined;
}

/** The module's scope. */
function rootOf(scope: Scope): Scope {
  let at = scope;
  while (at.above) at = at.above;
  return at;
}

/** The nearest scope that assignments bind in: comprehensions and lambdas are passed over for a walrus. */
export function statementScope(scope: Scope): Scope {
  let at = scope;
  while (at.kind === 'inline' && at.above) at = at.above;
  return at;
}

/** Adds what binds a name. */
export function bind(scope: Scope, name: string, origin: Origin): void {
  const where = scope.elsewhere.get(name);
  const target = where === 'global' ? rootOf(scope) : scope;
  if (where === 'nonlocal') return;
  const binding = target.names.get(name);
  if (binding) binding.origins.push(origin);
  else target.names.set(name, { origins: [origin], chain: undefined, asked: false });
}
