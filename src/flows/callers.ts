import type { CallersReport } from '../model/callers.ts';
import { UserError } from '../model/errors.ts';
import type { CallersOptions } from '../model/options.ts';

/** Stands in for the search until it is merged. */
export async function findCallers(_: CallersOptions): Promise<CallersReport> {
  throw new UserError('callers: not there yet');
}
