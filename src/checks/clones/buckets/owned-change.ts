import { type BucketRule, keepBucket } from '../verdict.ts';

export const ownedChange: BucketRule = {
  id: 'owned-change',
  about: 'The copy is changed in place: the original must not be.',
  decide: (facts) => {
    const { consumer } = facts;
    if (!consumer.why.endsWith('changes the copy') && consumer.why !== 'the copy is changed')
      return undefined;
    return {
      bucket: keepBucket(facts),
      confidence: 'medium',
      why: `${consumer.why}; the original stays as it is`,
    };
  },
};
