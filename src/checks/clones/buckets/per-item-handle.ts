import type { BucketRule } from '../verdict.ts';

export const perItemHandle: BucketRule = {
  id: 'per-item-handle',
  about: 'A counted pointer is cloned once per item of a stream: cheap each time, but on the token path it is the cost.',
  decide: (facts) => {
    if (!facts.scope.perItem || facts.scope.task || facts.cost.cost !== 'refcount' || !facts.later) return undefined;
    return {
      bucket: 'structural-refactor',
      confidence: 'medium',
      why: `${facts.cost.reason}, once per item of the stream`,
      change: 'let the stream own its state (one async stream or `unfold`), so that each item borrows it',
      proof: `\`${facts.receiver}\` is the same for every item`,
    };
  },
};
