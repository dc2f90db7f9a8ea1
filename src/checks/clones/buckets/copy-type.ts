import { type BucketRule, dropCall } from '../verdict.ts';

export const copyType: BucketRule = {
  id: 'copy-type',
  about: 'The value is Copy: `.clone()` on it is a plain copy, and the name alone does the same.',
  decide: (facts) => {
    if (facts.call !== 'clone' || !facts.copy || facts.type === null) return undefined;
    return {
      bucket: 'removable-move',
      confidence: facts.scope.macro ? 'medium' : 'high',
      why: `${facts.type} is Copy`,
      change: `write \`${facts.receiver}\` without the call`,
      proof: 'a Copy value is copied by naming it',
      edits: dropCall(facts),
    };
  },
};
