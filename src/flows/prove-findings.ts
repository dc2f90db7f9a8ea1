import { type Bucket, type Finding, keptBuckets, type Proved } from '../model/finding.ts';
import type { SiteOutcome } from '../model/proof.ts';
import type { GroupsProof } from '../proof/groups/index.ts';
import { rerank } from '../scan/index.ts';

/** The rule of a finding that the analysis left undecided or kept, and that the compiler decided. */
const compilerRule = 'compiler';

/**
 * A finding with the compiler's word. What rustc accepts and nothing speaks against is removable, whatever the analysis
 * thought of it; a removal that was proposed with its edits and that rustc refuses is undecided again. What compiles,
 * but must stay, keeps its bucket and loses its confidence.
 */
export function withOutcome(finding: Finding, outcome: SiteOutcome, toolchain: string): Finding {
  if (outcome.verdict === 'unseen' || outcome.verdict === 'untried')
    return {
      ...finding,
      reasons: [...finding.reasons, `not proved: ${outcome.why ?? 'no answer'}`],
    };
  const proved: Proved = {
    compiles: outcome.verdict === 'compiles',
    but: outcome.but?.why ?? null,
    command: outcome.command ?? '',
    toolchain,
    diagnostic: outcome.verdict === 'compiles' ? null : outcome.why,
    form: outcome.form,
    receiver_type: outcome.receiver_type,
  };
  const said = { ...finding, proved };
  if (!proved.compiles) return wasProposed(finding) ? refused(said, outcome) : said;
  if (proved.but !== null) return objected(said);
  return accepted(said, outcome);
}

/** It said what to write instead, by itself. */
const wasProposed = ({ bucket, edits }: Finding): boolean =>
  (bucket === 'removable-move' || bucket === 'removable-borrow') && edits !== null;

/** The promise of the bucket does not hold. */
function refused(finding: Finding, { why }: SiteOutcome): Finding {
  return moved(finding, 'undecided', 'low', {
    rule: compilerRule,
    edits: null,
    reasons: [`rustc refuses it: ${why ?? 'no diagnostic'}`, ...finding.reasons],
  });
}

/** It stays for a person to decide. */
function objected(finding: Finding): Finding {
  if (keptBuckets.has(finding.bucket)) return finding;
  return moved(finding, finding.bucket, 'low', {});
}

function accepted(finding: Finding, { edits, form, command }: SiteOutcome): Finding {
  const proposed = wasProposed(finding);
  if (proposed && form === 'finding') return moved(finding, finding.bucket, 'high', { edits });
  const bucket: Bucket = form === 'borrow' ? 'removable-borrow' : 'removable-move';
  const receiver = finding.receiver === '' ? 'the value' : `\`${finding.receiver}\``;
  return moved(finding, bucket, 'high', {
    rule: proposed ? finding.rule : compilerRule,
    edits,
    change: form === 'borrow' ? `pass a reference to ${receiver}` : `hand over ${receiver} itself`,
    removal_rationale: 'rustc accepts the crate without it, and nothing speaks against it',
    required_check: finding.required_check ?? 'no lock, handle or order of drops depends on it',
    proof: command,
    reasons: [`rustc accepts it; the analysis said ${finding.bucket}`, ...finding.reasons],
  });
}

function moved(
  finding: Finding,
  bucket: Bucket,
  confidence: Finding['confidence'],
  change: Partial<Finding>,
): Finding {
  return { ...finding, ...change, bucket, confidence, ...rerank(finding, { bucket, confidence }) };
}

/** Members of a proved group: rustc accepts the changed signature with all its users. */
export function withGroups(
  findings: readonly Finding[],
  { groups, freed }: GroupsProof,
  toolchain: string,
): readonly Finding[] {
  const commands = new Map(
    groups.flatMap(({ id, compiles, command }) =>
      compiles ? (freed.get(id) ?? []).map((member) => [member, command ?? ''] as const) : [],
    ),
  );
  return findings.map((finding) => {
    const command = commands.get(finding.id);
    if (command === undefined) return finding;
    const proved: Proved = {
      compiles: true,
      but: null,
      command,
      toolchain,
      diagnostic: null,
      form: 'finding',
      receiver_type: finding.proved?.receiver_type ?? null,
    };
    const { bucket } = finding;
    return moved(finding, keptBuckets.has(bucket) ? 'structural-refactor' : bucket, 'high', {
      proved,
      proof: command,
    });
  });
}

/** Findings whose tests do not pass without the clone: they compile, but. */
export function withTests(
  findings: readonly Finding[],
  failing: ReadonlyMap<string, string>,
): readonly Finding[] {
  return findings.map((finding) => {
    const why = failing.get(finding.path);
    const { proved } = finding;
    if (why === undefined || proved?.compiles !== true || proved.but !== null) return finding;
    return objected({ ...finding, proved: { ...proved, but: why } });
  });
}
