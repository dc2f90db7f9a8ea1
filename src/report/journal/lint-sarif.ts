import type { LintFinding, LintRuleDescription, LintRun } from '../../model/journal-lint.ts';
import { type Reporter, takeFirst } from '../reporter.ts';
import { artifact, describeTool, message, rootUri, sarifLog } from '../sarif-parts.ts';

const describeRule = ({ id, name, about, why, severity, optional }: LintRuleDescription) => ({
  id,
  name,
  shortDescription: { text: about },
  fullDescription: { text: why },
  help: { text: why },
  defaultConfiguration: { level: severity, enabled: !optional },
});

function describeResult(finding: LintFinding, place: number) {
  const { rule, severity, path, line, column, end_line, end_column, fixable } = finding;
  return {
    ruleId: rule,
    ...(place < 0 ? {} : { ruleIndex: place }),
    level: severity,
    message: message(finding.message),
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
      },
    ],
    properties: { fixable },
  };
}

/** SARIF 2.1.0: all rules, and the findings that are left. */
export const reportLintSarif: Reporter<LintRun> = ({ report, rules }, { limit, version }) => {
  const open = report.findings.filter(({ fixed }) => !fixed);
  const places = new Map(rules.map(({ id }, at) => [id, at]));
  return sarifLog({
    tool: describeTool('dyn-journal', version, rules.map(describeRule)),
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { SRCROOT: { uri: rootUri(report.root) } },
    invocations: [{ executionSuccessful: true }],
    results: takeFirst(open, limit).map((finding) =>
      describeResult(finding, places.get(finding.rule) ?? -1),
    ),
    properties: { summary: report.summary },
  });
};
