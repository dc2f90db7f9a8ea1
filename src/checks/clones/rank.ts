import type { HotPathRule } from '../../model/config.ts';
import type { Bucket, Cost, Level } from '../../model/finding.ts';
import type { SiteScope } from './scope.ts';

/** How often a function runs: 0 as often as its file's role says, 1 from a loop, 2 for each item of a stream. */
export type Heat = 0 | 1 | 2;

export interface Rank {
  readonly score: number;
  readonly tier: Level;
}

/** What one clone of this cost is worth, relative to a reference count. */
const worth: Readonly<Record<Cost, number>> = {
  none: 0.2,
  inline: 0.5,
  refcount: 1,
  unknown: 2,
  allocation: 4,
  deep: 7,
};

/** Buckets stand apart whatever the cost: what can go before what might, what must stay last. A move that is sure to compile leads. */
const floor: Readonly<Record<Bucket, number>> = {
  'removable-move': 100,
  'removable-borrow': 100,
  'structural-refactor': 60,
  undecided: 30,
  'semantic-required': 10,
  'cheap-required': 5,
  cold: 0,
};

const sure: Readonly<Record<Level, number>> = { high: 1, medium: 0.85, low: 0.6 };

/** Cost times how often it runs, times how sure the finding is, above the floor of its bucket. */
export function rankOf(
  bucket: Bucket,
  confidence: Level,
  cost: Cost,
  hot: HotPathRule,
  scope: SiteScope,
  heat: Heat,
): Rank {
  const often =
    (1 + Math.min(scope.loops, 3) * 0.6) * (scope.perItem ? 2 : 1) * [1, 1.3, 1.8][heat]!;
  const gain = worth[cost] * often * (hot.weight / 10) * sure[confidence];
  const base =
    confidence === 'low' && floor[bucket] === 100
      ? 55
      : floor[bucket] + (bucket === 'removable-move' && confidence === 'high' ? 3 : 0);
  // Bounded, so that no cost lifts a bucket into the next one.
  const score =
    Math.round(
      (base +
        Math.min(gain, 24) * (bucket === 'cold' ? 0.2 : bucket.endsWith('required') ? 0.15 : 1)) *
        10,
    ) / 10;
  return { score, tier: tierOf(bucket, confidence, gain) };
}

function tierOf(bucket: Bucket, confidence: Level, gain: number): Level {
  if (bucket === 'removable-move' || bucket === 'removable-borrow') {
    if (confidence === 'low') return 'low';
    return gain >= 2 ? 'high' : 'medium';
  }
  return bucket === 'structural-refactor' && gain >= 2 ? 'medium' : 'low';
}
