import { hasOwnMeaning, keepsType, ownsItself } from '../owns.ts';
import { type BucketRule, dropCall } from '../verdict.ts';

export const lastUse: BucketRule = {
  id: 'last-use',
  about:
    'The body owns the value, its type is known, and no path uses it after the clone: move it.',
  decide: (facts) => {
    if (!keepsType(facts)) return undefined;
    if (facts.owner.kind !== 'owned' || facts.later || !facts.place || facts.type === null)
      return undefined;
    if (!ownsItself(facts)) return undefined;
    if (facts.body.graph.sites.get(facts.site.expr) === undefined) return undefined;
    if (facts.consumer.kind === 'method' && facts.consumer.needs !== 'owned') return undefined;
    if (
      facts.consumer.why.endsWith('changes the copy') ||
      facts.consumer.why === 'the copy is changed'
    )
      return undefined;
    // A generic parameter may accept a reference today and infer something else from a value.
    const confidence =
      facts.handle || facts.scope.macro || hasOwnMeaning(facts) ? 'medium' : 'high';
    return {
      bucket: 'removable-move',
      confidence,
      why: `the last use of \`${facts.receiver}\`, which this body owns`,
      change: `move \`${facts.receiver}\`: ${facts.consumer.why}`,
      proof: `no path from here uses \`${facts.receiver}\` again, its type ${facts.type} is not a reference or guard, and ${facts.consumer.why}`,
      edits: dropCall(facts),
    };
  },
};
