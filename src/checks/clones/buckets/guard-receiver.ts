import { type BucketRule, keepBucket } from '../verdict.ts';

export const guardReceiver: BucketRule = {
  id: 'guard-receiver',
  about:
    'The receiver is, or lies behind, a lock or map guard: the clone is what lets the guard go.',
  decide: (facts) => {
    if (!facts.guard || facts.copy) return undefined;
    return {
      bucket: keepBucket(facts),
      confidence: 'high',
      why: `${facts.owner.why || `\`${facts.receiver}\` is a guard`}: without the clone the lock stays held`,
    };
  },
};
