import type { SyntaxTree } from '../../syntax/index.ts';
import type {
  FieldFacts,
  FileFacts,
  FnFacts,
  ImplFacts,
  ModuleFacts,
  TypeFacts,
  UseFacts,
} from '../facts.ts';

/** A function with a body that the file's thread can analyse, found again by its offset. */
export interface FnNode {
  readonly facts: FnFacts;
  readonly node: number;
  /** -1: the body was not copied. */
  readonly body: number;
  readonly module: string;
  /** Index into FileFacts.impls or types (traits), -1 for a free function. */
  readonly impl: number;
  readonly trait: number;
  readonly test: boolean;
}

export interface FileItems {
  readonly facts: FileFacts;
  readonly fns: readonly FnNode[];
  /** Initialisers of constants and statics: expressions outside any function. */
  readonly values: readonly {
    readonly node: number;
    readonly module: string;
    readonly test: boolean;
  }[];
}

/** What is found of a file while its items are walked. */
export interface Walk {
  readonly tree: SyntaxTree;
  readonly text: string;
  readonly line: (offset: number) => number;
  readonly modules: ModuleFacts[];
  readonly uses: UseFacts[];
  readonly types: TypeFacts[];
  readonly impls: ImplFacts[];
  readonly freeFns: (FnFacts & { module: string })[];
  readonly consts: (FieldFacts & { module: string })[];
  readonly macros: string[];
  readonly fns: FnNode[];
  readonly values: { node: number; module: string; test: boolean }[];
  /** Reads one item; handed in because functions hold items again. */
  readonly readItem: (
    walk: Walk,
    node: number,
    kind: string,
    module: string,
    test: boolean,
    attributes: string[],
  ) => void;
}
