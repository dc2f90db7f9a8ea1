import type { CallersReport } from '../../model/callers.ts';
import { toJson } from '../../model/json.ts';
import { withList } from '../json-list.ts';
import { type Reporter, takeFirst } from '../reporter.ts';

/** `dyn-audit/callers@1`, schema first. */
export const reportJson: Reporter<CallersReport> = (report, { limit }) => {
  const { schema, repo, base, head, merge_base, against, elapsed_ms } = report;
  const { summary, changes, findings } = report;
  const top = { schema, repo, base, head, merge_base, against, elapsed_ms, summary, changes };
  const lines = takeFirst(findings, limit).map((finding) => toJson(finding));
  return withList(top, 'findings', lines);
};
