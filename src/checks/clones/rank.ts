import type { HotPathRule } from '../../model/config.ts';
import type { Bucket, Cost, Level } from '../../model/finding.ts';
import type { CostOf } from './cost.ts';
import type { Frequency } from './frequency.ts';
import type { SiteScope } from './scope.ts';

export interface Rank {
  readonly score: number;
  readonly tier: Level;
}

export interface RankedSite {
  readonly bucket: Bucket;
  readonly confidence: Level;
  readonly rule: string;
  readonly category: string;
  readonly cost: CostOf;
  readonly hot: HotPathRule;
  readonly scope: SiteScope;
  readonly frequency: Frequency;
  /** The clone is bound by a plain `let`. */
  readonly bound: boolean;
}

/** What one clone of this cost is worth, relative to a reference count. */
const worth: Readonly<Record<Cost, number>> = {
  none: 0.2,
  inline: 0.5,
  refcount: 1,
  unknown: 2,
  allocation: 5,
  deep: 8,
};
/** A name or an id is short; a sequence grows with the request. */
const textWorth = 3;
/** A hash state of kilobytes: copied in place, and as dear as an allocation. */
const largeWorth = 5;

/**
 * Lowest score of a bucket and how far its cost may lift it, so that no cost lifts a bucket into the next one:
 * what can go before what might, what must stay last.
 */
const range: Readonly<Record<Bucket, readonly [floor: number, span: number]>> = {
  'removable-move': [100, 38],
  'removable-borrow': [100, 38],
  'structural-refactor': [60, 38],
  undecided: [30, 28],
  'semantic-required': [10, 18],
  'cheap-required': [5, 4],
  cold: [0, 4],
};
/** Value at which a finding stands in the middle of its bucket's range. */
const middle = 8;

const sureOfRemoval: Readonly<Record<Level, number>> = { high: 1, medium: 0.85, low: 0.45 };
const sureOfRefactor: Readonly<Record<Level, number>> = { high: 0.5, medium: 0.5, low: 0.35 };

/**
 * Cost times how often it runs, times how sure the finding is, above the floor of its bucket.
 * The weights were compared on the clones that Dynamo's history removed: cost tells most, then what runs once
 * per process (startup, constructors); the weight of a hot path tells little beyond that, so it is damped.
 */
export function rankOf(site: RankedSite): Rank {
  return rankAs(site, worthOf(site.cost) * oftenOf(site) * (site.hot.weight / 10) ** 0.3);
}

/** A bucket, and how sure the finding is of it. */
type Standing = Pick<RankedSite, 'bucket' | 'confidence'>;

function rankAs(standing: Standing, gain: number): Rank {
  const value = gain * certaintyOf(standing);
  const [floor, span] = range[standing.bucket];
  // Three decimals: findings of one rank would stand in the order of their paths.
  const score = Math.round((floor + (span * value) / (value + middle)) * 1000) / 1000;
  return { score, tier: tierOf(standing, gain) };
}

/** The rank of a finding in another bucket: what the clone is worth is read back from the score that it has. */
export function rerank(finding: Standing & Pick<Rank, 'score'>, now: Standing): Rank {
  const [floor, span] = range[finding.bucket];
  const part = Math.min(0.999, Math.max(0, finding.score - floor) / span);
  const value = (part * middle) / (1 - part);
  return rankAs(now, value / certaintyOf(finding));
}

function worthOf({ cost, size }: CostOf): number {
  if (size === 'text') return textWorth;
  return size === 'large' ? largeWorth : worth[cost];
}

function oftenOf({ scope, frequency, category, rule, bound }: RankedSite): number {
  let often = 1 + 0.5 * Math.min(scope.loops, 3);
  if (scope.perItem) often *= 3;
  if (frequency.heat === 2) often *= 1.5;
  else if (frequency.heat === 1) often *= 1.2;
  if (frequency.request) often *= 1.3;
  if (frequency.startup) often *= 0.5;
  if (frequency.constructor) often *= 0.35;
  // `let y = x.clone()` before a task: the idiom of handing a value over, once for each task.
  if (category === 'task_clone' || (bound && rule === 'last-use')) often *= 0.5;
  return often;
}

function certaintyOf({ bucket, confidence }: Standing): number {
  if (bucket === 'removable-move' || bucket === 'removable-borrow')
    return sureOfRemoval[confidence];
  if (bucket === 'structural-refactor') return sureOfRefactor[confidence];
  return bucket === 'undecided' ? 0.15 : 1;
}

function tierOf({ bucket, confidence }: Standing, gain: number): Level {
  if (bucket === 'removable-move' || bucket === 'removable-borrow') {
    if (confidence === 'low') return 'low';
    return gain >= 2 ? 'high' : 'medium';
  }
  return bucket === 'structural-refactor' && gain >= 2 ? 'medium' : 'low';
}
