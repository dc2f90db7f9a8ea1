import { UserError } from '../model/errors.ts';
import type { ClonesReport } from '../model/finding.ts';
import type { ClonesOptions } from '../model/options.ts';

export async function auditClones(_options: ClonesOptions): Promise<ClonesReport> {
  throw new UserError('the clone audit is not built yet');
}
