import { join, resolve } from 'node:path';
import {
  fixFiles,
  isMarkdown,
  type JournalFiles,
  type LintInput,
  type LintRule,
  lintFiles,
  lintRules,
  readSettings,
} from '../journal/lint/index.ts';
import { openVault, replaceText, type Vault } from '../journal/vault/index.ts';
import { UserError } from '../model/errors.ts';
import type {
  JournalSettings,
  LintFinding,
  LintOptions,
  LintReport,
  LintRuleDescription,
  LintRun,
} from '../model/journal.ts';
import { readBaseline, writeBaseline } from './journal-baseline.ts';
import { openFromStdin, openFromVault } from './journal-lint-open.ts';
import { createSecretFinder, type SecretFinder, secretsIn } from './journal-secrets.ts';

/** What a lint uses besides the journal; tests bring their own. */
export interface LintParts {
  readonly rules: readonly LintRule[];
  readonly now: Date;
}

/** vault -> scope -> texts -> rules -> report: what is wrong in a journal, and mends it where that was asked for. */
export async function lintJournal(
  options: LintOptions,
  { rules: ruleList, now }: LintParts = { rules: lintRules, now: new Date() },
): Promise<LintRun> {
  const started = performance.now();
  const vault = openVault(options.root, { requireIndex: true });
  const settings = readSettings(vault.settings);
  const { files, scope, lastCommits } =
    options.stdin === null
      ? await openFromVault(vault, settings, options)
      : openFromStdin(vault, settings, options.stdin);
  const baselineFile = baselineOf(vault, settings, options);
  const findSecrets = createSecretFinder(files, settings, options.env);
  const input: LintInput = {
    rules: ruleList,
    settings,
    files,
    ...scope,
    today: latestDay(now),
    lastCommits,
    secrets: await secretsIn(files, scope.paths, findSecrets),
    baseline: baselineFile === null ? null : readBaseline(baselineFile, options.updateBaseline),
  };
  const result = options.fix ? await fix(vault, input, findSecrets) : lintFiles(input);
  if (baselineFile !== null && options.updateBaseline)
    writeBaseline(baselineFile, input.baseline ?? new Map(), scope.paths, result.fingerprints);
  const findings = options.compat
    ? result.findings.filter((finding) => names(finding, scope.ours))
    : result.findings;
  return {
    report: {
      schema: 'dyn-journal/lint@1',
      root: vault.root,
      elapsed_ms: Math.round((performance.now() - started) * 10) / 10,
      findings,
      summary: summarize(findings, scope.paths.length, result.suppressed),
    },
    rules: ruleList.map(describeRule),
  };
}

/** The rules in words, in the order of their ids. */
export const listRules = (): readonly LintRuleDescription[] => lintRules.map(describeRule);

const describeRule = (rule: LintRule): LintRuleDescription => ({
  id: rule.id,
  name: rule.name,
  severity: rule.severity,
  about: rule.about,
  why: rule.why,
  fixable: rule.fixable,
  optional: rule.optional === true,
});

function baselineOf(
  { root }: Vault,
  settings: JournalSettings,
  { baseline, updateBaseline }: LintOptions,
): string | null {
  if (baseline !== null) return resolve(baseline);
  if (settings.baseline !== null) return join(root, settings.baseline);
  if (updateBaseline)
    throw new UserError(
      '--update-baseline: expected --baseline FILE or a baseline in .dyn-journal.yaml',
    );
  return null;
}

/** The day that it is where days begin first: what lies after it is in the future for everyone. */
const latestDay = (now: Date): string =>
  new Date(now.getTime() + 14 * 3_600_000).toISOString().slice(0, 10);

/** Mends and writes; the first file that cannot be written ends it, whole files before it stay mended. */
async function fix(vault: Vault, input: LintInput, findSecrets: SecretFinder) {
  const result = await fixFiles(input, { reach: input.ours, findSecrets });
  for (const { path, before, after } of result.changed) {
    const written = replaceText(vault.root, path, before, after);
    if ('why' in written) throw new UserError(`cannot fix '${path}': ${written.why}`);
  }
  return result;
}

/** The finding is in one of the files, or speaks of one. */
const names = ({ path, message }: LintFinding, ours: ReadonlySet<string>): boolean =>
  ours.has(path) || [...ours].some((each) => message.includes(each));

function summarize(
  findings: readonly LintFinding[],
  files: number,
  suppressed: number,
): LintReport['summary'] {
  const open = findings.filter(({ fixed }) => !fixed);
  const errors = open.filter(({ severity }) => severity === 'error').length;
  return {
    files,
    errors,
    warnings: open.length - errors,
    fixable: open.filter(({ fixable }) => fixable).length,
    suppressed,
    fixed: findings.length - open.length,
  };
}
