import type { LintFinding, LintReport, LintRun } from '../../../src/model/journal-lint.ts';

const finding: LintFinding = {
  rule: 'J011',
  name: 'field-value',
  severity: 'error',
  path: 'kv-router/INDEX.md',
  line: 5,
  column: 9,
  end_line: 5,
  end_column: 14,
  message: 'Unexpected status doing, expected one of active, paused',
  fixable: false,
  fixed: false,
};

const rules: LintRun['rules'] = [
  {
    id: 'J011',
    name: 'field-value',
    severity: 'error',
    about: 'A field has a value that its schema does not allow.',
    why: 'Status reports read the fields.',
    fixable: true,
    optional: false,
  },
  {
    id: 'J061',
    name: 'bare-reference',
    severity: 'warning',
    about: 'A pull request is named without a link.',
    why: 'A name without a link leads nowhere.',
    fixable: false,
    optional: true,
  },
];

const reportOf = (
  findings: readonly LintFinding[],
  summary: Partial<LintReport['summary']>,
): LintRun => ({
  report: {
    schema: 'dyn-journal/lint@1',
    root: '/home/user/memory',
    elapsed_ms: 12.5,
    findings,
    summary: { files: 12, errors: 0, warnings: 0, fixable: 0, suppressed: 0, fixed: 0, ...summary },
  },
  rules,
});

const hostileText = 'a\u001b[31m\u202e%0A::error::{0}[x](y)\u2028\ud800,\r\nb';

/** Runs that each format must show. */
export const lintRuns = {
  empty: reportOf([], {}),
  typical: reportOf(
    [
      finding,
      {
        ...finding,
        rule: 'J061',
        name: 'bare-reference',
        severity: 'warning',
        line: 7,
        end_line: 9,
        message: 'Unexpected dynamo#12, expected a link',
      },
      { ...finding, path: 'planner/INDEX.md', fixable: true, message: 'Unexpected 2026-8-3' },
      { ...finding, path: 'planner/INDEX.md', line: 6, fixable: true, fixed: true },
    ],
    { files: 1234, errors: 2, warnings: 1, fixable: 1, suppressed: 3, fixed: 1 },
  ),
  hostile: reportOf([{ ...finding, path: `${hostileText}.md`, message: hostileText }], {
    files: 1,
    errors: 1,
  }),
} satisfies Readonly<Record<string, LintRun>>;
