import type { BucketRule } from '../verdict.ts';

export const sliceCopy: BucketRule = {
  id: 'slice-copy',
  about:
    'A slice is copied into a Vec that is stored or handed on: a shared slice or a window into the owner would do.',
  decide: (facts) => {
    if (facts.call !== 'to_vec' || facts.consumer.needs === 'borrow') return undefined;
    if (facts.owner.kind === 'unknown' && facts.type === null) return undefined;
    return {
      bucket: 'structural-refactor',
      confidence: facts.scope.loops > 0 ? 'medium' : 'low',
      why: `${facts.cost.reason}; ${facts.consumer.why}`,
      change:
        'keep the elements in one shared allocation (Arc<[T]>, Bytes) or hand on a range of it',
      proof: 'the elements are not changed after the copy is made',
    };
  },
};
