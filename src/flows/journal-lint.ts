import { join, resolve } from 'node:path';
import {
  fixFiles,
  joinResults,
  type LintContext,
  type LintResult,
  type LintRule,
  lintRules,
  readSettings,
} from '../journal/lint/index.ts';
import { openVault, replaceText, type Vault } from '../journal/vault/index.ts';
import { UserError } from '../model/errors.ts';
import type { JournalSettings } from '../model/journal.ts';
import type {
  LintFinding,
  LintOptions,
  LintReport,
  LintRuleDescription,
  LintRun,
} from '../model/journal-lint.ts';
import { readBaseline, writeBaseline } from './journal-baseline.ts';
import { type Opened, openFromStdin, openFromVault } from './journal-lint-open.ts';
import { checkUnits, counterOn, unitsOf } from './journal-lint-units.ts';
import {
  type KnownSecrets,
  knownSecrets,
  type SecretFinder,
  secretFinder,
  secretsIn,
} from './journal-secrets.ts';
import { latestDay } from './latest-day.ts';

/** What a lint uses besides the journal; tests bring their own. */
export interface LintParts {
  readonly rules: readonly LintRule[];
  readonly now: Date;
}

/** vault -> scope -> texts -> rules -> report: what is wrong in a journal, and mends it where that was asked for. */
export async function lintJournal(
  options: LintOptions,
  { rules, now }: LintParts = { rules: lintRules, now: new Date() },
): Promise<LintRun> {
  const started = performance.now();
  const vault = openVault(options.root, { requireIndex: true });
  const settings = readSettings(vault.settings);
  const opened =
    options.stdin === null
      ? await openFromVault(vault, settings, options)
      : openFromStdin(vault, settings, options.stdin);
  const { files, scope, lastCommits } = opened;
  const baselineFile = baselineOf(vault, settings, options);
  const baseline =
    baselineFile === null ? null : readBaseline(baselineFile, options.updateBaseline);
  const context = {
    rules,
    settings,
    files,
    ours: scope.ours,
    today: latestDay(now),
    lastCommits,
    baseline,
  };
  const known = knownSecrets(files, settings, options.env);
  const result = options.fix
    ? await fix(vault, context, scope.paths, secretFinder(known))
    : await check(vault, context, known, opened);
  if (baselineFile !== null && options.updateBaseline)
    writeBaseline(baselineFile, baseline ?? new Map(), scope.paths, result.fingerprints);
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
    rules: rules.map(describeRule),
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

/** Checks in this thread, and in another where there is one. */
async function check(
  { root }: Vault,
  context: LintContext,
  known: KnownSecrets,
  { scope, folders, thread }: Opened,
): Promise<LintResult> {
  const units = unitsOf(scope.paths);
  const counter = new SharedArrayBuffer(4);
  const { rules: _, files: __, ...plain } = context;
  const { ignore } = context.settings;
  const task = { root, ignore, folders, units, counter, context: plain, known };
  const theirs = thread?.check(task);
  const own = checkUnits(units, counterOn(counter), context, secretFinder(known));
  return joinResults(await Promise.all(theirs === undefined ? [own] : [own, theirs]));
}

/** Mends and writes; the first file that cannot be written ends it, whole files before it stay mended. */
async function fix(
  vault: Vault,
  context: LintContext,
  paths: readonly string[],
  findSecrets: SecretFinder,
) {
  const secrets = await secretsIn(context.files, paths, findSecrets);
  const input = { ...context, paths, secrets };
  const result = await fixFiles(input, { reach: context.ours, findSecrets });
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
