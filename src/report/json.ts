import type { ClonesReport } from '../model/finding.ts';
import { toJson } from '../model/json.ts';
import { withList } from './json-list.ts';
import { type Reporter, takeFirst } from './reporter.ts';

/** `dyn-audit/clones@1`, schema first. */
export const reportJson: Reporter<ClonesReport> = (report, { limit }) => {
  const { schema, root, rev, paths, elapsed_ms, summary, groups, candidates } = report;
  const lines = takeFirst(report.lines ?? candidates.map((finding) => toJson(finding)), limit);
  return withList({ schema, root, rev, paths, elapsed_ms, summary, groups }, 'candidates', lines);
};
