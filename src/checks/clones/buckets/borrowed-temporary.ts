import { shallow, type Type } from '../../../index/index.ts';
import type { Edit } from '../../../model/finding.ts';
import type { SiteFacts } from '../facts.ts';
import { laterChange } from '../flow/graph.ts';
import { keepsType } from '../owns.ts';
import { type BucketRule, dropCall, dropMethod } from '../verdict.ts';

export const borrowedTemporary: BucketRule = {
  id: 'borrowed-temporary',
  about:
    'The copy is only borrowed, compared or read by a method that takes `&self`, then dropped: the original would do.',
  decide: (facts) => {
    const { consumer } = facts;
    if (
      consumer.needs !== 'borrow' ||
      !['borrowed', 'method', 'compared', 'field-of', 'dropped'].includes(consumer.kind)
    )
      return undefined;
    if (facts.call === 'clone_from' || facts.call === 'clone_fn' || facts.call === 'cloned')
      return undefined;
    if (facts.owner.kind === 'unknown' || facts.type === null) return undefined;
    if (changedMeanwhile(facts)) return undefined;
    const named = consumer.kind === 'dropped' ? 'nothing uses the copy' : consumer.why;
    return {
      bucket: 'removable-borrow',
      confidence: !takesBorrowed(facts)
        ? 'low'
        : facts.scope.macro || !keepsType(facts)
          ? 'medium'
          : 'high',
      why: named,
      change: changeOf(facts),
      proof: `${named}; the copy is dropped at the end of the statement, and \`${facts.receiver}\` lives longer`,
      edits: takesBorrowed(facts) ? editsOf(facts) : [],
    };
  },
};

function changeOf(facts: SiteFacts): string {
  const { consumer, receiver } = facts;
  if (consumer.kind !== 'borrowed') return `use \`${receiver}\` itself`;
  const to = lentTo(facts);
  if (to?.k !== 'adt' || keepsType(facts)) return `borrow \`${receiver}\` instead of a copy of it`;
  const call = facts.body.parents.get(consumer.expr)?.expr;
  const fn = call ? facts.body.types.calls.get(call)?.fn : undefined;
  // `Vec<String>::contains` takes a `&String`: no borrowed text is one.
  return fn && !fn.scope.crate.library
    ? `let \`${fn.name}\` take the borrowed form instead of \`&${to.def.name}\`, and pass \`${receiver}\``
    : `ask with \`${receiver}\` itself, for example \`.iter().any(|each| each == ${receiver})\`: what takes the copy wants a \`&${to.def.name}\``;
}

/** A loop or match over the copy may change the original while it runs: then the copy is the point. */
function changedMeanwhile(facts: SiteFacts): boolean {
  const node = facts.body.graph.sites.get(facts.site.expr);
  const held = holder(facts);
  if (!facts.place || node === undefined) return held.lasting;
  const change = laterChange(facts.body.graph, node, facts.place);
  return change !== undefined && change.at >= held.start && change.at < held.end;
}

/** What keeps the temporary alive: its statement, or the loop, match or `if let` that walks over it. */
function holder(facts: SiteFacts): {
  readonly start: number;
  readonly end: number;
  readonly lasting: boolean;
} {
  const { parents } = facts.body;
  let expr = facts.site.expr;
  let lasting = false;
  for (let at = parents.get(expr); at; at = parents.get(expr)) {
    if (at.role === 'iterator' || at.role === 'scrutinee') lasting = true;
    else if (
      at.role === 'statement' ||
      at.role === 'init' ||
      at.role === 'body' ||
      at.role === 'tail'
    )
      break;
    expr = at.expr;
  }
  return { start: expr.start, end: expr.end, lasting };
}

function editsOf(facts: SiteFacts): readonly Edit[] {
  const { consumer, site } = facts;
  const own = shallow(facts.receiverType);
  // `&x.to_vec()` where x is already a reference becomes `x`.
  if (consumer.kind === 'borrowed' && consumer.expr.k === 'ref' && own.k === 'ref') {
    if (/^&\s*$/.test(facts.body.source.slice(consumer.expr.start, site.receiver.start)))
      return [
        { start: consumer.expr.start, end: site.receiver.start, text: '' },
        dropMethod(facts),
      ];
  }
  return dropCall(facts);
}

/**
 * True when what takes the copy is known to take the borrowed form: `clone` keeps the type, but `&text.to_string()`
 * is a `&String`, and a parameter of that type does not take a `&str`.
 */
function takesBorrowed(facts: SiteFacts): boolean {
  if (keepsType(facts)) return true;
  const { consumer, body } = facts;
  if (consumer.kind === 'compared' || consumer.kind === 'dropped') return false;
  if (consumer.kind === 'method' || consumer.kind === 'field-of') return false;
  const parent = body.parents.get(consumer.expr);
  if (consumer.expr.k === 'macro' || parent?.expr.k === 'macro') return true;
  const to = lentTo(facts);
  return to?.k === 'slice' || (to?.k === 'prim' && to.name === 'str');
}

/** What the parameter that takes `&copy` is a reference to; undefined where it is not known. */
function lentTo({ consumer, body }: SiteFacts): Type | undefined {
  const parent = body.parents.get(consumer.expr);
  const param = parent ? body.types.calls.get(parent.expr)?.params[parent.at] : undefined;
  const type = param ? shallow(param) : undefined;
  return type?.k === 'ref' ? shallow(type.to) : undefined;
}
