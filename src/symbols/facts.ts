/**
 * What one file says of names: those it defines, those it hands on, those it uses. The same shapes for every
 * language, plain data, read without looking at any other file; `checks/callers` ties the files together.
 *
 * Paths of names: Python, Go and native modules with dots (`dynamo.planner.core.Planner.run`), Rust with `::`, the
 * crate first (`dynamo_kv_router::indexer::KvIndexer::new`). A path always starts at the root of its language's names.
 */
import type { ChangeKind } from '../model/callers.ts';

/** A stretch of a file. Lines and columns are 1-based, columns in UTF-16 units, `endLine` inclusive. */
export interface Span {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
}

export interface Parameter {
  readonly name: string;
  readonly kind: 'positional-only' | 'positional' | 'keyword-only' | 'rest' | 'keyword-rest';
  /** A call must give it. */
  readonly required: boolean;
  /** As written, '' for none. */
  readonly type: string;
}

export interface Signature {
  /** In order, without self or cls. */
  readonly parameters: readonly Parameter[];
  /** As written, '' for none. */
  readonly returns: string;
  readonly async: boolean;
  /** 'none': a free function or a static one; 'class': Python's classmethod. Rust says how it takes self. */
  readonly receiver: 'none' | 'instance' | 'class' | '&self' | '&mut self' | 'self';
  readonly generics: number;
  /** 'property': read without parentheses. */
  readonly access: 'call' | 'property';
}

/**
 * How an expression comes by its value: a path that the file alone can tell, then steps from there.
 * Steps: `.name` (attribute, field, method, member), `()` (a call), `[]` (an element), `await`.
 * `Planner().client.get` in a file that imports Planner from a.b: root `a.b.Planner`, steps `()`, `.client`, `.get`.
 * `instance`: the root is a value of that class, as `self` is, or a parameter with a declared type.
 */
export interface Chain {
  readonly root: string;
  readonly instance: boolean;
  readonly steps: readonly string[];
}

export interface Definition extends Span {
  readonly kind: ChangeKind;
  readonly name: string;
  /** Path of the name; a flag, variable or metric has its `name` here. */
  readonly path: string;
  /** Path of the class, type or module it stands in. A flag: the module (Python) or type (Rust) that declares it. */
  readonly owner: string;
  /** Functions, methods and classes with a constructor (its parameters); null for all else. */
  readonly signature: Signature | null;
  /** The value it holds (field, const), or gives when called (function, method), where the file tells. */
  readonly gives: Chain | null;
  /** A class: paths of its bases; '?' for one that the file cannot tell. A trait: its supertraits. */
  readonly bases: readonly string[];
  /** It may have members that no one can see: `__getattr__`, setattr, a star import, a parser that lets flags pass. */
  readonly open: boolean;
  readonly visibility: 'public' | 'crate' | 'private';
  readonly test: boolean;
  /** It says of itself that it is deprecated: in an attribute, a decorator or its text. */
  readonly deprecated: boolean;
  /** Hash of its text without its own name, comments and white space: equal for a renamed twin. '' for none. */
  readonly body: string;
  /** Behind a condition (a Rust feature or cfg, a Python `if` or `try`) as written, '' for none. */
  readonly condition: string;
}

/** A name that a module offers but that is defined elsewhere: an import at module level, `pub use`. */
export interface Alias extends Span {
  /** Path under which it is offered; for a star, the module that offers. */
  readonly path: string;
  /** What it stands for; for a star, the module whose public names are offered. */
  readonly target: string;
  readonly star: boolean;
}

export interface CallArguments {
  readonly positional: number;
  readonly keywords: readonly string[];
  /** Where each keyword stands, in their order; absent where they all stand on the line of the called name. */
  readonly keywordSpans?: readonly Span[];
  /** `*args` or `**kwargs` among them: more may come. */
  readonly spread: boolean;
  readonly keywordSpread: boolean;
}

export type ReferenceKind =
  | 'call'
  | 'attribute'
  | 'name'
  | 'import'
  | 'type'
  | 'override'
  | 'string_path'
  | 'env'
  | 'metric'
  | 'doc';

/** One use of a name. */
export interface Reference extends Span {
  readonly kind: ReferenceKind;
  /** The last part of the name: what a search for words finds. */
  readonly name: string;
  /** The thing itself, its name included (as last step, or as the end of the root); null where the file cannot tell. */
  readonly target: Chain | null;
  /** A call: its arguments; null where there are none to count. */
  readonly args: CallArguments | null;
  /** A call whose result is awaited. */
  readonly awaited: boolean;
  /** It expects to fail: `try/except ImportError`, `hasattr`, `pytest.raises`, `getattr(x, "name", default)`, commented-out code. */
  readonly guarded: boolean;
  readonly test: boolean;
  /** In a comment, a docstring or prose. */
  readonly doc: boolean;
  /** Function or method around it, '' for none. */
  readonly within: string;
}

/** A program that is started, and what is passed to it. */
export interface Command extends Span {
  /**
   * Who is started: `python -m NAME`, a Python file as written, or an executable's name. `unknown`: the flags stand
   * alone (a manifest whose image decides, a list that another function runs).
   */
  readonly runs: 'python-module' | 'python-file' | 'executable' | 'unknown';
  readonly program: string;
  /** Folder in which it starts as written, '' for none: Python finds `-m` modules there. */
  readonly folder: string;
  /** Long and short options as written, without their values, each with its own place. */
  readonly flags: readonly (Span & { readonly name: string })[];
  /** First words that are no options: sub-commands. */
  readonly words: readonly string[];
  readonly test: boolean;
  readonly doc: boolean;
}

export interface SymbolFile {
  readonly path: string;
  readonly language: string;
  /** Path of the module the file is; '' for files that are no modules. */
  readonly module: string;
  /** The module has names that no one can see: `__getattr__`, a star import from outside, generated at run time. */
  readonly open: boolean;
  readonly definitions: readonly Definition[];
  readonly aliases: readonly Alias[];
  readonly references: readonly Reference[];
  readonly commands: readonly Command[];
  /** Python: paths of modules it imports at any place, for what a program reaches. */
  readonly imports: readonly string[];
  /** True when the parser met syntax errors: what it says may be incomplete. */
  readonly damaged: boolean;
}
