import { type Bucket, buckets, type Finding } from '../model/finding.ts';
import { countOf } from './count.ts';

interface BucketWords {
  /** False where the clone stays as it is. */
  readonly actionable: boolean;
  readonly short: string;
  readonly help: string;
}

/** What each bucket means, for people. */
export const bucketWords: Readonly<Record<Bucket, BucketWords>> = {
  'removable-move': {
    actionable: true,
    short: 'The clone can become a move',
    help: 'The original is not used after the clone: hand over the value itself.',
  },
  'removable-borrow': {
    actionable: true,
    short: 'The clone can become a borrow',
    help: 'The receiver of the clone only reads it: pass a reference, a slice or an iterator.',
  },
  'structural-refactor': {
    actionable: true,
    short: 'The clone can go with a changed signature or type',
    help: 'No local edit frees this clone; one change of a signature, field or type does.',
  },
  undecided: {
    actionable: true,
    short: 'It is not decided whether the clone can go',
    help: 'The independent passes disagree or know too little: keep it until ownership is proved.',
  },
  'semantic-required': {
    actionable: false,
    short: 'The clone is needed',
    help: 'A second owner, a snapshot or a task that outlives the scope needs its own value.',
  },
  'cheap-required': {
    actionable: false,
    short: 'The clone is needed and cheap',
    help: 'Shared ownership: the clone counts a reference or copies a few words.',
  },
  cold: {
    actionable: false,
    short: 'The clone is not on a hot path',
    help: 'Start-up, configuration, error or test code: removing it gains nothing that matters.',
  },
};

/** True for findings that ask for a change or a decision. */
export const isActionable = (finding: Finding): boolean => bucketWords[finding.bucket].actionable;

/** `310 removable-move, 12 removable-borrow`: the buckets that have sites, in the order of the model. */
export function countBuckets(
  byBucket: Readonly<Record<string, number>>,
  which: (bucket: Bucket) => boolean,
): string {
  return buckets
    .filter((bucket) => which(bucket) && (byBucket[bucket] ?? 0) > 0)
    .map((bucket) => `${countOf(byBucket[bucket]!)} ${bucket}`)
    .join(', ');
}
