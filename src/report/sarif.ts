import {
  type Bucket,
  buckets,
  type ClonesReport,
  type Finding,
  type FindingGroup,
  highestScore,
} from '../model/finding.ts';
import { bucketWords, isActionable } from './buckets.ts';
import { sayProved } from './proof-words.ts';
import { type Reporter, takeFirst } from './reporter.ts';
import {
  artifact,
  describeTool,
  message,
  notifySkipped,
  rootUri,
  sarifLog,
} from './sarif-parts.ts';

const rules = buckets.filter((bucket) => bucketWords[bucket].actionable);

const describeRule = (bucket: Bucket) => ({
  id: bucket,
  shortDescription: { text: `${bucketWords[bucket].short}.` },
  fullDescription: { text: bucketWords[bucket].help },
  help: { text: bucketWords[bucket].help },
  defaultConfiguration: { level: bucket === 'undecided' ? 'note' : 'warning' },
});

function relate(group: FindingGroup) {
  return {
    id: 1,
    physicalLocation: {
      artifactLocation: artifact(group.path),
      region: { startLine: group.line },
    },
    message: message(`${group.why}. From: ${group.from} To: ${group.to}`),
  };
}

const sentences = (parts: readonly string[]): string =>
  parts
    .filter((part) => part !== '')
    .reduce((text, part) => `${text}. ${part}`.replace('.. ', '. '));

function describeResult(finding: Finding, group: FindingGroup | undefined) {
  const { bucket, path, line, column, end_line, end_column, tier, baseline } = finding;
  const said = finding.change ?? bucketWords[bucket].short;
  const why = finding.removal_rationale ?? finding.cost_reason;
  const compiler = finding.proved === null ? '' : `rustc: ${sayProved(finding.proved)}`;
  return {
    ruleId: bucket,
    ruleIndex: rules.indexOf(bucket),
    level: bucket === 'undecided' || tier === 'low' ? 'note' : 'warning',
    message: message(sentences([said, why, compiler])),
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifact(path),
          region: {
            startLine: line,
            startColumn: column,
            endLine: end_line,
            endColumn: end_column,
          },
        },
        ...(finding.function === null
          ? {}
          : { logicalLocations: [{ fullyQualifiedName: finding.function, kind: 'function' }] }),
      },
    ],
    ...(group === undefined ? {} : { relatedLocations: [relate(group)] }),
    partialFingerprints: { 'dynAuditClone/v1': finding.id },
    ...(finding.suppressed
      ? {
          suppressions: [
            { kind: 'inSource', justification: 'suppressed by a comment at the site' },
          ],
        }
      : {}),
    ...(baseline === undefined ? {} : { baselineState: baseline ? 'unchanged' : 'new' }),
    rank: Math.round((finding.score / highestScore) * 1000) / 10,
    properties: {
      rule: finding.rule,
      text: finding.text,
      confidence: finding.confidence,
      cost: finding.cost,
      tier,
      hot_path: finding.hot_path,
      group: finding.group,
      ...(finding.proved === null ? {} : { proved: finding.proved }),
      ...(finding.profile ? { profile: finding.profile } : {}),
    },
  };
}

/** Files that were left out, and what was to be proved and was not. */
function notifyAll({ summary, proof }: ClonesReport) {
  const invocation = notifySkipped(summary.files_skipped, 'not audited');
  const open = (proof?.not_proved ?? []).map(({ what, why }) => ({
    level: 'warning',
    message: message(`not proved: ${what}: ${why}`),
  }));
  return {
    ...invocation,
    toolExecutionNotifications: [...invocation.toolExecutionNotifications, ...open],
  };
}

function describeRun(report: ClonesReport, limit: number, version: string | undefined) {
  const groups = new Map(report.groups.map((group) => [group.id, group]));
  const shown = takeFirst(report.candidates.filter(isActionable), limit);
  return {
    tool: describeTool('dyn-audit', version, rules.map(describeRule)),
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { SRCROOT: { uri: rootUri(report.root) } },
    invocations: [notifyAll(report)],
    results: shown.map((each) => describeResult(each, groups.get(each.group ?? ''))),
    properties: {
      rev: report.rev,
      summary: report.summary,
      ...(report.proof === undefined ? {} : { proof: report.proof }),
      ...(report.profile === undefined ? {} : { profile: report.profile }),
    },
  };
}

/** SARIF 2.1.0: what can go and what is undecided; suppressed findings stay in, marked as such. */
export const reportSarif: Reporter<ClonesReport> = (report, { limit, version }) =>
  sarifLog(describeRun(report, limit, version));
