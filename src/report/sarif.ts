import { pathToFileURL } from 'node:url';
import {
  type Bucket,
  buckets,
  type ClonesReport,
  type Finding,
  type FindingGroup,
  highestScore,
} from '../model/finding.ts';
import { toJson } from '../model/json.ts';
import { bucketWords, isActionable } from './buckets.ts';
import { printable } from './printable.ts';
import { type Reporter, takeFirst } from './reporter.ts';

const rules = buckets.filter((bucket) => bucketWords[bucket].actionable);

/** Lone surrogates have no percent-encoding; the replacement character stands for them. */
const encodePath = (path: string): string =>
  path
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');

/** In SARIF's message strings braces mark placeholders and `[..](..)` marks a link. */
const message = (text: string): { text: string } => ({
  text: printable(text).replace(/[{}]/g, '$&$&').replaceAll('](', '] ('),
});

const artifact = (path: string) => ({ uri: encodePath(path), uriBaseId: 'SRCROOT' });

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

function describeResult(finding: Finding, group: FindingGroup | undefined) {
  const { bucket, path, line, column, end_line, end_column, tier, baseline } = finding;
  const said = finding.change ?? bucketWords[bucket].short;
  const why = finding.removal_rationale ?? finding.cost_reason;
  return {
    ruleId: bucket,
    ruleIndex: rules.indexOf(bucket),
    level: bucket === 'undecided' || tier === 'low' ? 'note' : 'warning',
    message: message(why === '' ? said : `${said}. ${why}`.replace('.. ', '. ')),
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
    },
  };
}

const rootUri = (root: string): string => {
  const uri = pathToFileURL(root.replace(/\p{Cs}/gu, '\ufffd')).href;
  return uri.endsWith('/') ? uri : `${uri}/`;
};

function describeRun(report: ClonesReport, limit: number, version: string | undefined) {
  const groups = new Map(report.groups.map((group) => [group.id, group]));
  const shown = takeFirst(report.candidates.filter(isActionable), limit);
  return {
    tool: {
      driver: {
        name: 'dyn-audit',
        ...(version === undefined ? {} : { version }),
        rules: rules.map(describeRule),
      },
    },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { SRCROOT: { uri: rootUri(report.root) } },
    invocations: [
      {
        executionSuccessful: true,
        toolExecutionNotifications: report.summary.files_skipped.map(({ path, why }) => ({
          level: 'warning',
          message: message(`not audited: ${why}`),
          locations: [{ physicalLocation: { artifactLocation: artifact(path) } }],
        })),
      },
    ],
    results: shown.map((each) => describeResult(each, groups.get(each.group ?? ''))),
    properties: { rev: report.rev, summary: report.summary },
  };
}

/** SARIF 2.1.0: what can go and what is undecided; suppressed findings stay in, marked as such. */
export const reportSarif: Reporter = (report, { limit, version }) =>
  `${toJson(
    {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [describeRun(report, limit, version)],
    },
    1,
  )}\n`;
