import { describe, expect, it } from 'vitest';
import { checkSoak, limitsOf, type SoakSample } from '../../../src/e2e/judge/index.ts';
import type { LoadSummary } from '../../../src/model/e2e-verdict.ts';

const mib = 2 ** 20;
const run = (requests: number, failed: number): LoadSummary => ({
  id: 'soak-1',
  driver: 'built-in',
  requests,
  failed,
  cancelled: false,
  recomputed: false,
  seconds: 1,
  ttft_ms: null,
  itl_ms: null,
  latency_ms: null,
  output_tokens: null,
  tokens_per_second: null,
  requests_per_second: null,
  errors: [],
});

/** Twenty samples of one process, each made from its place in the row. */
const samples = (rss: (at: number) => number, fds: (at: number) => number): readonly SoakSample[] =>
  Array.from({ length: 20 }, (_, at) => ({
    process: 'worker',
    at_ms: at * 1000,
    rss_bytes: rss(at) * mib,
    fds: fds(at),
    threads: 4,
  }));
const results = (given: readonly SoakSample[], load = [run(100, 0)]) =>
  Object.fromEntries(checkSoak(given, load, limitsOf(), []).map(({ id, result }) => [id, result]));
const flat = () => 30;

describe('a soak', () => {
  it('passes a process that fills its caches and then stays', () => {
    const warming = (at: number) => (at < 5 ? 100 + at * 60 : 400 + (at % 3));
    expect(results(samples(warming, flat))).toEqual({
      'soak.errors': 'pass',
      'soak.memory-worker': 'pass',
      'soak.file-descriptors-worker': 'pass',
    });
  });

  it('fails a process whose memory goes on growing', () => {
    expect(results(samples((at) => 200 + at * 10, flat))['soak.memory-worker']).toBe('fail');
  });

  it('takes a few MiB for the work of the allocator, however large a share they are', () => {
    expect(results(samples((at) => 20 + at, flat))['soak.memory-worker']).toBe('pass');
  });

  it('fails a process that opens ever more files', () => {
    expect(
      results(
        samples(
          () => 100,
          (at) => 30 + at * 3,
        ),
      )['soak.file-descriptors-worker'],
    ).toBe('fail');
  });

  it('fails on failed requests, and says nothing without any', () => {
    expect(
      results(
        samples(() => 100, flat),
        [run(100, 1)],
      )['soak.errors'],
    ).toBe('fail');
    expect(
      results(
        samples(() => 100, flat),
        [],
      )['soak.errors'],
    ).toBe('inconclusive');
  });

  it('does not tell growth from a handful of samples', () => {
    expect(results(samples(() => 100, flat).slice(0, 3))['soak.memory-worker']).toBe(
      'inconclusive',
    );
  });
});
