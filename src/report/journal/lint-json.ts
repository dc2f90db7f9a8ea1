import type { LintRun } from '../../model/journal-lint.ts';
import { toJson } from '../../model/json.ts';
import { withList } from '../json-list.ts';
import { type Reporter, takeFirst } from '../reporter.ts';

/** `dyn-journal/lint@1`, schema first. */
export const reportLintJson: Reporter<LintRun> = ({ report }, { limit }) => {
  const { schema, root, elapsed_ms, summary, findings } = report;
  const lines = takeFirst(findings, limit).map((finding) => toJson(finding));
  return withList({ schema, root, elapsed_ms, summary }, 'findings', lines);
};
