import type { Definition, Parameter } from '../facts.ts';
import type { Project } from '../project.ts';

/** What a type says as written. */
export interface WrittenType {
  /** 'shape': it has no name, or what it says is all there is to it. */
  readonly kind: 'named' | 'shape' | 'unknown';
  /** `T` or `pkg.T`, '' for none. */
  readonly name: string;
  /** Types of its elements and keys as written, '' for what has none. */
  readonly elements: string;
  readonly keys: string;
  /** What it gives when called, as written; '' where it cannot be, or the type does not say. */
  readonly gives: string;
  /** Type of a member as written, '' where it has none of that name, '?' where only another type can tell. */
  readonly members?: (name: string) => string;
}

export interface Import {
  /** Path of the module. */
  readonly path: string;
  /** Names by which the file may call it; a later import that is called so by its own name has the word. */
  readonly names: readonly string[];
  /** The file uses the module's names without its own. */
  readonly star: boolean;
}

/**
 * What a language must say itself; all else is read from the captures of its queries. Texts are as written, comments
 * around them left out.
 */
export interface QueryHooks {
  readonly id: string;
  readonly separator: '.' | '::';
  /** Module of a file, '' where none claims it; `written` is what the file says of its package. */
  readonly module: (path: string, written: string, project: Project) => string;
  readonly isTest: (path: string) => boolean;
  /** The condition under which the file is built, from its comments; '' for none. */
  readonly condition: (comments: readonly string[]) => string;
  readonly readImport: (path: string, alias: string) => Import;
  /** Names and types that every file has without saying where from. */
  readonly builtin: ReadonlySet<string>;
  /** Functions that make a value of the type which is their first argument: `new(T)`. */
  readonly makes: ReadonlySet<string>;
  readonly visibility: (name: string) => Definition['visibility'];
  readonly readType: (written: string) => WrittenType;
  /** From the parts of a parameter list. */
  readonly readParameters: (parts: readonly string[]) => readonly Parameter[];
  /** Type of the first result, from what is written and its parts. */
  readonly firstResult: (written: string, parts: readonly string[]) => string;
  /** How many type parameters the parts of their list declare. */
  readonly countGenerics: (parts: readonly string[]) => number;
  /** Other names under which a field is known, from what is written beside it, and what they are in a path. */
  readonly fieldNames: (tag: string) => readonly { readonly name: string; readonly part: string }[];
  /** Text of a string as the program has it. */
  readonly unquote: (literal: string) => string;
  /** Last part of what is called (`pkg.Getenv`): it reads the variable that its first argument names. */
  readonly readsEnvironment: (callee: string) => boolean;
  /** A list of a call's arguments goes on beyond what is written: `xs...`. */
  readonly spreads: (argument: string) => boolean;
}
