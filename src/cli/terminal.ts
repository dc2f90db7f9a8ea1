/** The part of `process` that a command needs; tests hand in their own. */
export interface Terminal {
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stdin?: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** How a command ended; run.ts turns it into the exit code. */
export type Outcome = 'clean' | 'findings' | 'inconclusive';

/** What a command hands over when it is done: text for stdout, or for a file. */
export interface Delivery {
  readonly outcome: Outcome;
  readonly text: string;
  readonly file: string | null;
  /** The exit code holds although nobody reads the output to its end, as behind `head`: a verdict is no mere text. */
  readonly binding?: boolean;
  /** Ended by this signal, once all was taken down and said: the program dies of it, so that its caller knows. */
  readonly signal?: NodeJS.Signals | null;
}

export interface CommandContext {
  readonly terminal: Terminal;
  readonly version: string;
  readonly deliver: (delivery: Delivery) => void;
}

/** What a program is made with. */
export interface ProgramContext {
  readonly terminal: Terminal;
  readonly deliver: (delivery: Delivery) => void;
  /** Receives help and version text that was asked for. */
  readonly print: (text: string) => void;
}
