import type { Log } from '../log.ts';
import type { Ask, Choice, Step } from '../plane/messages.ts';

export type Program = 'frontend' | 'worker';

export type Endpoint = 'chat_completions' | 'completions' | 'responses';

/** An answer that is an error, in the words and under the label that Dynamo has for it. */
export interface ApiError {
  readonly status: number;
  readonly message: string;
  /** `error_type` of the counter; null: such an answer is not counted. */
  readonly label: string | null;
}

/** What a fault may look at. */
export interface RequestFacts {
  readonly endpoint: Endpoint;
  readonly stream: boolean;
  /** Whether the answer will be a tool call. */
  readonly calls: boolean;
  /** Whether the request was given no limit of tokens. */
  readonly unlimited: boolean;
  readonly ask: Ask;
  /** 1 for the first request that was well formed. */
  readonly ordinal: number;
  /** Requests that are being answered, this one not among them. */
  readonly active: number;
}

export interface Usage {
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  readonly total_tokens: number;
}

/** What the frontend counts of a request; a fault says what factor is off. */
export type Counted = 'requests' | 'ended' | 'output_tokens' | 'time_to_first_token';

/** Start and end of a process. */
export interface LifeHooks {
  /** Before anything is served. */
  readonly start?: (log: Log) => void | Promise<void>;
  /** Once everything is served. */
  readonly started?: (log: Log) => void;
  /** At SIGTERM, before it is obeyed; never resolves when it is not. */
  readonly term?: () => Promise<void>;
}

export interface FrontendHooks extends LifeHooks {
  /** Instead of the page or model list at a path. */
  readonly page?: (path: string, body: () => string) => { status: number; body: string } | null;
  /** Whether a worker that is found is served. */
  readonly materialize?: (log: Log, attempt: number) => boolean;
  /** Instead of an answer; `hang` never answers. */
  readonly refuse?: (facts: RequestFacts) => ApiError | 'hang' | null;
  /** Instead of the error that a bad request gets; null: it is answered as if it were good. */
  readonly invalid?: (error: ApiError) => ApiError;
  /** Whether a model that nobody serves is taken for the one that is. */
  readonly anyModel?: true;
  /** The request as the worker will get it. */
  readonly ask?: (ask: Ask) => Ask;
  /** A step of an answer; `at` counts from 0 in its choice. Null: it is left out. */
  readonly step?: (step: Step, at: number, facts: RequestFacts) => Step | null;
  readonly usage?: (usage: Usage, facts: RequestFacts) => Usage | null;
  /** How the answer ends: whole, cut without `[DONE]`, with an error event, or not at all. */
  readonly ending?: (facts: RequestFacts) => 'whole' | 'cut' | 'error' | 'never';
  readonly factor?: (counted: Counted, facts: RequestFacts) => number;
  /** Whether a client that went away is noticed. */
  readonly notices?: (facts: RequestFacts) => boolean;
}

export interface WorkerHooks extends LifeHooks {
  readonly page?: (path: string, body: () => string) => { status: number; body: string } | null;
  /** A request, before its first token; `ordinal` counts from 1. */
  readonly admit?: (ordinal: number, log: Log) => void;
  readonly plan?: (choices: readonly Choice[], ordinal: number) => readonly Choice[];
  /** After tokens were said, `tokens` so far in this request. */
  readonly said?: (ordinal: number, tokens: number) => void;
  /** Factor on both latencies. */
  readonly slower?: number;
}

/** One planted fault. What follows `@` in its name is `n`. */
export interface Fault {
  readonly name: string;
  readonly doc: string;
  /** Ids of checks that must turn red when it is planted at its usual place; others may too. Empty: none must. */
  readonly turns_red: readonly string[];
  /** Where it can be planted, the usual place first. */
  readonly homes: readonly Program[];
  /** What `n` counts, and what it is when it is not given. Absent: it has none. */
  readonly n?: { readonly doc: string; readonly fallback: number };
  readonly frontend?: (n: number) => FrontendHooks;
  readonly worker?: (n: number) => WorkerHooks;
}
