import type { BucketRule } from '../verdict.ts';

export const testCode: BucketRule = {
  id: 'test-code',
  about:
    'The function is test code by its attributes or its module: nothing there is on a serving path.',
  decide: (facts) =>
    facts.body.test ? { bucket: 'cold', confidence: 'high', why: 'test code' } : undefined,
};
