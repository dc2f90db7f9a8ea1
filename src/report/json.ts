import { toJson } from '../model/json.ts';
import type { Reporter } from './reporter.ts';
import { takeFirst } from './reporter.ts';

/** `dyn-audit/clones@1`, schema first, one finding per line so that line tools can read it too. */
export const reportJson: Reporter = (report, { limit }) => {
  const { schema, root, rev, paths, elapsed_ms, summary, groups, candidates } = report;
  const head = toJson({ schema, root, rev, paths, elapsed_ms, summary, groups }, 2);
  const lines = takeFirst(report.lines ?? candidates.map((finding) => toJson(finding)), limit).map(
    (line) => `\n    ${line}`,
  );
  const list = lines.length === 0 ? '[]' : `[${lines.join(',')}\n  ]`;
  return `${head.slice(0, -2)},\n  "candidates": ${list}\n}\n`;
};
