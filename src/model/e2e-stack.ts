import type { Plan, StackName } from './e2e-plan.ts';
import type { ProcessSpec, StageContext, StageResult, Target } from './e2e-run.ts';

/** What a stack is known to do otherwise than expected: data, with the place where it was measured or reported. */
export interface KnownDeviation {
  /** Id of the check that meets it. */
  readonly check: string;
  /** The check's `observed` matches this when the deviation is the known one; any other failure stays a failure. */
  readonly observed: RegExp;
  readonly says: string;
  readonly source: string;
}

/** A line in a log that ends the wait for readiness, and what it means. */
export interface FailureSignature {
  readonly pattern: RegExp;
  readonly cause: string;
}

/** How a stack answers by its nature, so that a check can ask a fair question. */
export interface StackTraits {
  /** `always`: temperature 0 gives the same text again; `warm`: once the prefix cache is warm; `never`: random tokens. */
  readonly repeatable: 'always' | 'warm' | 'never';
  /** How long a dead instance may be listed again after a crash. */
  readonly stale_ms: number;
}

/** What a machine must have. */
export interface StackNeeds {
  readonly binaries: readonly { readonly name: string; readonly why: string }[];
  readonly gpus: number;
  /** Of each GPU. */
  readonly vram_gib: number;
  readonly disk_gib: number;
  readonly checkout: boolean;
}

/** What `launch` starts, in this order, and where it will serve. */
export interface Launch {
  readonly processes: readonly ProcessSpec[];
  readonly target: Target;
  /** Ports that the processes will listen on; each must be free before the start, and ours after it. */
  readonly ports: readonly number[];
}

/** What processes of a stack may need beside themselves to find one another and to talk. */
export type ServiceName = 'etcd' | 'nats';

/** One way to bring up a frontend and a worker; one file each in src/e2e/stacks. */
export interface Stack {
  readonly id: StackName;
  readonly doc: string;
  readonly traits: StackTraits;
  /** Of what a plan starts: an engine may be one that other stacks have too. */
  readonly known: (plan: Plan) => readonly KnownDeviation[];
  readonly failures: readonly FailureSignature[];
  /** Settings that `--set` takes for this stack, with their defaults. */
  readonly settings: Readonly<Record<string, string | number | boolean | null>>;
  /** Limits of its own, laid over the general ones. */
  readonly thresholds: (plan: Plan) => Readonly<Record<string, number>>;
  readonly needs: (plan: Plan) => StackNeeds;
  /** What must run before a side is launched; asked when the checkouts are there, since their source decides. */
  readonly services: (
    context: Pick<StageContext, 'plan' | 'state'>,
    side: 'head' | 'base',
  ) => readonly ServiceName[];
  /** How long to wait for readiness unless the plan says otherwise. */
  readonly ready_s: number;
  /** Makes what it runs from: an environment, a model folder. Part of the stage `build`. */
  readonly prepare: (context: StageContext) => Promise<StageResult>;
  /** Null: nothing to start (`endpoint`). `side` names the checkout in a comparison. */
  readonly launch: (context: StageContext, side: 'head' | 'base') => Promise<Launch>;
}
