import { needsItsOwn } from '../owns.ts';
import { type BucketRule, keepBucket } from '../verdict.ts';

export const behindReference: BucketRule = {
  id: 'behind-reference',
  about: 'The value lies behind something this body does not own, and an owned value is needed.',
  decide: (facts) => {
    if (facts.owner.kind !== 'behind') return undefined;
    if (
      facts.consumer.needs === 'unknown' &&
      keepBucket(facts) === 'semantic-required' &&
      !needsItsOwn(facts)
    )
      return undefined;
    return {
      bucket: keepBucket(facts),
      confidence: facts.consumer.needs === 'owned' ? 'high' : 'medium',
      why: `${facts.owner.why}, and ${facts.consumer.why}`,
    };
  },
};
