import type { Source } from '../text/index.ts';

/** A part of a word of a shell script. */
export type Piece =
  | { readonly kind: 'text'; readonly source: Source }
  | VariablePiece
  | {
      /** What a command prints: `$(build_args)`. */
      readonly kind: 'output';
      readonly name: string;
      readonly written: Source;
    };

export interface VariablePiece {
  readonly kind: 'variable';
  /** Its name; `f:1` and `f:@` for what function f is called with, `:1` and `:@` for the script. */
  readonly name: string;
  readonly written: Source;
  /** What stands behind `:-`. */
  readonly fallback: Source | null;
  /** What stands behind `:+`. */
  readonly instead: Source | null;
  /** `${@:3}` leaves out two. */
  readonly skip: number;
}

export interface Word {
  readonly pieces: readonly Piece[];
  /** The value of a variable that is one text: split where it is used, as an element of a list is not. */
  readonly split?: boolean;
}

/** A simple command as written. */
export interface Invocation {
  readonly words: Word[];
  readonly folder: string;
  /** Function around it, '' for none. */
  readonly within: string;
}

export interface Assignment {
  readonly name: string;
  /** Where the name stands, and where the assignment ends, in the text. */
  readonly at: number;
  readonly end: number;
  /** `prefix`: for one command only. */
  readonly role: 'plain' | 'prefix' | 'export' | 'local';
}

export interface Read {
  readonly name: string;
  readonly at: number;
  /** In a function: it runs later, so what is assigned anywhere may be what it reads. */
  readonly later: boolean;
}

export interface Heredoc {
  readonly from: number;
  readonly to: number;
  /** The file that it is written to, '' for none. */
  readonly target: string;
  /** The line on which it begins. */
  readonly head: string;
}

/** A script, taken apart. */
export interface Script {
  readonly source: Source;
  readonly invocations: Invocation[];
  /** What a variable holds, once for each time it is set anew. */
  readonly values: Map<string, Word[][]>;
  /** Functions, and by how many words each shifts what it was called with. */
  readonly functions: Map<string, { shift: number }>;
  readonly assignments: Assignment[];
  readonly exported: Set<string>;
  readonly reads: Read[];
  readonly heredocs: Heredoc[];
  readonly comments: { readonly from: number; readonly to: number }[];
  readonly options: {
    readonly name: string;
    readonly from: number;
    readonly to: number;
    readonly open: boolean;
  }[];
  damaged: boolean;
}
