import type { Bucket, Edit, Level } from '../../model/finding.ts';
import type { SiteFacts } from './facts.ts';

/** What a rule decides of a site. */
export interface Verdict {
  readonly bucket: Bucket;
  readonly confidence: Level;
  /** One sentence: why this bucket. */
  readonly why: string;
  /** For what can go: what to write instead. */
  readonly change?: string;
  readonly proof?: string;
  /** The local edit; absent where a signature must change. */
  readonly edits?: readonly Edit[];
  /** Clones with the same key go together: the key, what changes and how. */
  readonly group?: GroupKey;
}

export interface GroupKey {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly path: string;
  readonly line: number;
  readonly why: string;
}

/** A named rule: the first in the list that decides has the word. */
export interface BucketRule {
  readonly id: string;
  /** One line for the documentation. */
  readonly about: string;
  readonly decide: (facts: SiteFacts) => Verdict | undefined;
}

/** Deletes the call and leaves its receiver: `x.clone()` to `x`. */
export function dropCall(facts: SiteFacts): readonly Edit[] {
  const { expr, receiver } = facts.site;
  if (facts.call === 'clone' || facts.call === 'to_owned' || facts.call === 'to_vec') return [{ start: receiver.end, end: expr.end, text: '' }];
  // `Arc::clone(&x)` to `x`
  return [
    { start: expr.start, end: receiver.start, text: '' },
    { start: receiver.end, end: expr.end, text: '' },
  ];
}

/** Words for what keeps a clone that allocates and one that does not. */
export function keepBucket(facts: SiteFacts): 'semantic-required' | 'cheap-required' {
  const { cost } = facts.cost;
  return cost === 'none' || cost === 'refcount' || cost === 'inline' ? 'cheap-required' : 'semantic-required';
}
