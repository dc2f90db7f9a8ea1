import { NoProof } from '../model/errors.ts';
import type { ClonesReport } from '../model/finding.ts';
import type { ClonesOptions, ProveOptions } from '../model/options.ts';
import type { ProofSummary } from '../model/proof.ts';
import { rankByProfile } from '../profile/index.ts';
import { openWorkshop, type Workshop } from '../proof/cargo/index.ts';
import { requireCleanTree } from '../proof/patch/index.ts';
import { quote } from '../source/index.ts';
import { type Audited, openAudit } from './clones-audit.ts';
import { applyProfile } from './profile.ts';
import { proveIn } from './prove-in.ts';
import { filtered } from './prove-report.ts';
import { surround } from './surroundings.ts';

/**
 * audit -> a work tree of our own -> what rustc accepts, crate by crate -> groups -> patch -> tests -> report. Where a
 * proof could not be had `proof.not_proved` says what and why, and those findings are what the audit made of them.
 * UserError for options that cannot be met. Throws the reason of `prove.stop` when it is aborted.
 */
export async function proveClones(
  options: ClonesOptions,
  prove: ProveOptions,
): Promise<ClonesReport> {
  const opened = await openAudit({
    ...options,
    ...{ onlyActionable: false, buckets: null, patch: null, apply: false, asJson: false },
  });
  if (options.apply) await requireCleanTree(opened.source);
  // A file that is no profile is told of now, not after the proof.
  const audit =
    options.profile === null ? opened : await withProfile(opened, options.profile, options);
  const proved = await proveAudit(audit, options, prove);
  const shown = filtered(rankAgain(proved), options);
  if (!options.asPage) return shown;
  return { ...shown, surroundings: await surround(audit.source, shown.candidates, audit.blobs) };
}

const withProfile = async (
  audit: Audited,
  file: string,
  { warn }: ClonesOptions,
): Promise<Audited> => ({
  ...audit,
  report: await applyProfile(audit.report, audit.results, file, warn),
});

/** The proof moves findings between buckets; where a profile ranked them it ranks them again. */
const rankAgain = (report: ClonesReport): ClonesReport =>
  (report.profile?.functions.matched ?? 0) === 0
    ? report
    : { ...report, candidates: rankByProfile(report.candidates) };

/** The report with the compiler's word in it; where none could be had, with why. */
async function proveAudit(
  audit: Audited,
  options: ClonesOptions,
  prove: ProveOptions,
): Promise<ClonesReport> {
  const started = performance.now();
  const { source, report } = audit;
  let workshop: Workshop;
  try {
    workshop = await openWorkshop({
      source,
      targetDir: prove.targetDir,
      offline: prove.offline,
      timeout_s: prove.timeout ?? 3600,
      features: prove.features,
      stop: prove.stop,
      useMemory: options.cache,
      warn: options.warn,
    });
  } catch (error) {
    if (!(error instanceof NoProof)) throw error;
    options.warn(error.message);
    if (options.patch !== null) options.warn(`no patch was written to ${quote(options.patch)}`);
    if (options.apply) options.warn('no edit was applied');
    return { ...report, proof: withoutProof(prove, error.message) };
  }
  try {
    const done = await proveIn(workshop, audit, options, prove);
    const { checks, cargo_ms } = workshop.counts();
    const elapsed_ms = Math.round(performance.now() - started);
    return {
      ...done,
      proof: { ...done.proof, checks, cargo_ms: Math.round(cargo_ms), elapsed_ms },
    };
  } finally {
    for (const line of await workshop.close()) options.warn(line);
  }
}

const withoutProof = ({ mode }: ProveOptions, why: string): ProofSummary => ({
  mode,
  rev: null,
  dirty: false,
  toolchain: 'none',
  toolchain_asked: null,
  toolchain_note: null,
  crates: [],
  groups: [],
  tests: [],
  patch: [],
  ...{ checks: 0, cargo_ms: 0, elapsed_ms: 0 },
  not_proved: [{ what: 'everything', why }],
});
