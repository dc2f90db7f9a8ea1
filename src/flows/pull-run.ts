import { resolve, sep } from 'node:path';
import { findPlace, readState, readTail } from '../e2e/folder/index.ts';
import type { Plan } from '../model/e2e-plan.ts';
import type { Verdict } from '../model/e2e-verdict.ts';
import { UserError } from '../model/errors.ts';
import { type RunHooks, startRun } from './e2e-run.ts';
import { findingsOf } from './pull-findings.ts';
import type { ReadPull } from './pull-read.ts';

/** The end of an evidence file is where a failure is told, in bytes. */
const mostEvidence = 1024 * 1024;

/** plan -> run -> verdict -> findings: the report of a pull request after its plan was carried out. */
export async function runPull(
  read: ReadPull,
  plan: Plan,
  runDir: string | null,
  hooks: RunHooks,
): Promise<ReadPull> {
  const verdict = await startRun(plan, runDir, hooks).catch((error: unknown) => {
    // What the user asked for must be possible; what was chosen here need not be.
    if (!(error instanceof UserError) || read.planned.chosen || runDir !== null) throw error;
    return error.message;
  });
  if (typeof verdict === 'string')
    return withNotes(read, [`inconclusive: the run could not start: ${verdict}`]);
  const folder = findPlace(runDir === null ? verdict.run : resolve(runDir));
  const report = { ...read.report, plan, verdict, run: folder };
  const findings = await findingsOf({
    ...read,
    report,
    run: {
      serves: read.planned.serves,
      chosen: read.planned.chosen,
      evidence: (file) => readEvidence(folder, file),
      roots: readState(folder).checkouts.map(({ path }) => path),
    },
  });
  const ran = { ...read, report: { ...report, findings } };
  const showed = verdict.verdict !== 'pass' || judgePull(ran) === 'pass';
  return showed
    ? ran
    : withNotes(ran, ['inconclusive: the run passed and ran nothing of the change']);
}

const withNotes = (read: ReadPull, notes: readonly string[]): ReadPull => ({
  ...read,
  report: { ...read.report, notes: [...read.report.notes, ...notes] },
});

/** What a verdict names lies below the run's folder; nothing else is opened. */
function readEvidence(folder: string, file: string): string | null {
  const path = resolve(folder, file);
  if (!path.startsWith(folder + sep)) return null;
  try {
    return readTail(path, mostEvidence);
  } catch {
    return null;
  }
}

/** How a run speaks of a change: one that could not show anything of it is no pass. */
export function judgePull({ report, planned }: ReadPull): Verdict['verdict'] {
  if (report.verdict === null) return 'inconclusive';
  if (report.verdict.verdict !== 'pass') return report.verdict.verdict;
  const shows = planned.chosen || (planned.tested?.exercised ?? false);
  return shows ? 'pass' : 'inconclusive';
}
