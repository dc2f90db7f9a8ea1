import { describe, expect, it } from 'vitest';
import { type RequestRecord, summarise } from '../../../src/e2e/load/index.ts';

const record = (changes: Partial<RequestRecord> = {}): RequestRecord => ({
  started_ms: 0,
  latency_ms: 100,
  ttft_ms: 20,
  itl_ms: 5,
  output_tokens: 17,
  http: 200,
  error: null,
  cancelled: false,
  ...changes,
});
const run = { id: 'r', driver: 'built-in', cancelled: false, recomputed: false };

describe('the summary of requests', () => {
  it('takes times of successes only, rates over the whole time', () => {
    const summary = summarise(
      [
        record(),
        record({ started_ms: 400, ttft_ms: 40 }),
        record({ ttft_ms: 9000, error: 'x', http: 500 }),
      ],
      run,
    );
    expect(summary).toMatchObject({ requests: 3, failed: 1, seconds: 0.5, output_tokens: 34 });
    expect(summary.ttft_ms).toMatchObject({ avg: 30, p50: 30, max: 40 });
    expect(summary.tokens_per_second).toBe(68);
    expect(summary.requests_per_second).toBe(4);
    expect(summary.errors).toEqual([{ what: 'x', count: 1 }]);
  });

  it('says nothing of what was not measured', () => {
    expect(summarise([], run)).toMatchObject({
      requests: 0,
      seconds: null,
      ttft_ms: null,
      output_tokens: null,
    });
    const untold = summarise([record({ output_tokens: null })], run);
    expect(untold).toMatchObject({ output_tokens: null, tokens_per_second: null });
    const failed = summarise([record({ error: 'x' })], run);
    expect(failed).toMatchObject({ output_tokens: null, requests_per_second: null });
  });

  it('keeps the kinds of errors few', () => {
    const records = Array.from({ length: 200 }, (_, index) => record({ error: `e${index % 70}` }));
    const { errors } = summarise(records, run);
    expect(errors).toHaveLength(51);
    expect(errors[0]).toEqual({ what: 'e0', count: 3 });
    expect(errors.at(-1)).toEqual({ what: 'others', count: 50 });
  });
});
