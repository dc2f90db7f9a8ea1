import {
  type CallersReport,
  type Change,
  type Confidence,
  type FindingKind,
  findingKinds,
  type MissedCaller,
} from '../../model/callers.ts';
import { type Reporter, takeFirst } from '../reporter.ts';
import {
  artifact,
  describeTool,
  message,
  notifySkipped,
  rootUri,
  sarifLog,
} from '../sarif-parts.ts';
import { type Ink, sayOrigin, titleOf } from './change.ts';
import { kindWords } from './kinds.ts';
import { changesById } from './view.ts';

const levels: Readonly<Record<Confidence, string>> = {
  certain: 'error',
  likely: 'warning',
  ambiguous: 'note',
};

const ruleOf = (kind: FindingKind): string => `missed-${kind.replace('_', '-')}`;

const describeRule = (kind: FindingKind) => ({
  id: ruleOf(kind),
  shortDescription: { text: `${kindWords[kind].short}.` },
  fullDescription: { text: kindWords[kind].help },
  help: { text: kindWords[kind].help },
  defaultConfiguration: { level: 'warning' },
});

/** `message` escapes the whole. */
const ink: Ink = { code: (text) => `'${text}'`, plain: (text) => text };

interface Place {
  readonly path: string;
  readonly line: number;
  readonly said: string;
}

/** What the head still has: a definition that only changed, and those that the name may mean. */
function relatedTo({ candidates }: MissedCaller, change: Change): Place[] {
  const definition = { path: change.path, line: change.line, said: 'as the base defines it' };
  const others = candidates.flatMap((place) => {
    const [, path, line] = /^(.*):(\d{1,9})$/s.exec(place) ?? [];
    if (path === undefined || Number(line) < 1) return [];
    return [{ path, line: Number(line), said: 'it may mean this definition' }];
  });
  return change.change === 'signature' ? [definition, ...others] : others;
}

const relate = ({ path, line, said }: Place, at: number) => ({
  id: at + 1,
  physicalLocation: { artifactLocation: artifact(path), region: { startLine: line } },
  message: { text: said },
});

function describeResult(finding: MissedCaller, change: Change) {
  const { kind, confidence, path, line, column, end_line, context, symbol, text } = finding;
  const related = relatedTo(finding, change).map(relate);
  const why = `${titleOf(change, ink)} (${sayOrigin(change, { ...ink, code: ink.plain })})`;
  return {
    ruleId: ruleOf(kind),
    ruleIndex: findingKinds.indexOf(kind),
    level: levels[confidence],
    message: message(`${finding.message.replace(/\.$/, '')}. ${why}.`),
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifact(path),
          region: { startLine: line, startColumn: column, endLine: end_line },
        },
      },
    ],
    ...(related.length === 0 ? {} : { relatedLocations: related }),
    partialFingerprints: { 'dynAuditCaller/v1': finding.id },
    properties: { confidence, context, symbol, text, change: change.id },
  };
}

function describeRun(report: CallersReport, limit: number, version: string | undefined) {
  const { repo, base, head, merge_base, against, summary } = report;
  const changes = changesById(report);
  return {
    tool: describeTool('dyn-audit', version, findingKinds.map(describeRule)),
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { SRCROOT: { uri: rootUri(repo) } },
    invocations: [notifySkipped(summary.files_skipped, 'not indexed')],
    results: takeFirst(report.findings, limit).map((finding) =>
      describeResult(finding, changes.get(finding.change_id)!),
    ),
    properties: { base, head, merge_base, against, summary },
  };
}

/** SARIF 2.1.0: a rule for each kind of finding, the level by confidence. */
export const reportSarif: Reporter<CallersReport> = (report, { limit, version }) =>
  sarifLog(describeRun(report, limit, version));
