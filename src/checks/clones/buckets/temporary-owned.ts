import { ownsItself } from '../owns.ts';
import { type BucketRule, dropCall } from '../verdict.ts';

export const temporaryOwned: BucketRule = {
  id: 'temporary-owned',
  about: 'A value that nothing names is cloned and dropped: use it instead of its copy.',
  decide: (facts) => {
    if (!['clone', 'arc_clone', 'type_clone'].includes(facts.call)) return undefined;
    if (facts.owner.kind !== 'temporary' || facts.type === null || !ownsItself(facts))
      return undefined;
    const receiver = facts.site.receiver;
    // `match`, `if` and blocks may give out a name from inside them.
    if (
      receiver.k !== 'call' &&
      receiver.k !== 'method' &&
      receiver.k !== 'field' &&
      receiver.k !== 'try' &&
      receiver.k !== 'await' &&
      receiver.k !== 'struct'
    )
      return undefined;
    return {
      bucket: 'removable-move',
      confidence: facts.scope.macro || facts.handle ? 'medium' : 'high',
      why: 'the clone of a temporary: the original is dropped at once',
      change: `use \`${facts.receiver}\` itself`,
      proof: `\`${facts.receiver}\` gives a value of type ${facts.type} that nothing else holds`,
      edits: dropCall(facts),
    };
  },
};
