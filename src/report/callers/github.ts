import type { CallersReport, Change, Confidence, MissedCaller } from '../../model/callers.ts';
import { escapeData, escapeProperty } from '../escape-github.ts';
import { type Reporter, takeFirst } from '../reporter.ts';
import { type Ink, sayOrigin, titleOf } from './change.ts';
import { changesById, sayCandidates, sayEffort, sayHidden, sayRange } from './view.ts';

const commands: Readonly<Record<Confidence, string>> = {
  certain: 'error',
  likely: 'warning',
  ambiguous: 'notice',
};

/** Everything is escaped afterwards, as a whole. */
const asIs: Ink = { code: (text) => text, plain: (text) => text };

function annotate(finding: MissedCaller, change: Change): string {
  const { path, line, end_line, column, confidence, message } = finding;
  // GitHub refuses columns on annotations of more than one line.
  const columns = line === end_line ? [`col=${column}`] : [];
  const where = [`file=${escapeProperty(path)}`, `line=${line}`, `endLine=${end_line}`, ...columns];
  const title = escapeProperty(`${titleOf(change, asIs)} (${confidence})`);
  const candidates = sayCandidates(finding, (place) => place);
  const said = [
    message,
    `Change: ${sayOrigin(change, asIs)}`,
    ...(candidates === '' ? [] : [`May mean: ${candidates}`]),
  ];
  const data = said.map(escapeData).join('%0A');
  return `::${commands[confidence]} ${where.join(',')},title=${title}::${data}`;
}

const notice = (text: string): string => `::notice title=dyn-audit callers::${escapeData(text)}`;

/** Workflow commands: errors for what is certain, warnings for what is likely, notices for the rest. */
export const reportGithub: Reporter<CallersReport> = (report, { limit }) => {
  const changes = changesById(report);
  const shown = takeFirst(report.findings, limit);
  const lines = shown.map((finding) => annotate(finding, changes.get(finding.change_id)!));
  if (report.findings.length === 0) {
    lines.push(notice(`no missed callers: ${sayRange(report, asIs)}; ${sayEffort(report)}`));
  }
  const hidden = sayHidden(report.findings.slice(shown.length));
  if (hidden !== '') lines.push(notice(`${hidden}: --limit 0 shows all`));
  return `${lines.join('\n')}\n`;
};
