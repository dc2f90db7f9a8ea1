import type { LintRun } from '../../model/journal-lint.ts';
import type { Reporter } from '../reporter.ts';

/** All formats of `lint`, each loaded by name only. */
export const lintReporters = {
  text: async () => (await import('./lint-text.ts')).reportLintText,
  json: async () => (await import('./lint-json.ts')).reportLintJson,
  sarif: async () => (await import('./lint-sarif.ts')).reportLintSarif,
  github: async () => (await import('./lint-github.ts')).reportLintGithub,
} as const satisfies Readonly<Record<string, () => Promise<Reporter<LintRun>>>>;

export type LintFormat = keyof typeof lintReporters;

/** The names of the formats, as `--format` takes them. */
export const lintFormats = Object.keys(lintReporters) as LintFormat[];

/** How the rules themselves are shown. */
export const lintRuleLists = {
  text: async () => (await import('./lint-rules.ts')).listRulesText,
  json: async () => (await import('./lint-rules.ts')).listRulesJson,
  explain: async () => (await import('./lint-rules.ts')).explainRuleText,
} as const;
