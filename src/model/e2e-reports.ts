import type { StackName, StageName } from './e2e-plan.ts';
import type { CheckResult, StageTiming, VerdictWord } from './e2e-verdict.ts';

/**
 * `running`: a tool works on it. `up`: it has ended and its processes were left serving, as asked for.
 * `ended`: it has ended and all was taken down. `abandoned`: its tool is gone and what it started was not taken down.
 */
export const runStates = ['running', 'up', 'ended', 'abandoned'] as const;
export type RunStateWord = (typeof runStates)[number];

export interface ProcessStatus {
  readonly name: string;
  readonly pid: number;
  readonly command: string;
  readonly alive: boolean;
  /** File below the run folder. */
  readonly log: string;
}

export interface RunStatus {
  readonly id: string;
  readonly folder: string;
  readonly stack: StackName;
  readonly state: RunStateWord;
  /** The stage that runs; null between stages and where none does. */
  readonly stage: StageName | null;
  readonly started_at: string;
  readonly elapsed_ms: number;
  /** The tool that works on the run; null when there is none. */
  readonly tool_pid: number | null;
  /** Where its stack serves, once that is known. */
  readonly url: string | null;
  readonly model: string | null;
  readonly stages: readonly StageTiming[];
  readonly processes: readonly ProcessStatus[];
  /** The last line that any of its processes has written, printable. */
  readonly last_line: string | null;
  readonly verdict: VerdictWord | null;
  readonly because: string | null;
}

/** `dyn-audit/e2e-status@1`: the newest run first. */
export interface E2eStatus {
  readonly schema: 'dyn-audit/e2e-status@1';
  readonly runs: readonly RunStatus[];
}

/** What became of the remains of one run. */
export interface SweptRun {
  readonly id: string;
  readonly folder: string;
  readonly ended: readonly { readonly pid: number; readonly command: string }[];
  /** Folders and worktrees. */
  readonly removed: readonly string[];
  /** What stays and why, a line each; a later sweep tries again. */
  readonly left: readonly string[];
}

/** `dyn-audit/e2e-sweep@1`. */
export interface E2eSweep {
  readonly schema: 'dyn-audit/e2e-sweep@1';
  readonly elapsed_ms: number;
  readonly runs: readonly SweptRun[];
}

export interface ComparedRun {
  readonly id: string;
  readonly stack: string;
  readonly verdict: VerdictWord;
  readonly because: string;
  readonly started_at: string;
  readonly elapsed_ms: number;
}

/** A check whose result, or what was seen of it, is not the same in both; null where a run did not make it. */
export interface ComparedCheck {
  readonly id: string;
  readonly first: CheckResult | null;
  readonly second: CheckResult | null;
  readonly first_observed: string | null;
  readonly second_observed: string | null;
}

/** A figure of both runs. */
export interface ComparedMetric {
  readonly name: string;
  /** `ms`, `s`, `tokens/s`, `%`... */
  readonly unit: string;
  readonly first: number | null;
  readonly second: number | null;
  /** Of the second against the first; null where one is missing or the first is 0. */
  readonly difference_percent: number | null;
  /** What runs of the same side differ by among themselves; null where there are too few to tell. */
  readonly noise_percent: number | null;
  /** `second is slower by 12 %`, `no difference seen above 5 %`. */
  readonly says: string;
}

/** A fact of the surroundings that is not the same; null where a run does not tell it. */
export interface ComparedFact {
  readonly what: 'environment' | 'versions' | 'plan';
  readonly name: string;
  readonly first: string | null;
  readonly second: string | null;
}

/** `dyn-audit/e2e-compare@1`: only what differs, but all metrics. */
export interface E2eCompare {
  readonly schema: 'dyn-audit/e2e-compare@1';
  readonly first: ComparedRun;
  readonly second: ComparedRun;
  /** One line: the whole of it. */
  readonly says: string;
  readonly checks: readonly ComparedCheck[];
  readonly metrics: readonly ComparedMetric[];
  readonly facts: readonly ComparedFact[];
}
