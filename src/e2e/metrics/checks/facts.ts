import type { Phase, RunFolder, Target } from '../../../model/e2e-run.ts';
import type { Check, CheckResult, LoadSummary } from '../../../model/e2e-verdict.ts';
import { oneLine } from '../../../model/one-line.ts';
import type { Page } from '../parse.ts';
import { readSnapshot } from '../snapshot.ts';

/** A phase with its pages read. */
export interface ReadPhase extends Phase {
  /** The two pages of a process, before and after; null where one of them is missing. */
  readonly pages: (process: string) => readonly [Page, Page] | null;
}

/** All that the checks of metrics look at. */
export interface MetricFacts {
  readonly phases: readonly ReadPhase[];
  readonly processes: readonly string[];
  /** Taken at the end, when nothing should be in flight any more. */
  readonly last: (process: string) => Page | null;
  readonly load: readonly LoadSummary[];
  readonly limits: Readonly<Record<string, number | null>>;
  /** Others may use the server too: it may have counted more than we sent. */
  readonly shared: boolean;
  /** Files of snapshots of a process, for evidence. */
  readonly files: (process: string) => readonly string[];
}

/** A check of the stage `metrics`: one file each, listed in index.ts. */
export interface MetricCheck {
  /** Of the checks that it makes; those of several processes add `-<process>`. */
  readonly id: string;
  /** What it proves, in a sentence. */
  readonly doc: string;
  /** Empty where there is nothing to ask. */
  readonly run: (facts: MetricFacts) => readonly Finding[];
}

export interface Finding {
  /** Added to the id. */
  readonly of?: string;
  readonly result: CheckResult;
  readonly expected: string;
  readonly observed: string;
  readonly evidence: readonly string[];
}

/** The process that answers requests; every other one serves it. */
export const frontend = 'frontend';

/** Reads the pages of all phases and of the end. */
export function readFacts(
  folder: RunFolder,
  target: Target,
  phases: readonly Phase[],
  last: Readonly<Record<string, string>>,
  others: Pick<MetricFacts, 'load' | 'limits' | 'shared'>,
): MetricFacts {
  const read = new Map<string, Page | null>();
  const page = (file: string | undefined): Page | null => {
    if (file === undefined) return null;
    if (!read.has(file)) read.set(file, readSnapshot(folder, file));
    return read.get(file) ?? null;
  };
  return {
    ...others,
    processes: target.metrics.map(({ process }) => process),
    phases: phases.map((phase) => ({
      ...phase,
      pages: (process) => {
        const before = page(phase.before[process]);
        const after = page(phase.after[process]);
        return before && after ? [before, after] : null;
      },
    })),
    last: (process) => page(last[process]),
    files: (process) =>
      [
        ...phases.flatMap(({ before, after }) => [before[process], after[process]]),
        last[process],
      ].filter((file) => file !== undefined),
  };
}

/** Labels and names of the code under test may stand in what was seen. */
const longest = 1000;

export function toCheck(id: string, { of, ...finding }: Finding): Check {
  const observed = oneLine(finding.observed, longest);
  return { id: of === undefined ? id : `${id}-${of}`, stage: 'metrics', ...finding, observed };
}
