import type { FieldFacts, FileFacts, FnFacts, ImplFacts, TypeFacts, UseFacts } from '../facts.ts';

/** One compiled unit: a package's library, one of its binaries, tests or benches, or a library we only have declarations of. */
export interface Crate {
  /** Name in paths, with underscores. */
  readonly name: string;
  /** Names this crate calls others by, to their crates' names; absent names are looked up as they are. */
  readonly deps: ReadonlyMap<string, string>;
  readonly library: boolean;
  readonly modules: Map<string, ModuleScope>;
  readonly macroNames: Set<string>;
}

export interface ModuleScope {
  readonly crate: Crate;
  readonly path: string;
  readonly types: Map<string, TypeDef>;
  readonly fns: Map<string, FnDef>;
  readonly consts: Map<string, ConstDef>;
  readonly uses: UseFacts[];
  readonly children: Set<string>;
  /** What names stood for when they were asked before. */
  readonly resolved: Map<string, unknown>;
  /** Types of texts that hold no parameters, as resolved before. */
  readonly written: Map<string, unknown>;
  /** Set once the module's files have been asked for. */
  demanded: boolean;
}

export interface TypeDef {
  readonly key: string;
  readonly name: string;
  readonly facts: TypeFacts;
  readonly scope: ModuleScope;
  readonly file: string;
  readonly traits: DynAttributes;
}

export interface FnDef {
  readonly name: string;
  readonly facts: FnFacts;
  readonly scope: ModuleScope;
  readonly file: string;
  readonly impl?: ImplDef;
  /** Set for a method declared in a trait. */
  readonly trait?: TypeDef;
}

export interface ConstDef {
  readonly facts: FieldFacts;
  readonly scope: ModuleScope;
  readonly impl?: ImplDef;
}

export interface ImplDef {
  readonly facts: ImplFacts;
  readonly scope: ModuleScope;
  readonly file: string;
  /** Place among the impls of its file. */
  readonly at: number;
}

/** What our declaration stubs say of a library type by `#[dyn(...)]`. */
export interface DynAttributes {
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
}

const none: DynAttributes = { flags: new Set(), values: new Map() };

/** Flags and values of `#[dyn(flag, name = "value")]`. */
function readDynAttributes(text: string): DynAttributes {
  if (!text.includes('dyn(')) return none;
  const flags = new Set<string>();
  const values = new Map<string, string>();
  for (const attribute of text.matchAll(/#\[dyn\(((?:"[^"]*"|[^"\]])*)\)\]/g)) {
    for (const part of attribute[1]!.matchAll(/(\w+)\s*(?:=\s*"([^"]*)")?/g)) {
      flags.add(part[1]!);
      if (part[2] !== undefined) values.set(part[1]!, part[2]);
    }
  }
  return { flags, values };
}

/** An empty crate. */
export function createCrate(
  name: string,
  deps: ReadonlyMap<string, string>,
  library: boolean,
): Crate {
  return { name, deps, library, modules: new Map(), macroNames: new Set() };
}

/** The module of a crate, made on first use with all its parents. */
export function moduleOf(crate: Crate, path: string): ModuleScope {
  const known = crate.modules.get(path);
  if (known) return known;
  const scope: ModuleScope = {
    crate,
    path,
    types: new Map(),
    fns: new Map(),
    consts: new Map(),
    uses: [],
    children: new Set(),
    resolved: new Map(),
    written: new Map(),
    demanded: false,
  };
  crate.modules.set(path, scope);
  if (path !== '') {
    const cut = path.lastIndexOf('::');
    moduleOf(crate, cut < 0 ? '' : path.slice(0, cut)).children.add(
      cut < 0 ? path : path.slice(cut + 2),
    );
  }
  return scope;
}

/** Joins module paths; either may be ''. */
export function joinPath(a: string, b: string): string {
  if (a === '') return b;
  return b === '' ? a : `${a}::${b}`;
}

export interface Registered {
  readonly types: TypeDef[];
  readonly impls: ImplDef[];
  readonly fns: FnDef[];
}

/** Adds one file's facts to its crate at the file's module path; gives the definitions it added. */
export function registerFile(crate: Crate, modulePath: string, facts: FileFacts): Registered {
  const out: Registered = { types: [], impls: [], fns: [] };
  const scopeOf = (module: string) => moduleOf(crate, joinPath(modulePath, module));
  scopeOf('');
  for (const module of facts.modules) {
    // A module in a file of its own is read when a path leads into it; until then its name is known.
    if (module.inline) scopeOf(joinPath(module.module, module.name));
    else scopeOf(module.module).children.add(module.name);
  }
  for (const use of facts.uses) scopeOf(use.module).uses.push(use);
  for (const type of facts.types) {
    const scope = scopeOf(type.module);
    const def: TypeDef = {
      key: `${crate.name}::${joinPath(scope.path, type.name)}`,
      name: type.name,
      facts: type,
      scope,
      file: facts.path,
      traits: readDynAttributes(type.attrs),
    };
    // Two cfg'd variants of one name: the first one that is not test code stands.
    const old = scope.types.get(type.name);
    if (!old || (old.facts.test && !type.test)) scope.types.set(type.name, def);
    out.types.push(def);
  }
  for (const fn of facts.fns) {
    const scope = scopeOf(fn.module);
    const def: FnDef = { name: fn.name, facts: fn, scope, file: facts.path };
    if (!scope.fns.has(fn.name) || !fn.test) scope.fns.set(fn.name, def);
    out.fns.push(def);
  }
  for (const constant of facts.consts) {
    const scope = scopeOf(constant.module);
    scope.consts.set(constant.name, { facts: constant, scope });
  }
  facts.impls.forEach((impl, at) => {
    out.impls.push({ facts: impl, scope: scopeOf(impl.module), file: facts.path, at });
  });
  for (const name of facts.macros) crate.macroNames.add(name);
  return out;
}
