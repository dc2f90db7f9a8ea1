import type { BucketRule } from '../verdict.ts';

export const undecided: BucketRule = {
  id: 'undecided',
  about: 'A fact that the decision needs is missing: said, not guessed.',
  decide: (facts) => {
    const missing = [
      facts.type === null ? `the type of \`${facts.receiver}\`` : '',
      facts.owner.kind === 'unknown' && facts.type !== null ? `the owner: ${facts.owner.why}` : '',
      facts.consumer.needs === 'unknown'
        ? `whether a borrow would do: ${facts.bound || facts.consumer.why}`
        : '',
      !facts.place && facts.owner.kind !== 'unknown' && facts.owner.kind !== 'behind'
        ? 'a place whose last use could be told'
        : '',
    ].filter((part) => part !== '');
    return {
      bucket: 'undecided',
      confidence: 'low',
      why: `not known: ${missing.length > 0 ? missing.join('; ') : 'no rule applies'}`,
    };
  },
};
