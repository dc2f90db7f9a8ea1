import type { JournalSettings, Secret } from '../../model/journal.ts';
import type { LintFinding } from '../../model/journal-lint.ts';
import { splice } from '../document/index.ts';
import type { Baseline } from './baseline.ts';
import { activeRules, type Checked, checkFile, type Found } from './check.ts';
import type { JournalFiles } from './files.ts';
import { chooseFixes } from './fixes.ts';
import type { LintRule } from './rule.ts';
import { type Around, surround } from './surroundings.ts';

/** All that a lint depends on besides the files it is asked about: nothing else is read. */
export interface LintContext {
  readonly rules: readonly LintRule[];
  readonly settings: JournalSettings;
  readonly files: JournalFiles;
  /** Files that were named or changed: rules of style look at no others. */
  readonly ours: ReadonlySet<string>;
  /** The latest day that it is anywhere on earth. */
  readonly today: string;
  readonly lastCommits: ReadonlyMap<string, string>;
  /** Null: there is none, and none is asked for. */
  readonly baseline: Baseline | null;
}

export interface LintInput extends LintContext {
  /** Files to check; others are read only as far as rules ask for them. */
  readonly paths: readonly string[];
  readonly secrets: ReadonlyMap<string, readonly Secret[]>;
}

export interface LintResult {
  /** By path, then by place. */
  readonly findings: readonly LintFinding[];
  /** Problems that comments or the baseline keep out of the list. */
  readonly suppressed: number;
  /** What a baseline of this run holds: fingerprints of all findings, the known ones too, by path. */
  readonly fingerprints: ReadonlyMap<string, readonly string[]>;
}

/** Checks files under the rules, part by part. */
export type Linter = (
  paths: readonly string[],
  secrets: ReadonlyMap<string, readonly Secret[]>,
) => LintResult;

/** What one part asked of the journal is known to the next ones; the documents themselves are let go. */
export function openLint(context: LintContext): Linter {
  const around = surround(context.files, context.lastCommits);
  const check = checker(context, around);
  return (paths, secrets) =>
    resultOf(
      paths.map((path) => {
        const checked = check(path, secrets);
        // Thousands that are kept would cost more time than the few that are asked for again.
        if (!path.endsWith('INDEX.md')) around.forget(path);
        return checked;
      }),
    );
}

/** The result of all parts. */
export const joinResults = (results: readonly LintResult[]): LintResult => ({
  findings: results.flatMap(({ findings }) => findings).sort(byPlace),
  suppressed: results.reduce((sum, { suppressed }) => sum + suppressed, 0),
  fingerprints: new Map(results.flatMap(({ fingerprints }) => [...fingerprints])),
});

/** Checks the files under the rules. */
export const lintFiles = (input: LintInput): LintResult =>
  openLint(input)(input.paths, input.secrets);

export interface FixOptions {
  /** The only files that may be changed. */
  readonly reach: ReadonlySet<string>;
  readonly findSecrets: (texts: readonly string[]) => Promise<readonly (readonly Secret[])[]>;
}

export interface FixResult extends LintResult {
  readonly changed: readonly {
    readonly path: string;
    readonly before: string;
    readonly after: string;
  }[];
}

type Secrets = LintInput['secrets'];

/** A fix that asks for another fix is rare; one that undoes another would go on for ever. */
const passLimit = 5;

/** Checks, mends what is safe to mend, and checks again until nothing changes; mended findings stay in the list. */
export async function fixFiles(input: LintInput, options: FixOptions): Promise<FixResult> {
  const texts = new Map<string, string>();
  const secrets = new Map(input.secrets);
  const mended: Found[] = [];
  let around = surround(input.files, input.lastCommits);
  let checked = checkAll(input, around, secrets);
  for (let pass = 0; pass < passLimit; pass++) {
    const { chosen, changed } = mend(checked, around, options.reach);
    if (changed.size === 0) break;
    for (const found of chosen) mended.push(found);
    for (const [path, text] of changed) texts.set(path, text);
    const found = await options.findSecrets([...changed.values()]);
    [...changed.keys()].forEach((path, at) => secrets.set(path, found[at] ?? []));
    around = around.with(changed);
    checked = checkAll(input, around, secrets);
  }
  const result = resultOf(checked);
  return {
    ...result,
    findings: [...result.findings, ...reallyMended(mended, result.findings)].sort(byPlace),
    changed: [...texts]
      .map(([path, after]) => ({ path, before: input.files.text(path) ?? '', after }))
      .filter(({ before, after }) => before !== after),
  };
}

/** One pass: the fixes that were carried out and the texts after them. */
function mend(checked: readonly Checked[], around: Around, reach: ReadonlySet<string>) {
  const wanted = checked
    .flatMap(({ found }) => found)
    .flatMap((found) => (found.fix === null ? [] : [{ ...found.fix, found }]))
    .filter(({ path }) => reach.has(path));
  const { chosen, splices } = chooseFixes(wanted);
  const changed = new Map<string, string>();
  for (const [path, wantedSplices] of splices) {
    const before = around.document(path)?.text;
    if (before === undefined) continue;
    const after = splice(before, wantedSplices);
    if (after !== before) changed.set(path, after);
  }
  return {
    chosen: chosen.filter(({ path }) => changed.has(path)).map(({ found }) => found),
    changed,
  };
}

/** A finding that is still there after its fix was not mended. */
function reallyMended(mended: readonly Found[], left: readonly LintFinding[]): LintFinding[] {
  const key = ({ rule, path, message }: LintFinding): string => `${rule}\0${path}\0${message}`;
  const open = new Set(left.map(key));
  return mended
    .map(({ finding }) => finding)
    .filter((finding) => !open.has(key(finding)))
    .map((finding) => ({ ...finding, fixed: true }));
}

function checkAll(input: LintInput, around: Around, secrets: Secrets): readonly Checked[] {
  const check = checker(input, around);
  return input.paths.map((path) => check(path, secrets));
}

function checker({ rules, settings, ours, today, baseline }: LintContext, around: Around) {
  const active = activeRules(rules, settings);
  return (path: string, secrets: Secrets): Checked =>
    checkFile(path, { rules: active, settings, around, ours, today, secrets, baseline });
}

function resultOf(checked: readonly Checked[]): LintResult {
  const found = checked.flatMap((each) => each.found);
  const fingerprints = new Map<string, string[]>();
  for (const { finding, fingerprint } of checked.flatMap((each) => [
    ...each.found,
    ...each.known,
  ])) {
    if (fingerprint === null) continue;
    const known = fingerprints.get(finding.path);
    if (known === undefined) fingerprints.set(finding.path, [fingerprint]);
    else known.push(fingerprint);
  }
  return {
    findings: found.map(({ finding }) => finding).sort(byPlace),
    suppressed: checked.reduce((sum, { disabled, known }) => sum + disabled + known.length, 0),
    fingerprints,
  };
}

const byPlace = (a: LintFinding, b: LintFinding): number =>
  order(a.path, b.path) || a.line - b.line || a.column - b.column || order(a.rule, b.rule);

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
