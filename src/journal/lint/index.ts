export { type Baseline, emptyBaseline } from './baseline.ts';
export { type JournalFiles, withTexts } from './files.ts';
export { isMarkdown } from './kinds.ts';
export {
  type FixResult,
  fixFiles,
  joinResults,
  type LintContext,
  type LintInput,
  type LintResult,
  lintFiles,
  openLint,
} from './lint.ts';
export type { LintRule } from './rule.ts';
export { lintRules } from './rules/index.ts';
export { defaultSettings, readSettings } from './settings.ts';
