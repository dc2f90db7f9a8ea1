import type { CallersReport, MissedCaller } from '../../model/callers.ts';
import { countOf } from '../count.ts';
import { code, prose } from '../escape-markdown.ts';
import type { Reporter } from '../reporter.ts';
import { clip, type Ink, sayOrigin, sayPlaces, titleOf } from './change.ts';
import {
  type ChangeGroup,
  sayCandidates,
  sayEffort,
  sayHidden,
  sayRange,
  sayTiers,
  viewOf,
} from './view.ts';

const ink: Ink = { code, plain: prose };

function describePlace(finding: MissedCaller, verbose: boolean): string[] {
  const { confidence, path, line, context, message, text } = finding;
  const candidates = sayCandidates(finding, code, verbose);
  return [
    `- **${confidence}** ${code(`${path}:${line}`)} (${context}): ${prose(message)}`,
    ...(text === '' ? [] : [`  - ${code(verbose ? text : clip(text))}`]),
    ...(candidates === '' ? [] : [`  - may mean ${candidates}`]),
  ];
}

function describeGroup({ change, findings, shown }: ChangeGroup, verbose: boolean): string[] {
  const subject = change.since === null ? '' : `: ${prose(change.since.subject)}`;
  const detail = change.detail === '' ? [] : [`${prose(change.detail)}  `];
  return [
    `### ${titleOf(change, ink)}: ${sayPlaces(change, findings)}`,
    '',
    ...detail,
    `Change: ${sayOrigin(change, ink)}${subject}`,
    '',
    ...shown.flatMap((finding) => describePlace(finding, verbose)),
    '',
  ];
}

/** Folded: a reviewer looks at them last. GitHub reads Markdown inside of it after an empty line. */
function foldAmbiguous(groups: readonly ChangeGroup[], verbose: boolean): string[] {
  if (groups.length === 0) return [];
  const count = groups.reduce((sum, { shown }) => sum + shown.length, 0);
  return [
    '<details>',
    `<summary>${countOf(count)} ambiguous: the name has several definitions, and one that is left may be meant</summary>`,
    '',
    ...groups.flatMap((group) => describeGroup(group, verbose)),
    '</details>',
    '',
  ];
}

/** A comment for a pull request: the places by change, the ambiguous ones folded, the summary. */
export const reportMarkdown: Reporter<CallersReport> = (report, { limit, verbose }) => {
  const { sure, ambiguous, hidden } = viewOf(report, limit);
  const more = sayHidden(hidden);
  const { by_confidence, files_skipped } = report.summary;
  const found = report.findings.length === 0 ? 'No missed callers' : sayTiers(by_confidence);
  const lines = [
    '## Missed callers',
    '',
    ...sure.flatMap((group) => describeGroup(group, verbose)),
    ...foldAmbiguous(ambiguous, verbose),
    ...(more === '' ? [] : [`${more}: \`--limit 0\` shows all.`, '']),
    `${found}: ${sayRange(report, ink)}; ${sayEffort(report)}`,
    ...(verbose && files_skipped.length > 0
      ? ['', ...files_skipped.map(({ path, why }) => `- skipped ${code(path)}: ${prose(why)}`)]
      : []),
  ];
  return `${lines.join('\n')}\n`;
};
