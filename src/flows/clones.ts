import type { ClonesReport } from '../model/finding.ts';
import type { ClonesOptions } from '../model/options.ts';
import { openAudit } from './clones-audit.ts';
import { carryOutEdits } from './edits.ts';

/** source -> syntax -> index -> checks -> report: the clones of a work tree, a revision or a folder. */
export async function auditClones(options: ClonesOptions): Promise<ClonesReport> {
  const { source, report, blobs, orphans } = await openAudit(options);
  await carryOutEdits(source, report.candidates, blobs, orphans, options);
  return report;
}
