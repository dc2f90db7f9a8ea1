import type { Host, RunFolder, Sent, Target } from '../../model/e2e-run.ts';
import type { LoadSummary } from '../../model/e2e-verdict.ts';

/** What one load run shall send: a closed loop of streaming chats. */
export interface LoadOrder {
  /** Names the run and its folder: `run-1`. */
  readonly id: string;
  readonly requests: number;
  /** Requests under way at once. */
  readonly concurrency: number;
  /** Sent before the requests that are measured; 0: none. */
  readonly warmup: number;
  /** Of a prompt, about: the built-in driver counts words. */
  readonly input_tokens: number;
  readonly output_tokens: number;
  /** Asks the server to go on to `output_tokens` whatever the model says. */
  readonly ignore_eos: boolean;
  /** The same seed gives the same prompts. */
  readonly seed: number;
  readonly request_timeout_ms: number;
  /** Of the whole run. */
  readonly timeout_ms: number;
}

export interface LoadContext {
  readonly target: Target;
  readonly folder: RunFolder;
  readonly host: Host;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

export interface LoadOutcome {
  readonly summary: LoadSummary;
  /** What the server should have counted, warm-up included; null where that cannot be told. */
  readonly sent: readonly Sent[] | null;
  /** Tokens that all answers told, warm-up included; null where not every answer told. */
  readonly output_tokens: number | null;
  /** Files below the run folder. */
  readonly evidence: readonly string[];
  /** The driver itself did not work, so that nothing is known of the server: why. */
  readonly broken: string | null;
  /** What is worth telling although it is no fault of the server, such as a driver that hung at its end. */
  readonly notes: readonly string[];
}

/** A program or a loop that makes load; one folder each. */
export interface LoadDriver {
  readonly id: 'aiperf' | 'built-in';
  /** As reports name it: `aiperf 0.10.0`, `built-in`. */
  readonly label: string;
  /** Rejects only when the signal is aborted, with its reason. */
  readonly run: (order: LoadOrder, context: LoadContext) => Promise<LoadOutcome>;
}

/** What a driver saw of one request; times in milliseconds. */
export interface RequestRecord {
  /** On a clock of the driver's own; only differences count. */
  readonly started_ms: number;
  readonly latency_ms: number;
  readonly ttft_ms: number | null;
  /** Mean time between its tokens; null for fewer than two. */
  readonly itl_ms: number | null;
  readonly output_tokens: number | null;
  /** HTTP status; 0 where there was none. */
  readonly http: number;
  /** Null: it succeeded. */
  readonly error: string | null;
  /** Given up by the driver, not failed by the server. */
  readonly cancelled: boolean;
}
