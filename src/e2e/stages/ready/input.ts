import type { RunFolder, RunningProcess, Target } from '../../../model/e2e-run.ts';
import type { FailureSignature } from '../../../model/e2e-stack.ts';

/** What a wait for readiness is about. */
export interface ReadyInput {
  readonly target: Target;
  /** What must live meanwhile: frontend and worker, and the services under them. */
  readonly processes: readonly Pick<RunningProcess, 'name' | 'pid' | 'log' | 'exit'>[];
  /** Each must be listened on by one of ours. */
  readonly ports: readonly number[];
  readonly failures: readonly FailureSignature[];
  readonly folder: Pick<RunFolder, 'at' | 'write'>;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
  readonly wait_ms: number;
  /** Good answers in a row that are asked for. */
  readonly chats: number;
  /** Good answers must go on for as long: a dead instance may be listed again after a crash. */
  readonly settle_ms: number;
}
