import type { StackName, StageName } from '../model/e2e-plan.ts';
import type { PullSource } from '../model/pull.ts';
import type { RunRequest } from './e2e-plan.ts';

/** What `dyn-audit pr` asks; null where nothing was said. */
export interface PullOptions extends PullSource {
  /** Revisions that win over what GitHub or local refs say. */
  readonly base: string | null;
  readonly head: string | null;
  /** What the machine that tests has: GPUs, and GiB of each. */
  readonly limits: { readonly gpus: number; readonly vram_gib: number };
  readonly cache: boolean;
  /** The journal's root; null: it is neither read nor written. */
  readonly journal: string | null;
  readonly run: RunWishes;
}

/** What is to be brought up, as far as the user says it. */
export interface RunWishes
  extends Pick<
    RunRequest,
    'plan' | 'model' | 'url' | 'metrics_urls' | 'sets' | 'timeout_s' | 'keep_up'
  > {
  readonly stack: StackName | null;
  readonly only: readonly StageName[];
  readonly skip: readonly StageName[];
  /** Compare with the merge base. */
  readonly ab: boolean;
}
