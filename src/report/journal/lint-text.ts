import type { LintFinding, LintReport, LintRun } from '../../model/journal-lint.ts';
import { printable } from '../../model/printable.ts';
import { countOf } from '../count.ts';
import { type Page, pageOf } from '../page.ts';
import { type Reporter, takeFirst } from '../reporter.ts';
import { wrap } from '../wrap.ts';

const styles = { error: 'red', warning: 'yellow' } as const;

/** One line, never wrapped: editors and other tools read it too. */
function describe(finding: LintFinding, { paint }: Page): string {
  const { path, line, column, severity, rule, name, message, fixed } = finding;
  const place = `${printable(path)}:${line}:${column}`;
  const grade = fixed ? paint('green', 'fixed') : paint(styles[severity], severity);
  return `${paint('bold', place)}: ${grade}: ${printable(message)} ${paint('dim', `[${rule} ${name}]`)}`;
}

function summarize({ summary }: LintReport): string {
  const { files, errors, warnings, fixable, suppressed, fixed } = summary;
  const found =
    errors + warnings === 0
      ? 'No problems'
      : `${countOf(errors, 'error')}, ${countOf(warnings, 'warning')}`;
  const parts = [
    ...(fixed === 0 ? [] : [`${countOf(fixed)} fixed`]),
    ...(fixable === 0 ? [] : [`${countOf(fixable)} that --fix can mend`]),
    ...(suppressed === 0 ? [] : [`${countOf(suppressed)} suppressed`]),
  ];
  return [`${found} in ${countOf(files, 'file')}`, ...parts].join('; ');
}

/** For a terminal and for whoever reads `path:line:column`; what was mended is listed when verbose. */
export const reportLintText: Reporter<LintRun> = ({ report }, options) => {
  const page = pageOf(options);
  const listed = report.findings.filter(({ fixed }) => page.verbose || !fixed);
  const shown = takeFirst(listed, options.limit);
  const hidden = listed.length - shown.length;
  const more = `${countOf(hidden)} more ${hidden === 1 ? 'finding' : 'findings'}: --limit 0 shows all`;
  const lines = [
    ...shown.map((finding) => describe(finding, page)),
    ...(hidden === 0 ? [] : wrap(more, page.width, '', 2)),
    ...wrap(summarize(report), page.width, '', 2).map((line) => page.paint('bold', line)),
  ];
  return `${lines.join('\n')}\n`;
};
