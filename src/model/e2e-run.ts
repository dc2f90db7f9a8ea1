import type { Plan, Settings, StageName } from './e2e-plan.ts';
import type { AbResult, Check, LoadSummary, NotRun, StageTiming } from './e2e-verdict.ts';

/** A line of `events.ndjson`. */
export interface RunEvent {
  /** Milliseconds since the run (or this attempt to resume it) began, from a clock that never jumps. */
  readonly at_ms: number;
  readonly time: string;
  readonly stage: StageName | null;
  readonly event:
    | 'run-started'
    | 'run-resumed'
    | 'stage-started'
    | 'stage-ended'
    | 'stage-skipped'
    | 'process-started'
    | 'process-ended'
    | 'check'
    | 'progress'
    | 'interrupted'
    | 'run-ended';
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

/** Where a stack serves. */
export interface Target {
  /** `http://127.0.0.1:8000`, without a slash at its end. */
  readonly url: string;
  /** As `/v1/models` lists it. */
  readonly model: string;
  /** Folder with the model's tokenizer, for a load driver that counts tokens itself; absent: not known. */
  readonly tokenizer?: string;
  /** Prometheus pages by the name of the process that serves them: `frontend`, `worker`. */
  readonly metrics: readonly { readonly process: string; readonly url: string }[];
}

/** Requests by what became of them, as `dynamo_frontend_requests_total` labels them. */
export interface Sent {
  readonly endpoint: 'chat_completions' | 'completions' | 'responses' | 'other';
  readonly request_type: 'stream' | 'unary';
  readonly status: 'success' | 'error' | 'cancelled';
  /** HTTP status; 0 when there was none. */
  readonly http: number;
  readonly count: number;
}

/** A part of the run with the metrics before and after it: files below the run folder by name of process. */
export interface Phase {
  readonly id: string;
  readonly before: Readonly<Record<string, string>>;
  readonly after: Readonly<Record<string, string>>;
  /** What our client sent meanwhile; null where another program sent. */
  readonly sent: readonly Sent[] | null;
  /** How many requests were sent, when only that is known. */
  readonly requests: number | null;
  /** Output tokens as the answers' `usage` told them; null or absent where not every answer told. */
  readonly output_tokens?: number | null;
}

/** A checkout that the run works on. */
export interface Checkout {
  readonly side: 'head' | 'base';
  /** Absolute. */
  readonly path: string;
  readonly rev: string;
  /** Ours to remove at the end. */
  readonly worktree: boolean;
  /** Python environment of its own; null before the build. */
  readonly venv: string | null;
}

/** What stages hand on; written after each stage, read by `resume`, `status` and `compare`. */
export interface RunState {
  readonly finished: readonly StageName[];
  readonly checkouts: readonly Checkout[];
  /** Python environment made for a published wheel. */
  readonly venv: string | null;
  readonly target: Target | null;
  /** Etcd, NATS and the like, as environment of the stack's processes. */
  readonly services_env: Readonly<Record<string, string>>;
  readonly phases: readonly Phase[];
  readonly checks: readonly Check[];
  readonly not_run: readonly NotRun[];
  readonly load: readonly LoadSummary[];
  readonly ab: AbResult | null;
  /** Of this attempt, in order: its clock began anew. `events.ndjson` has those of every one. */
  readonly timings: readonly StageTiming[];
  readonly environment: Readonly<Record<string, string>>;
  readonly versions: Readonly<Record<string, string>>;
  /** Whatever one stage leaves for a later one, under the stage's name. */
  readonly notes: Readonly<Record<string, Settings>>;
}

/** What a stage gives back. Lists are added to those of the state, records are laid over them. */
export interface StageResult {
  readonly checks?: readonly Check[];
  readonly not_run?: readonly NotRun[];
  readonly state?: Partial<Omit<RunState, 'finished' | 'checks' | 'not_run' | 'timings'>>;
  /** The run cannot go on: why. Teardown, verdict and report still follow. */
  readonly blocked?: string;
}

/** The folder of a run: all names are relative to it, none may lead out of it. */
export interface RunFolder {
  readonly id: string;
  readonly path: string;
  /** When this attempt at the run began, ISO 8601. */
  readonly started_at: string;
  /** Milliseconds since then; never jumps. */
  readonly clock: () => number;
  /** Absolute path of a name below the folder; its parent folders are made. */
  readonly at: (name: string) => string;
  /** Writes whole, a reader never sees a part; gives the name back, for `evidence`. */
  readonly write: (name: string, content: string | Uint8Array) => string;
  readonly append: (name: string, text: string) => string;
  readonly event: (event: Pick<RunEvent, 'stage' | 'event' | 'detail'>) => void;
}

/** A process to start. */
export interface ProcessSpec {
  /** Names the log: `logs/<name>.log`. Lower case, digits and dashes. */
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly cwd: string;
  /** All of its environment beyond the allow-list. */
  readonly env: Readonly<Record<string, string>>;
  /** How long it may take to end after SIGTERM, as the component documents it. */
  readonly grace_ms: number;
}

/** How a process ended: one of the two is not null. */
export interface Exit {
  readonly code: number | null;
  readonly signal: string | null;
}

export interface RunningProcess {
  readonly name: string;
  readonly pid: number;
  /** File below the run folder. */
  readonly log: string;
  /** Null while it runs. */
  readonly exit: () => Exit | null;
  readonly ended: Promise<Exit>;
}

/** A command that is waited for. */
export interface CommandSpec extends ProcessSpec {
  readonly timeout_ms: number;
  /** Called for each line of its log as it grows, already printable. */
  readonly onLine?: (line: string) => void;
}

export interface CommandResult extends Exit {
  readonly timed_out: boolean;
  /** The last 64 KiB of what it printed. */
  readonly tail: string;
  readonly elapsed_ms: number;
  /** Processes that it started and that were still there when it had ended; they were ended too. */
  readonly left_behind?: readonly { readonly pid: number; readonly command: string }[];
}

/** Where processes run; the only thing that starts and ends any. Other machines are other implementations. */
export interface Host {
  readonly start: (spec: ProcessSpec) => Promise<RunningProcess>;
  /** Runs to its end or to its time limit; whatever it left behind is ended too. */
  readonly run: (spec: CommandSpec) => Promise<CommandResult>;
  /** TERM to the parent, then its groups and descendants; KILL after the grace. Gives what was left to kill. */
  readonly stop: (name: string, how?: 'gently' | 'at-once') => Promise<StopReport>;
  /** All that still runs, the last started first. */
  readonly stopAll: (how?: 'gently' | 'at-once') => Promise<readonly StopReport[]>;
  readonly running: () => readonly RunningProcess[];
  /** Logs below the run folder that were longer than a log may be, and how many bytes of each were left out. */
  readonly logsCut: () => readonly { readonly log: string; readonly lost: number }[];
  /** `count` TCP ports that are free now and that no other run of ours was given. */
  readonly ports: (count: number) => Promise<readonly number[]>;
}

export interface StopReport {
  readonly name: string;
  readonly exit: Exit | null;
  /** Processes that had to be killed, descendants and members of other groups among them. */
  readonly killed: readonly { readonly pid: number; readonly command: string }[];
  /** Descendants that ended by SIGTERM. */
  readonly ended?: readonly { readonly pid: number; readonly command: string }[];
  /** True when somebody asked for an end at once: what had to be killed then says nothing of the component. */
  readonly hurried?: boolean;
  /** Processes that even SIGKILL did not end in half a minute. */
  readonly left?: readonly { readonly pid: number; readonly command: string }[];
  readonly elapsed_ms: number;
}

/** What every stage is given. */
export interface StageContext {
  readonly plan: Plan;
  /** Of this stage, defaults filled in. */
  readonly options: Settings;
  readonly state: RunState;
  readonly folder: RunFolder;
  readonly host: Host;
  /** Aborted by Ctrl-C, by `e2e stop` and by the time limits. Its reason is an Error that says which. */
  readonly signal: AbortSignal;
  /** A line for whoever watches. */
  readonly say: (line: string) => void;
}

export interface Stage {
  readonly id: StageName;
  /** What it does, for `e2e plan` and the README. */
  readonly doc: string;
  /** Its result outlives the processes: a resumed run does not do it again once it finished. */
  readonly lasting: boolean;
  /**
   * All of its options with their defaults: `context.options` holds each of them. A plan with another name is refused;
   * so is a value whose type is not the default's, unless the default is null.
   */
  readonly options: Settings;
  readonly run: (context: StageContext) => Promise<StageResult>;
}
