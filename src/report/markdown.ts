import type { ClonesReport, Finding, FindingGroup } from '../model/finding.ts';
import { sayProfile } from '../model/say-profile.ts';
import { bucketWords, countBuckets, isActionable } from './buckets.ts';
import { countOf } from './count.ts';
import { code, prose } from './escape-markdown.ts';
import { listKept } from './markdown-kept.ts';
import { profileSection } from './markdown-profile.ts';
import { compilerLine, describeProof, sayTested } from './markdown-proof.ts';
import { type Reporter, type ReportOptions, takeFirst } from './reporter.ts';

const at = (path: string, line: number): string => code(`${path}:${line}`);

function reviewed({ root, rev, paths, summary }: ClonesReport): string[] {
  const looked = countBuckets(summary.by_bucket, () => true);
  const skipped = summary.files_skipped.map(({ path, why }) => `  - ${code(path)}: ${prose(why)}`);
  return [
    '## Reviewed',
    '',
    `- Root: ${code(root)}`,
    `- Revision: ${rev === null ? 'work tree' : code(rev)}`,
    `- Paths: ${paths.map(code).join(', ') || 'all'}`,
    `- Files: ${countOf(summary.files)}, skipped: ${countOf(skipped.length)}`,
    ...skipped,
    `- Clone sites: ${countOf(summary.total)}${looked === '' ? '' : ` (${looked})`}`,
  ];
}

function describe(finding: Finding, groups: ReadonlyMap<string, number>): string[] {
  const group = finding.group === null ? undefined : groups.get(finding.group);
  const objection = finding.roles.filter((role) => role.says === 'keep').map((role) => role.why);
  const marks = [
    `${finding.confidence} confidence`,
    ...(finding.suppressed ? ['suppressed'] : []),
    ...(finding.baseline === true ? ['in the baseline'] : []),
  ];
  const said: [label: string, text: string | null][] = [
    ['Source', finding.text === '' ? null : code(finding.text)],
    ['Hot path', prose(finding.hot_path)],
    ['Cost', `${finding.cost}: ${prose(finding.cost_reason)}`],
    ['Bucket', `${finding.bucket} (${marks.join(', ')})`],
    ['Change', finding.change && prose(finding.change)],
    ['Removal rationale', finding.removal_rationale && prose(finding.removal_rationale)],
    ['Required-clone check', finding.required_check && prose(finding.required_check)],
    ['Compiler', compilerLine(finding)],
    ['Profile', finding.profile ? sayProfile(finding.profile) : null],
    ['Objection', objection.map(prose).join('; ')],
    ['Proof', finding.proof && prose(finding.proof)],
    ['Validation', finding.validation && code(finding.validation)],
    ['Group', group === undefined ? null : String(group)],
  ];
  return said
    .filter(([, text]) => text !== null && text !== '')
    .map(([label, text]) => `- ${label}: ${text}`);
}

function candidates(found: readonly Finding[], limit: number, groups: readonly FindingGroup[]) {
  const shown = takeFirst(found, limit);
  const more = found.length - shown.length;
  const numbers = new Map(groups.map((group, i) => [group.id, i + 1]));
  return [
    '## Candidates',
    '',
    ...(found.length === 0 ? ['none', ''] : []),
    ...shown.flatMap((each, i) => [
      `### ${i + 1}. ${at(each.path, each.line)}`,
      '',
      ...describe(each, numbers),
      '',
    ]),
    ...(more > 0 ? [`${countOf(more)} more: \`--limit 0\` shows all.`, ''] : []),
  ];
}

function describeGroups(report: ClonesReport, limit: number): string[] {
  if (report.groups.length === 0) return [];
  const places = new Map(report.candidates.map((each) => [each.id, at(each.path, each.line)]));
  const shown = takeFirst(report.groups, limit);
  const more = report.groups.length - shown.length;
  return [
    '## Groups',
    '',
    ...shown.flatMap(({ path, line, from, to, why, members }, i) => [
      `${i + 1}. ${at(path, line)} frees ${countOf(members.length, 'clone')}`,
      `   - From: ${code(from)}`,
      `   - To: ${code(to)}`,
      `   - Why: ${prose(why)}`,
      `   - Clones: ${members.flatMap((id) => places.get(id) ?? []).join(', ') || 'not in this list'}`,
    ]),
    ...(more > 0 ? ['', `${countOf(more)} more: \`--limit 0\` shows all.`] : []),
    '',
  ];
}

function sayChanges(report: ClonesReport, { patch, applied }: ReportOptions): string[] {
  const written = patch ? `written to ${code(patch)}` : 'none: audit-only';
  const untested = applied
    ? 'not run: see the validation of each candidate'
    : 'not run: no files changed';
  return [
    `patches: ${applied ? 'applied to the work tree' : written}`,
    '',
    `tests: ${sayTested(report) ?? untested}`,
  ];
}

/** The audit as a document for a pull request or a work log. */
export const reportMarkdown: Reporter<ClonesReport> = (report, options) => {
  const found = report.candidates.filter(isActionable);
  const lines = [
    '# Clone audit',
    '',
    ...reviewed(report),
    '',
    ...describeProof(report, options.limit),
    ...profileSection(report),
    ...candidates(found, options.limit, report.groups),
    ...describeGroups(report, options.limit),
    ...listKept(report, (bucket) => !bucketWords[bucket].actionable),
    ...sayChanges(report, options),
  ];
  return `${lines.join('\n')}\n`;
};
