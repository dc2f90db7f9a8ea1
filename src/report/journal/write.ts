import type { WriteReport } from '../../model/journal.ts';
import { printable } from '../../model/printable.ts';
import { pageOf } from '../page.ts';
import type { Reporter } from '../reporter.ts';
import { wrap } from '../wrap.ts';

/** Lines of a diff stay lines; only what could steer a terminal goes. */
const printableLines = (text: string): string => text.split('\n').map(printable).join('\n');

function sayState({ commit, pushed, spooled, why }: WriteReport): string {
  const because = why === null ? '' : `: ${printable(why)}`;
  if (spooled) return `kept for later, dyn-journal doctor files it${because}`;
  const short = commit?.slice(0, 9) ?? 'nothing';
  return pushed
    ? `committed ${short} and pushed${because}`
    : `committed ${short}, not pushed${because}`;
}

/** For a terminal: the files, and where the entry is now; for `--dry-run` the diff alone. */
export const reportWriteText: Reporter<WriteReport> = (report, options) => {
  if (report.diff !== null) return printableLines(report.diff);
  const { width, paint } = pageOf(options);
  const lines = [
    ...report.paths.map(printable),
    ...wrap(sayState(report), width, '', 2).map((line) => paint('bold', line)),
  ];
  return `${lines.join('\n')}\n`;
};
