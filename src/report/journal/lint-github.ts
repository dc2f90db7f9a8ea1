import type { LintFinding, LintRun } from '../../model/journal-lint.ts';
import { countOf } from '../count.ts';
import { escapeData, escapeProperty } from '../escape-github.ts';
import { type Reporter, takeFirst } from '../reporter.ts';

function annotate(finding: LintFinding): string {
  const { path, line, column, end_line, end_column, severity, rule, name, message } = finding;
  // GitHub refuses columns on annotations of more than one line.
  const columns = line === end_line ? [`col=${column}`, `endColumn=${end_column}`] : [];
  const where = [`file=${escapeProperty(path)}`, `line=${line}`, `endLine=${end_line}`, ...columns];
  const title = escapeProperty(`${rule} ${name}`);
  return `::${severity} ${where.join(',')},title=${title}::${escapeData(message)}`;
}

const notice = (text: string): string => `::notice title=dyn-journal lint::${escapeData(text)}`;

/** Workflow commands: an annotation for each finding that is left. */
export const reportLintGithub: Reporter<LintRun> = ({ report }, { limit }) => {
  const open = report.findings.filter(({ fixed }) => !fixed);
  const shown = takeFirst(open, limit);
  const hidden = open.length - shown.length;
  const lines = shown.map(annotate);
  if (open.length === 0)
    lines.push(notice(`no problems in ${countOf(report.summary.files, 'file')}`));
  if (hidden > 0) lines.push(notice(`${countOf(hidden)} more: --limit 0 shows all`));
  return `${lines.join('\n')}\n`;
};
