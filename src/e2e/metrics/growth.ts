import { type Labels, type Page, type Sample, select } from './parse.ts';

/** How much a counter grew. */
export interface Growth {
  readonly value: number;
  /** A series began anew in between: what it had counted since the last page before that is lost. */
  readonly reset: boolean;
  /** Whether any page has the counter at all. */
  readonly present: boolean;
}

/**
 * Growth of a counter over pages of one process in the order of time, summed over all series whose labels match.
 * A series that is new counts from 0; one that fell was reset (its process was started again) and counts from 0 again,
 * as Prometheus' `increase` does it, but without its extrapolation.
 */
export function growth(pages: readonly Page[], name: string, labels: Labels = {}): Growth {
  let value = 0;
  let reset = false;
  let present = false;
  let before: ReadonlyMap<string, number> | null = null;
  for (const page of pages) {
    const series = seriesOf(select(page, name, labels));
    present ||= series.size > 0;
    if (before) {
      for (const [key, now] of series) {
        const then = before.get(key) ?? 0;
        if (now < then) reset = true;
        value += now < then ? now : now - then;
      }
      for (const [key, then] of before) if (then > 0 && !series.has(key)) reset = true;
    }
    before = series;
  }
  return { value, reset, present };
}

function seriesOf(samples: readonly Sample[]): ReadonlyMap<string, number> {
  const series = new Map<string, number>();
  for (const sample of samples) {
    const key = JSON.stringify(Object.entries(sample.labels).sort());
    series.set(key, (series.get(key) ?? 0) + sample.value);
  }
  return series;
}

/** What a histogram gained over pages of one process, all series with these labels together. */
export interface Histogram {
  /** By rising upper bound, counts cumulative as on the page; the last bound is Infinity. */
  readonly buckets: readonly { readonly le: number; readonly count: number }[];
  readonly sum: number;
  readonly count: number;
}

/** The growth of each bucket, of `_sum` and of `_count`; null when the histogram is on none of the pages. */
export function histogramOf(
  pages: readonly Page[],
  name: string,
  labels: Labels = {},
): Histogram | null {
  const bounds = new Set<string>();
  for (const page of pages)
    for (const sample of select(page, `${name}_bucket`, labels)) bounds.add(sample.labels.le ?? '');
  const buckets = [...bounds]
    .map((le) => ({
      le: boundOf(le),
      count: growth(pages, `${name}_bucket`, { ...labels, le }).value,
    }))
    .filter((bucket) => !Number.isNaN(bucket.le))
    .sort((a, b) => a.le - b.le);
  if (buckets.length === 0) return null;
  return {
    buckets,
    sum: growth(pages, `${name}_sum`, labels).value,
    count: growth(pages, `${name}_count`, labels).value,
  };
}

function boundOf(le: string): number {
  return le === '+Inf' ? Number.POSITIVE_INFINITY : le === '' ? Number.NaN : Number(le);
}

/**
 * A quantile (0..1) as Prometheus' `histogram_quantile` gives it: straight between the bounds of the bucket that holds
 * it, the highest finite bound when it lies above all of them. Null when nothing was counted.
 */
export function quantileOf(histogram: Histogram, quantile: number): number | null {
  const total = histogram.buckets.at(-1)?.count ?? 0;
  if (total <= 0) return null;
  const rank = quantile * total;
  let lower = 0;
  let below = 0;
  for (const { le, count } of histogram.buckets) {
    if (count >= rank) {
      if (le === Number.POSITIVE_INFINITY) return lower;
      return count === below ? le : lower + ((le - lower) * (rank - below)) / (count - below);
    }
    lower = le;
    below = count;
  }
  return lower;
}

/** Mean of what was counted; null when nothing was. */
export function meanOf(histogram: Histogram): number | null {
  return histogram.count > 0 ? histogram.sum / histogram.count : null;
}
