import type { WriteReport } from '../../model/journal.ts';
import { toJson } from '../../model/json.ts';
import { pageOf } from '../page.ts';
import { printable } from '../printable.ts';
import type { Reporter } from '../reporter.ts';

function describe({ commit, pushed, spooled, why }: WriteReport): string {
  const because = why === null ? '' : `: ${printable(why)}`;
  if (spooled) return `Not committed, kept for later (dyn-journal doctor files it)${because}`;
  if (commit === null) return `Nothing written${because}`;
  const short = commit.slice(0, 10);
  return pushed ? `Committed ${short} and pushed` : `Committed ${short}, not pushed${because}`;
}

/** What was written and how far it got; for `--dry-run` the exact diff. */
export const reportWriteText: Reporter<WriteReport> = (report, options) => {
  if (report.diff !== null) return report.diff;
  const { paint } = pageOf(options);
  const lines = [...report.paths.map(printable), paint('bold', describe(report))];
  return `${lines.join('\n')}\n`;
};

/** `dyn-journal/write@1`. */
export const reportWriteJson: Reporter<WriteReport> = (report) => `${toJson(report, 2)}\n`;
