/** A function that the answer must call, and the schema of its arguments. */
export interface Call {
  readonly name: string;
  readonly parameters: unknown;
}

/** What a worker is asked for, after the frontend has read and checked the request. */
export interface Ask {
  /** One for a chat; completions may bring several. */
  readonly prompts: readonly { readonly text: string; readonly tokens: number }[];
  readonly n: number;
  readonly max_tokens: number | null;
  readonly min_tokens: number;
  readonly ignore_eos: boolean;
  readonly stop: readonly string[];
  readonly call: Call | null;
  /** Schema that the text must fit. */
  readonly shape: unknown;
}

export type Finish = 'stop' | 'length' | 'tool_calls';

/** One answer: its tokens as text, some of which may say nothing, and why it ends. */
export interface Choice {
  readonly index: number;
  readonly pieces: readonly string[];
  readonly finish: Finish;
}

/** A step of one choice. */
export interface Step {
  readonly choice: number;
  readonly text: string;
  readonly tokens: number;
  readonly finish: Finish | null;
}

export type ToWorker =
  | {
      readonly op: 'generate';
      readonly id: number;
      /** When the frontend got the request, by the monotonic clock. */
      readonly arrived: number;
      readonly ask: Ask;
    }
  | { readonly op: 'cancel'; readonly id: number };

/** The last message of a request has `done` or `error`. */
export interface ToFrontend {
  readonly id: number;
  readonly steps?: readonly Step[];
  readonly done?: true;
  readonly error?: string;
}
