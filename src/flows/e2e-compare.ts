import { findPlace, readVerdict } from '../e2e/folder/index.ts';
import { compareVerdicts } from '../e2e/judge/index.ts';
import type { E2eCompare } from '../model/e2e-reports.ts';
import type { Verdict } from '../model/e2e-verdict.ts';
import { UserError } from '../model/errors.ts';

/** The verdict of a run; UserError while there is none. */
export function readRunVerdict(run: string): Verdict {
  const verdict = readVerdict(findPlace(run));
  if (verdict === null)
    throw new UserError(
      `run '${run}' has no verdict yet: see \`e2e status\`, or \`e2e resume\` it`,
    );
  return verdict;
}

/** What differs between two runs. */
export const compareRuns = (first: string, second: string): E2eCompare =>
  compareVerdicts(readRunVerdict(first), readRunVerdict(second));
