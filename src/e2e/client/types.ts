/** How an exchange ended. `cut`: the connection broke, before an answer or in the middle of one. */
export type End = 'complete' | 'cut' | 'timeout' | 'aborted';

export interface Outgoing {
  /** GET without a body, POST with one, unless said. */
  readonly method?: string;
  /** Begins with a slash. */
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is instead of `body`, as `application/json`. */
  readonly raw?: string | Uint8Array;
  /** The body goes out in pieces, cut after these numbers of bytes, each in a write of its own. */
  readonly cuts?: readonly number[];
  /** Of the whole exchange. */
  readonly timeoutMs: number;
}

/** An answer that was read as a whole. A network error is an answer too: status 0 and `error`. */
export interface Answer {
  /** 0: no answer came. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** `undefined`: the text is no JSON. */
  readonly json: unknown;
  readonly end: End;
  readonly elapsed_ms: number;
  /** Why there is no whole answer; null when there is one, whatever its status. */
  readonly error: string | null;
}

export interface StreamRequest extends Outgoing {
  /** Hangs up after this many events. */
  readonly abortAfter?: number;
}

/** One event of a stream; `json` is `undefined` when its data is none, as in `[DONE]`. */
export interface StreamEvent {
  /** Since the request was sent. */
  readonly at_ms: number;
  readonly data: string;
  readonly json: unknown;
}

/** A call of a tool, its arguments as they came: a text that should be JSON. */
export interface ToolCall {
  readonly id: string | null;
  readonly name: string | null;
  readonly arguments: string;
}

/** One choice, the same for one answer and for the joined chunks of a stream, so that the two compare. */
export interface Choice {
  readonly index: number;
  readonly text: string;
  readonly tool_calls: readonly ToolCall[];
  /** The last one that was said; null when none was. */
  readonly finish_reason: string | null;
  /** How often a reason was said: more than once is a fault of the server. */
  readonly finishes: number;
}

export interface Usage {
  readonly prompt_tokens: number | null;
  readonly completion_tokens: number | null;
  readonly total_tokens: number | null;
}

/** What a model said: choices in the order of their index, usage null when none was given. */
export interface Reply {
  readonly choices: readonly Choice[];
  readonly usage: Usage | null;
}

export interface StreamAnswer extends Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly events: readonly StreamEvent[];
  /** Bytes as they came, cut at the limit of a body. */
  readonly raw: Uint8Array;
  /** Whether `[DONE]` came. */
  readonly done: boolean;
  readonly end: End;
  /** Text of choice 0. */
  readonly text: string;
  /** A broken connection, or an error event inside the stream, however good its status. */
  readonly error: string | null;
  /** Until the first piece of text or of a tool call; null when none came. */
  readonly ttft_ms: number | null;
  readonly elapsed_ms: number;
}

/** A streaming request of a load: only its times and counts. */
export interface TimedAnswer {
  /** On the clock of `performance.now()`. */
  readonly started_ms: number;
  readonly status: number;
  readonly end: End;
  readonly error: string | null;
  readonly ttft_ms: number | null;
  /** Since the start, of each event that carried text or a part of a tool call. One may hold several tokens. */
  readonly chunks_ms: readonly number[];
  readonly elapsed_ms: number;
  /** By the server's own count; null when it gave none (`stream_options.include_usage` asks for it). */
  readonly usage: Usage | null;
  readonly finish_reason: string | null;
  readonly done: boolean;
}
