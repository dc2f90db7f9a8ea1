import { describe, expect, it } from 'vitest';
import { findSecrets } from '../../../src/redaction/index.ts';
import { patterns } from '../../../src/redaction/patterns/index.ts';
import { fixtures } from './fixtures.ts';

const nothing = { values: [], names: [] };

async function foundIn(text: string): Promise<string[]> {
  const [secrets] = await findSecrets([text], nothing);
  return secrets!.map(({ start, end }) => text.slice(start, end));
}

describe.each(fixtures)('$rule', ({ rule, hits, misses }) => {
  it.each(hits)('is found: $text', async ({ text, marked }) => {
    const found = await foundIn(text);
    // Rules of the preset may take in what is around it.
    expect(found.length).toBe(marked.length);
    expect(marked.filter((value, at) => !found[at]!.includes(value))).toEqual([]);
  });

  it.each(hits)('is found by its own pattern: $text', ({ text, marked }) => {
    const { pattern, accept } = patterns.find((each) => each.rule === rule)!;
    const own = [...text.matchAll(pattern)].map((match) => match[1] ?? match[0]);
    expect(own.filter((value) => accept?.(value) ?? true)).toEqual(marked);
  });

  it.each(misses)('is not there: $text', async ({ text }) => {
    expect(await foundIn(text)).toEqual([]);
  });

  it('has lines with and without', () => {
    expect(hits.every(({ marked }) => marked.length > 0)).toBe(true);
    expect(Math.min(hits.length, misses.length)).toBeGreaterThan(0);
  });
});

it('every pattern has a fixture, and every fixture a pattern', () => {
  expect(patterns.map(({ rule }) => rule).sort()).toEqual(fixtures.map(({ rule }) => rule).sort());
});

it('passes over what only looks like a secret', async () => {
  const innocent = [
    'head 9fceb02d0ae598e95dc970b74767f19372d61af8, base 0123456789abcdef0123456789abcdef01234567',
    '550e8400-e29b-41d4-a716-446655440000',
    'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'aGVsbG8gd29ybGQ= is base64 of two words',
    'lib/bindings/python/rust/llm/preprocessor.rs:1234 takes 3 tokens',
    '| token | latency |\n| --- | --- |\n| first | 12.5 ms |',
    'dynamo-pr-reviews/26976-tiered-cached-token/review.md',
  ];
  expect(await Promise.all(innocent.map(foundIn))).toEqual(innocent.map(() => []));
});
