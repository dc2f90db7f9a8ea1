import type { ClonesReport, Finding, FindingGroup, Proved } from '../model/finding.ts';
import type { CrateProof, ProofSummary, ProvedTests } from '../model/proof.ts';
import { countOf } from './count.ts';

const tried: Readonly<Record<'finding' | 'move' | 'borrow', string>> = {
  finding: 'with the change',
  move: 'without it',
  borrow: 'with a reference in its place',
};

/** `compiles without it`, `refuses: E0382: ...`; the subject is the compiler. */
export function sayProved({ compiles, but, form, diagnostic }: Proved): string {
  const how = tried[form ?? 'move'];
  if (!compiles) return `refuses: ${diagnostic ?? 'no diagnostic'}`;
  return but === null ? `compiles ${how}` : `compiles ${how}, but ${but}`;
}

/** `21.3 s`, `12 min 5 s`. */
function sayTime(ms: number): string {
  const tenths = Math.round(ms / 100) / 10;
  if (tenths < 120) return `${tenths.toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${countOf(Math.floor(seconds / 60))} min ${seconds % 60} s`;
}

const sum = (crates: readonly CrateProof[], of: (crate: CrateProof) => number): number =>
  crates.reduce((total, crate) => total + of(crate), 0);

/** What came of it, in one sentence. */
export function sayResult({ crates }: ProofSummary): string {
  const can = sum(crates, ({ compiles }) => compiles);
  const must = sum(crates, ({ but }) => but);
  const all = sum(crates, (crate) => crate.tried);
  const stay = must === 0 ? '' : `; ${countOf(must)} more compile, but must stay`;
  if (all === 0) return 'nothing was tried';
  return `${countOf(can)} of ${countOf(all, 'site')} can go together${stay}`;
}

/** What it took. */
export function sayEffort({ crates, checks, cargo_ms, elapsed_ms }: ProofSummary): string {
  const known = sum(crates, ({ remembered }) => remembered);
  const remembered = known === 0 ? '' : ` (${countOf(known)} of them answered by an earlier proof)`;
  const time = `${sayTime(cargo_ms)} in cargo, ${sayTime(elapsed_ms)} in all`;
  return `${countOf(checks, 'check')}${remembered}, ${time}`;
}

/** Toolchain, and why it is not the one that was asked for. */
export function sayToolchain({ toolchain, toolchain_note }: ProofSummary): string {
  return toolchain_note === null ? toolchain : `${toolchain}: ${toolchain_note}`;
}

/** The tree that was checked. */
export function sayTree({ rev, dirty, mode }: ProofSummary): string {
  const what = rev === null ? 'the files as they are' : rev.slice(0, 12);
  const over = dirty ? ' with the uncommitted changes' : '';
  return `${what}${over}, ${mode === 'wide' ? 'every site' : 'the removable findings'}`;
}

/** One crate that was checked; null for one that was not. */
function sayCrate(crate: CrateProof, verbose: boolean): string | null {
  if (crate.status === 'failed') return null;
  const { features, features_left_out: without } = crate;
  const parts = [
    `${countOf(crate.compiles)} of ${countOf(crate.tried, 'site')} can go`,
    ...(crate.but === 0 ? [] : [`${countOf(crate.but)} must stay`]),
    ...(crate.unseen === 0 ? [] : [`${countOf(crate.unseen)} in no build`]),
    countOf(crate.checks, 'check'),
    `${sayTime(crate.cargo_ms)} in cargo`,
    ...(verbose && features.length > 0 ? [`with features ${features.join(' ')}`] : []),
    ...without.map(({ feature, why }) => `without feature ${feature}: ${why}`),
  ];
  return `${crate.crate}: ${parts.join(', ')}`;
}

/** A run of tests before and after. */
function sayTests({ crate, filter, result, before, after, why }: ProvedTests): string {
  const what = `${crate} ${filter}`.trim();
  if (result === 'none') return `${what}: ${why ?? 'no test to run'}`;
  const named = [
    ...(after.hung.length === 0 ? [] : [`hangs: ${after.hung.join(' ')}`]),
    ...(after.failed.length === 0 ? [] : [`fails: ${after.failed.join(' ')}`]),
    ...(why === null ? [] : [why]),
  ];
  const counts = `${countOf(before.passed)} passed before, ${countOf(after.passed)} after`;
  return `${what}: ${[result, counts, ...named].join(', ')}`;
}

/** A group by the change that it is. */
const sayGroup = (id: string, groups: ReadonlyMap<string, FindingGroup>): string => {
  const group = groups.get(id);
  return group === undefined
    ? `group ${id}`
    : `${group.path}:${group.line}: ${group.from} becomes ${group.to}`;
};

const place = ({ path, line, column }: Finding): string => `${path}:${line}:${column}`;

/** The parts of a proof that are lists: a title and its items, in the order of a report. */
export function proofLists(
  { groups, candidates }: ClonesReport,
  proof: ProofSummary,
  verbose: boolean,
): readonly (readonly [title: string, items: readonly string[]])[] {
  const known = new Map(groups.map((group) => [group.id, group]));
  const told = new Set(proof.not_proved.map(({ what }) => what));
  const failed = proof.crates.filter(
    ({ status, crate }) => status === 'failed' && !told.has(crate),
  );
  const objected = candidates.flatMap((finding) =>
    finding.proved?.compiles === true && finding.proved.but !== null
      ? [`${place(finding)}: ${finding.proved.but}`]
      : [],
  );
  return [
    ['Crates', proof.crates.flatMap((crate) => sayCrate(crate, verbose) ?? [])],
    ['Compile, but must stay', objected],
    [
      'Signatures that compile with all their callers',
      proof.groups.flatMap(({ id, compiles, files }) =>
        compiles ? [`${sayGroup(id, known)} (${countOf(files.length, 'file')})`] : [],
      ),
    ],
    [
      'Signatures that stay',
      proof.groups.flatMap(({ id, compiles, why }) =>
        compiles ? [] : [`${sayGroup(id, known)}: ${why ?? 'it does not compile'}`],
      ),
    ],
    ['Tests', proof.tests.map(sayTests)],
    [
      'Patch',
      proof.patch.map(
        ({ subsystem, files, findings }) =>
          `${subsystem}: ${countOf(findings.length, 'finding')} in ${countOf(files.length, 'file')}`,
      ),
    ],
    [
      'Files in no build',
      proof.crates.flatMap((crate) => crate.unseen_files.map(({ path, why }) => `${path}: ${why}`)),
    ],
    [
      'Not proved',
      [
        ...proof.not_proved.map(({ what, why }) => `${what}: ${why}`),
        ...failed.map(({ crate, why }) => `${crate}: ${why ?? 'it does not build'}`),
      ],
    ],
  ];
}
