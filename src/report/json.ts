import type { ClonesReport } from '../model/finding.ts';
import { toJson } from '../model/json.ts';
import { withList } from './json-list.ts';
import { type Reporter, takeFirst } from './reporter.ts';

/** `dyn-audit/clones@1`, schema first. */
export const reportJson: Reporter<ClonesReport> = (report, { limit }) => {
  const { schema, root, rev, paths, elapsed_ms, summary, groups, candidates } = report;
  const { proof, profile } = report;
  const lines = takeFirst(report.lines ?? candidates.map((finding) => toJson(finding)), limit);
  const head = { schema, root, rev, paths, elapsed_ms, summary, proof, profile, groups };
  return withList(head, 'candidates', lines);
};
