import { needsItsOwn } from '../owns.ts';
import { type BucketRule, keepBucket } from '../verdict.ts';

export const usedLater: BucketRule = {
  id: 'used-later',
  about: 'The value is used again on some path after the clone: both need it.',
  decide: (facts) => {
    const { later } = facts;
    if (!later || facts.owner.kind === 'unknown') return undefined;
    if (
      facts.consumer.needs === 'unknown' &&
      keepBucket(facts) === 'semantic-required' &&
      !needsItsOwn(facts)
    )
      return undefined;
    const line = facts.body.lines.line(later.at);
    const why = later.again
      ? `\`${facts.receiver}\` is needed again when the loop or closure runs again`
      : later.through === undefined
        ? `\`${facts.receiver}\` is used again on line ${line}`
        : `\`${facts.body.types.bindings[later.through]?.name}\` still refers to \`${facts.receiver}\` on line ${line}`;
    return { bucket: keepBucket(facts), confidence: 'high', why };
  },
};
