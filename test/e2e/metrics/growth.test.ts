import { describe, expect, it } from 'vitest';
import {
  growth,
  histogramOf,
  meanOf,
  parsePage,
  quantileOf,
  stillInFlight,
} from '../../../src/e2e/metrics/index.ts';

const pages = (...texts: string[]) => texts.map(parsePage);

describe('growth of a counter', () => {
  it('sums the series that match, new ones from 0', () => {
    const two = pages('c{m="a"} 5\nc{m="b"} 1', 'c{m="a"} 7\nc{m="b"} 1\nc{m="n"} 4');
    expect(growth(two, 'c')).toEqual({ value: 6, reset: false, present: true });
    expect(growth(two, 'c', { m: 'a' }).value).toBe(2);
    expect(growth(two, 'c', { m: 'b' }).value).toBe(0);
  });

  it('counts from 0 again after a reset and says so', () => {
    expect(growth(pages('c 100', 'c 120', 'c 3', 'c 8'), 'c')).toEqual({
      value: 28,
      reset: true,
      present: true,
    });
  });

  it('notices a series that went away, and one that never was', () => {
    expect(growth(pages('c 3', 'd 1'), 'c')).toEqual({ value: 0, reset: true, present: true });
    expect(growth(pages('', ''), 'c')).toEqual({ value: 0, reset: false, present: false });
    expect(growth(pages('', 'c 2'), 'c')).toEqual({ value: 2, reset: false, present: true });
  });

  it('does not mix series whose labels only look alike', () => {
    const two = pages('c{a="x,b=y"} 5', 'c{a="x",b="y"} 5\nc{a="x,b=y"} 6');
    expect(growth(two, 'c').value).toBe(6);
  });
});

describe('what a histogram gained', () => {
  const two = pages(
    'h_bucket{le="0.1"} 10\nh_bucket{le="1"} 10\nh_bucket{le="+Inf"} 10\nh_sum 0.5\nh_count 10',
    'h_bucket{le="0.1"} 10\nh_bucket{le="1"} 18\nh_bucket{le="10"} 20\nh_bucket{le="+Inf"} 20\nh_sum 20.5\nh_count 20',
  );
  it('is read from the differences of buckets, straight between bounds', () => {
    const gained = histogramOf(two, 'h')!;
    expect(gained.count).toBe(10);
    expect(meanOf(gained)).toBeCloseTo(2);
    expect(quantileOf(gained, 0.5)).toBeCloseTo(0.1 + 0.9 * (5 / 8));
  });

  it('gives the highest finite bound beyond the last, nothing for nothing', () => {
    const over = histogramOf(pages('', 'h_bucket{le="1"} 0\nh_bucket{le="+Inf"} 4'), 'h')!;
    expect(quantileOf(over, 0.99)).toBe(1);
    expect(histogramOf(pages('', ''), 'h')).toBeNull();
    const none = histogramOf(pages('h_bucket{le="+Inf"} 4', 'h_bucket{le="+Inf"} 4'), 'h')!;
    expect(quantileOf(none, 0.5)).toBeNull();
    expect(meanOf(none)).toBeNull();
  });

  it('stays within the bucket at its edges', () => {
    const one = histogramOf(
      pages('', 'h_bucket{le="1"} 4\nh_bucket{le="2"} 8\nh_bucket{le="+Inf"} 8'),
      'h',
    )!;
    expect(quantileOf(one, 0)).toBe(0);
    expect(quantileOf(one, 0.5)).toBe(1);
    expect(quantileOf(one, 1)).toBe(2);
  });
});

describe('requests in flight', () => {
  it('are the gauges that are not back at 0', () => {
    const [page] = pages(
      'dynamo_frontend_active_requests{model="a"} 2\ndynamo_frontend_queued_requests 0\nsglang:num_running_reqs 1\ndynamo_frontend_disconnected_clients 7',
    );
    expect(stillInFlight(page!)).toEqual([
      'dynamo_frontend_active_requests 2',
      'sglang:num_running_reqs 1',
    ]);
  });
});
