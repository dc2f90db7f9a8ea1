import type { ClonesReport } from '../model/finding.ts';
import type { ClonesOptions } from '../model/options.ts';
import { openAudit } from './clones-audit.ts';
import { carryOutEdits } from './edits.ts';

/** source -> syntax -> index -> checks -> report: the clones of a work tree, a revision or a folder. */
export async function auditClones(options: ClonesOptions): Promise<ClonesReport> {
  const { source, report, results, blobs, orphans } = await openAudit(options);
  const ranked =
    options.profile === null
      ? report
      : await (await import('./profile.ts')).applyProfile(
          report,
          results,
          options.profile,
          options.warn,
        );
  await carryOutEdits(source, ranked.candidates, blobs, orphans, options);
  return ranked;
}
