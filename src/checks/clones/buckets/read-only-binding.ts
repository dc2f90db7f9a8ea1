import { shallow } from '../../../index/index.ts';
import { keepsType } from '../owns.ts';
import { type BucketRule, dropMethod } from '../verdict.ts';

export const readOnlyBinding: BucketRule = {
  id: 'read-only-binding',
  about:
    'The copy gets a name that is only read while the original stays unchanged: bind a reference.',
  decide: (facts) => {
    const { consumer } = facts;
    if (consumer.kind !== 'let' || facts.bound !== '' || !consumer.binding) return undefined;
    if (
      facts.cost.cost === 'refcount' ||
      facts.cost.cost === 'none' ||
      facts.cost.cost === 'inline'
    )
      return undefined;
    if (facts.type === null || facts.owner.kind === 'unknown' || facts.owner.kind === 'temporary')
      return undefined;
    if (facts.owner.through === 'shared' && facts.scope.async) return undefined;
    if (!['clone', 'to_owned', 'to_vec', 'to_string', 'type_clone'].includes(facts.call))
      return undefined;
    const { site } = facts;
    const parent = facts.body.parents.get(site.expr);
    // One branch of several, or an annotated type: what the others give and what is written there would have to change too.
    const alone = parent?.role === 'init' && parent.stmt?.k === 'let' && parent.stmt.type === '';
    // `to_string` and its kin change the type: each use would have to accept the borrowed one.
    const sameType = keepsType(facts);
    if (!alone) return undefined;
    const isRef = shallow(facts.receiverType).k === 'ref';
    return {
      bucket: 'removable-borrow',
      confidence: sameType ? 'medium' : 'low',
      why: `\`${consumer.binding.name}\` is only read, and \`${facts.receiver}\` does not change meanwhile`,
      change: `bind \`${isRef ? '' : '&'}${facts.receiver}\` to \`${consumer.binding.name}\``,
      proof: `every use of \`${consumer.binding.name}\` borrows it, and nothing changes or moves \`${facts.receiver}\` after the clone`,
      edits: !sameType
        ? []
        : [
            { start: site.expr.start, end: site.expr.start, text: isRef ? '' : '&' },
            dropMethod(facts),
          ].filter((edit) => edit.text !== '' || edit.end > edit.start),
    };
  },
};
