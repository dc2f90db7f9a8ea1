import type { Alias, Chain, Definition, Reference, Span } from '../facts.ts';
import type { Attribute } from './attributes.ts';
import type { Item } from './items.ts';
import type { Tokens } from './tokens.ts';

/** A module of the file: what its names stand for. */
export interface Module {
  readonly path: string;
  readonly names: Map<string, string>;
  /** Paths whose names are all brought in. */
  readonly stars: string[];
}

/** A name inside a body: a variable with what is known of its value, or (`path` not empty) an item or import. */
export interface Local {
  readonly value: Chain | null;
  /** What it holds when it is a collection. */
  readonly element: Chain | null;
  readonly path: string;
}

/** What holds for all items at one place. */
export interface Place {
  readonly module: Module;
  /** Path of the type that `Self` is, '' for none. */
  readonly self: string;
  /** Path that owns what is defined here, '' for the module. */
  readonly owner: string;
  readonly within: string;
  readonly test: boolean;
  readonly condition: string;
}

/** An `impl` block of the file. */
interface Impl {
  readonly item: Item;
  readonly self: string;
  /** Path of the trait, '' for an inherent one. */
  readonly trait: string;
}

/** How a stretch of expressions ends and what a brace in it means. */
export interface ScanMode {
  /** Ends before a comma or semicolon outside groups. */
  readonly comma: boolean;
  /** A brace behind a path opens a block: the head of `if`, `while`, `match`, `for`. */
  readonly plain: boolean;
}

/** Where the scanning of one stretch of expressions stands. */
export interface State {
  at: number;
  readonly stop: number;
  readonly mode: ScanMode;
  /** A brace behind a path opens a block. */
  plain: boolean;
  /** An operand is complete: what follows is a postfix or an operator. */
  ended: boolean;
  /** Operators combined operands: the value of the whole is none of theirs. */
  mixed: boolean;
  /** The value is not that of the whole: behind `return`, in a closure. */
  lost: boolean;
  value: Chain | null;
  element: Chain | null;
  /** Length of `undo` to go back to behind the block of an `if` or `while`; -1 for none. */
  condition: number;
  /** Length of `undo` when the expression began: closures bind names up to its end. */
  mark: number;
}

/** An `impl` block under `#[pymethods]`. */
export interface PythonImpl {
  /** Rust path of the type. */
  readonly path: string;
  readonly items: readonly Item[];
}

/** A program and its arguments as they are met. */
export interface Started {
  readonly span: Span;
  readonly program: string;
  readonly words: (Span & { readonly name: string })[];
  readonly test: boolean;
}

/** All that reading one file hands around. Fields without `readonly` change as the reading goes. */
export interface Reader {
  readonly t: Tokens;
  readonly path: string;
  /** Path of the module the file is; the file's own path where no crate claims it. */
  readonly base: string;
  readonly crate: string;
  readonly crates: ReadonlyMap<string, string>;
  /** Libraries whose definitions may be ours. */
  readonly ours: ReadonlySet<string>;
  /** Python path of the native module that this file helps to build, '' for none. */
  readonly native: string;
  readonly metrics: boolean;
  /** Tokens in front of which a comment says that what follows is deprecated. */
  readonly deprecated: ReadonlySet<number>;
  readonly modules: Map<string, Module>;
  /** Items of a container by the token of its opening brace: they are looked for once. */
  readonly inside: Map<number, readonly Item[]>;
  readonly impls: Impl[];
  /** Text constants of the file by path. */
  readonly texts: Map<string, string>;
  /** Python names of the file's classes by the Rust path of the type. */
  readonly classes: Map<string, string>;
  /** Macros of the file by name: they are known without a path. */
  readonly macros: Map<string, string>;
  /** Macros of the file that make Python exceptions of the names they get, with the base. */
  readonly exceptions: Map<string, string>;
  /** Name of the `macro_rules!` that is read, '' outside. */
  rules: string;
  /** Functions of the file that give Python something to await, once they were looked for. */
  readonly futures: string[];
  /** Name of the Python sub-module that was made last. */
  submodule: string;
  readonly definitions: Definition[];
  readonly aliases: Alias[];
  readonly references: Reference[];
  /** Programs that the file starts, as far as their arguments are known. */
  readonly started: Started[];
  readonly locals: Map<string, Local>;
  readonly undo: (readonly [name: string, old: Local | undefined])[];
  /** Paths whose names a `use path::*` inside the function brings in. */
  readonly stars: string[];
  place: Place;
  /** Type parameters in sight, with the trait that tells their methods. */
  generics: ReadonlyMap<string, Chain | null>;
  /** The `impl` or trait whose items are read; its Python class where it is one. */
  impl: { readonly trait: string; readonly python: PythonImpl | undefined } | undefined;
  /** Nothing is recorded: only the value of what is read is asked for. */
  quiet: boolean;
  /** String literal that is recorded as a read variable, and not as a use of one. */
  read: number;
  guarded: boolean;
  depth: number;
  /** What the expression or type that was read last comes to. */
  value: Chain | null;
  element: Chain | null;
  /** What a closure that starts behind the token `at` gets first. */
  passed: { readonly at: number; readonly value: Chain | null };
  /** Value of the parameter that was read last. */
  parameter: Chain | null;
  /** Module of the file that `mod` of that path, perhaps with a `#[path]`, brings in; '' for none. */
  readonly moduleFile: (path: string, written: string) => string;
  readonly scan: (r: Reader, from: number, stop: number, mode: ScanMode) => number;
  /** A method in a chain, before its arguments are read: builders of flags and commands. */
  readonly chained: (
    r: Reader,
    value: Chain | null,
    name: string,
    at: number,
    open: number,
  ) => void;
  /** A macro called as an operand: its path, the token of its name and the bracket of its arguments. */
  readonly macro: (
    r: Reader,
    s: State,
    segments: readonly string[],
    at: number,
    open: number,
  ) => void;
  /** `m.add("NAME", value)` of a Python module. */
  readonly constant: (r: Reader, value: Chain, open: number) => void;
  /** `PyModule::new(py, "name")`. */
  readonly pythonModule: (r: Reader, open: number) => void;
  /** `create_exception!`: a Python class. */
  readonly exception: (r: Reader, open: number, close: number) => void;
  /** Python exceptions that a macro of this file makes of its arguments. */
  readonly exceptionsOf: (r: Reader, macro: string, open: number) => void;
  readonly itemsInside: (r: Reader, open: number) => readonly Item[];
  readonly attributes: (r: Reader, list: readonly Attribute[]) => void;
  readonly item: (r: Reader, item: Item) => void;
}

/** To the end of the stretch. */
export const whole: ScanMode = { comma: false, plain: false };

/** One expression of a list. */
export const piece: ScanMode = { comma: true, plain: false };

/** The head of `if`, `while`, `match`, `for`. */
export const head: ScanMode = { comma: false, plain: true };

/** Deeper nesting is passed over: no one writes it, and the stack ends somewhere. */
export const deepest = 150;
