import type { JournalFiles } from '../../../src/journal/lint/files.ts';
import { type LintInput, lintFiles } from '../../../src/journal/lint/lint.ts';
import { documentKinds, type LintRule, type Problem } from '../../../src/journal/lint/rule.ts';
import { defaultSettings } from '../../../src/journal/lint/settings.ts';

/** Rules for tests of what surrounds the rules; `all` kinds, one problem for each match. */
export function ruleOn(
  id: string,
  pattern: RegExp,
  more: Partial<LintRule> = {},
  fix?: (match: RegExpExecArray, path: string) => Problem['fix'],
): LintRule {
  return {
    id,
    name: `rule-${id.toLowerCase()}`,
    severity: 'error',
    about: 'A word stands where it should not.',
    why: 'Words matter.',
    fixable: fix !== undefined,
    kinds: documentKinds,
    *check({ document }) {
      for (const match of document.text.matchAll(new RegExp(pattern, 'g'))) {
        const mended = fix?.(match, document.path);
        yield {
          span: { start: match.index, end: match.index + match[0].length },
          message: `Unexpected ${match[0]}`,
          ...(mended && { fix: mended }),
        };
      }
    },
    ...more,
  };
}

/** Replaces what the rule found. */
export const replaceBy =
  (text: string) =>
  (match: RegExpExecArray, path: string): Problem['fix'] => ({
    path,
    splices: [{ start: match.index, end: match.index + match[0].length, text }],
  });

export const filesOf = (texts: Readonly<Record<string, string>>): JournalFiles => ({
  paths: Object.keys(texts).sort(),
  text: (path) => texts[path] ?? null,
  size: (path) => Buffer.byteLength(texts[path] ?? ''),
  look: () => 'none',
});

/** All files of a journal under the rules. */
export function inputOf(
  texts: Readonly<Record<string, string>>,
  rules: readonly LintRule[],
  more: Partial<LintInput> = {},
): LintInput {
  const files = filesOf(texts);
  return {
    rules,
    settings: defaultSettings,
    files,
    paths: files.paths,
    ours: new Set(files.paths),
    today: '2026-08-11',
    lastCommits: new Map(),
    secrets: new Map(),
    baseline: null,
    ...more,
  };
}

/** `path:line:column rule severity` of each finding. */
export const placesOf = (input: LintInput): string[] =>
  lintFiles(input).findings.map(
    ({ path, line, column, rule, severity }) => `${path}:${line}:${column} ${rule} ${severity}`,
  );
