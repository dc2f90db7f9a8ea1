import type { HotPathRule } from '../../model/config.ts';
import type { Finding, RoleOpinion } from '../../model/finding.ts';
import { bucketRules } from './buckets/index.ts';
import type { SiteFacts } from './facts.ts';
import { groupId } from './fingerprint.ts';
import type { Frequency } from './frequency.ts';
import { groupOf } from './groups/index.ts';
import { oneLine } from './one-line.ts';
import { rankOf } from './rank.ts';
import { asksForRemoval, hear } from './roles/index.ts';
import { trailOf } from './trail.ts';
import type { GroupKey } from './verdict.ts';
import { keepBucket, type Verdict } from './verdict.ts';

/** What a file's findings share. */
export interface FileScene {
  readonly path: string;
  readonly hot: HotPathRule;
  /** Cargo package, and the narrowest test command for a module of it. */
  readonly crate: string | null;
  readonly validation: string | null;
  readonly fingerprint: (fn: string, call: string, text: string) => string;
  /** Findings say where their value is made and used. */
  readonly trails?: boolean;
}

export interface Judged {
  readonly finding: Finding;
  readonly group: (GroupKey & { readonly id: string }) | undefined;
}

/** Decides a site and writes its finding. */
export function judge(
  scene: FileScene,
  facts: SiteFacts,
  frequency: Frequency,
  functionName: string | null,
): Judged {
  const { verdict: proposed, rule } = decide(facts);
  const opinions = hear({ facts, verdict: proposed, rule });
  const objection = asksForRemoval(proposed)
    ? opinions.find((o) => o.role === 'adversary' && o.says === 'keep')
    : undefined;
  const verdict: Verdict = objection
    ? { bucket: keepBucket(facts), confidence: 'high', why: objection.why }
    : proposed;
  const { body, site, scope } = facts;
  const removal = asksForRemoval(verdict);
  const category = categoryOf(facts);
  const decidedBy = objection ? objection.rule : rule;
  const { score, tier } = rankOf({
    bucket: verdict.bucket,
    confidence: verdict.confidence,
    rule: decidedBy,
    category,
    cost: facts.cost,
    hot: scene.hot,
    scope,
    frequency,
    bound: facts.consumer.kind === 'let',
  });
  const line = body.lines.line(site.token);
  const id = scene.fingerprint(
    functionName ?? '',
    facts.call,
    body.source.slice(site.expr.start, site.expr.end),
  );
  const key = removal && verdict.group ? verdict.group : typeGroup(facts, verdict);
  const group = key ? { ...key, id: groupId(key.key) } : undefined;
  const finding: Finding = {
    id,
    path: scene.path,
    line,
    column: body.lines.column(site.token),
    end_line: body.lines.line(site.tokenEnd),
    end_column: body.lines.column(site.tokenEnd),
    span: [site.expr.start, site.expr.end],
    receiver_span: [site.receiver.start, site.receiver.end],
    function_span: body.fn ? [body.fn.start, body.fn.end] : null,
    text: body.lines.text(line).trim().slice(0, 240),
    call: facts.call,
    receiver: facts.receiver,
    function: functionName,
    crate: scene.crate,
    in_macro: scope.macro,
    in_loop: scope.loops,
    in_async: scope.async,
    in_test: body.test,
    type: facts.type,
    cost: facts.cost.cost,
    cost_reason: facts.cost.reason,
    bucket: verdict.bucket,
    rule: decidedBy,
    confidence: verdict.confidence,
    category,
    tier,
    score,
    hot_path: scene.hot.label,
    reasons: reasonsOf(scene, facts, frequency, verdict),
    change: removal ? (verdict.change ?? null) : null,
    removal_rationale: removal ? verdict.why : null,
    required_check: removal ? requiredCheck(facts, opinions) : null,
    proof: removal ? (verdict.proof ?? null) : null,
    validation: removal ? scene.validation : null,
    roles: opinions,
    group: group?.id ?? null,
    edits: removal && verdict.edits && verdict.edits.length > 0 ? verdict.edits : null,
    proved: null,
    suppressed: false,
    ...(scene.trails && trailOf(facts)),
  };
  return { finding, group };
}

/** The change of a type that would free a clone which no local edit frees. */
function typeGroup(facts: SiteFacts, { bucket }: Verdict): GroupKey | undefined {
  const goesAlone = bucket === 'removable-move' || bucket === 'removable-borrow';
  return goesAlone || facts.body.test ? undefined : groupOf(facts);
}

function decide(facts: SiteFacts): { readonly verdict: Verdict; readonly rule: string } {
  for (const rule of bucketRules) {
    const verdict = rule.decide(facts);
    if (verdict) return { verdict, rule: rule.id };
  }
  return {
    verdict: { bucket: 'undecided', confidence: 'low', why: 'no rule applies' },
    rule: 'undecided',
  };
}

function categoryOf({ scope, consumer }: SiteFacts): string {
  if (scope.perItem) return 'stream_clone';
  if (scope.loops > 0) return 'loop_clone';
  if (consumer.spawned || scope.task) return 'task_clone';
  return `${consumer.kind.replace('-', '_')}_clone`;
}

function reasonsOf(
  scene: FileScene,
  facts: SiteFacts,
  frequency: Frequency,
  verdict: Verdict,
): string[] {
  const { scope } = facts;
  return [
    verdict.why,
    facts.cost.reason,
    scene.hot.label,
    scope.perItem
      ? 'runs for each item of a stream'
      : scope.loops > 0
        ? `inside ${scope.loops === 1 ? 'a loop' : `${scope.loops} loops`}`
        : '',
    frequency.heat === 2
      ? 'its function is called for each item of a stream'
      : frequency.heat === 1
        ? 'its function is called from a loop'
        : '',
    frequency.request ? 'on the way of a request' : '',
    frequency.constructor
      ? 'in a constructor'
      : frequency.startup
        ? 'in a function that prepares or starts something'
        : '',
  ].filter((reason) => reason !== '');
}

/** What was checked before the clone was called removable. */
function requiredCheck(facts: SiteFacts, opinions: readonly RoleOpinion[]): string {
  const owner =
    facts.owner.kind === 'owned'
      ? 'owned by this body'
      : facts.owner.kind === 'temporary'
        ? 'a temporary'
        : facts.owner.why;
  const later = facts.place
    ? facts.later
      ? `used again on line ${facts.body.lines.line(facts.later.at)}`
      : 'no later use on any path'
    : 'no name refers to it';
  const adversary = opinions.find((o) => o.role === 'adversary');
  return oneLine(
    `${owner}; ${later}; ${adversary?.says === 'remove' ? 'no objection' : (adversary?.why ?? '')}`,
  );
}
