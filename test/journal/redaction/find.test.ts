import { describe, expect, it } from 'vitest';
import { findSecrets, redact, secretValues } from '../../../src/redaction/index.ts';
import { mergeSecrets } from '../../../src/redaction/merge.ts';
import { patterns } from '../../../src/redaction/patterns/index.ts';
import { fixtures } from './fixtures.ts';

const nothing = { values: [], names: [] };
const lines = fixtures.flatMap(({ hits, misses }) => [...hits, ...misses]).map(({ text }) => text);
const key = Buffer.from('a key of the tests');

/** Deterministic numbers from 0 up to 1. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** `apart`: what begins a line of its own, so that no secret is glued to a placeholder, which would hide it. */
function makeText(next: () => number, apart = ''): string {
  const filler = [
    '\n',
    ' ',
    '\r\n',
    ' prose ',
    '| a | b |\n',
    'é ',
    '日本 ',
    '@',
    '_',
    '"',
    '```\n',
  ];
  const pick = (from: readonly string[]) => from[Math.floor(next() * from.length)]!;
  return Array.from({ length: 20 }, () => (next() < 0.4 ? pick(lines) : pick(filler))).join(apart);
}

describe('findSecrets', () => {
  it('finds with anchors what the patterns find alone', async () => {
    const next = random(11);
    for (let round = 0; round < 300; round++) {
      const text = makeText(next);
      const alone = patterns.flatMap(({ rule, kind, pattern, accept }) =>
        [...text.matchAll(pattern)].flatMap((match) => {
          const [start, end] = match.indices?.[1] ?? match.indices![0]!;
          return (accept?.(text.slice(start, end)) ?? true) ? [{ rule, kind, start, end }] : [];
        }),
      );
      const [found] = await findSecrets([text], nothing);
      const covered = mergeSecrets([...alone, ...found!]);
      expect(covered.map(({ start, end }) => [start, end])).toEqual(
        found!.map(({ start, end }) => [start, end]),
      );
    }
  });

  it('finds in many texts what it finds in each', async () => {
    const next = random(5);
    const texts = Array.from({ length: 120 }, () => makeText(next));
    const together = await findSecrets(texts, nothing);
    for (const [at, text] of texts.entries()) {
      expect(together[at]).toEqual((await findSecrets([text], nothing))[0]);
    }
  });

  it('ends at the end of a text: the next one adds nothing', async () => {
    const texts = [
      '//registry.example/:_authToken=',
      `${'x'.repeat(30)}`,
      `-----BEGIN PRIVATE KEY-----`,
    ];
    expect(await findSecrets(texts, nothing)).toEqual([[], [], []]);
  });

  it('finds a secret again where nothing around it tells', async () => {
    const text = 'password: hunter2hunter\nand then hunter2hunter was typed';
    expect((await findSecrets([text], nothing))[0]).toHaveLength(2);
  });

  it('counts places behind a byte order mark and behind characters of two units', async () => {
    const token = `${'ghp'}_aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0dF3gJ6`;
    for (const before of ['\uFEFF', '😀 ', '\uFEFF日本\n']) {
      const [found] = await findSecrets([`${before}${token}\n`], nothing);
      expect(found).toMatchObject([{ start: before.length, end: before.length + token.length }]);
    }
  });

  it('finds known values and names, the latter as words of their own', async () => {
    const options = { values: ['correct horse*battery'], names: ['draco-login'] };
    const text = 'xcorrect horse*batteryx on draco-login, not on draco-login2 or undraco-login';
    const [found] = await findSecrets([text], options);
    expect(found!.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
      ['secret', 'correct horse*battery'],
      ['private', 'draco-login'],
    ]);
  });
});

describe('secretValues', () => {
  it('takes what is named so, but no paths, numbers and short words', () => {
    const env = {
      HF_TOKEN: 'abcdefgh12',
      DB_PASSWORD: 'hunter2hunter',
      MY_SECRET_KEY: 'hunter2hunter',
      GOOGLE_APPLICATION_CREDENTIALS: '/etc/key.json',
      SHORT_TOKEN: 'abc',
      SORT_KEY: '12345678901',
      EMPTY_TOKEN: undefined,
      HOME: '/home/jdoe-the-first',
      EDITOR: 'something-long',
    };
    expect(secretValues(env)).toEqual(['abcdefgh12', 'hunter2hunter']);
  });
});

describe('redact', () => {
  it('leaves nothing to be found, and equal secrets comparable', async () => {
    const next = random(3);
    for (let round = 0; round < 100; round++) {
      const text = makeText(next, '\n');
      const [secrets] = await findSecrets([text], nothing);
      const redacted = redact(text, secrets!, key);
      expect((await findSecrets([redacted], nothing))[0]).toEqual([]);
      const grave = secrets!.filter(
        ({ kind, start, end }) => kind === 'secret' && end - start >= 8,
      );
      for (const { start, end } of grave) expect(redacted).not.toContain(text.slice(start, end));
    }
  });

  it('writes rule and a keyed hash', async () => {
    const secret = { rule: 'nvidia-key', kind: 'secret', start: 2, end: 5 } as const;
    const again = { ...secret, start: 6, end: 9 };
    expect(redact('a abc abc d', [secret, again], key)).toMatch(
      /^a \[redacted:nvidia-key:([0-9a-f]{4})\] \[redacted:nvidia-key:\1\] d$/,
    );
    expect(redact('a abc', [secret], key)).not.toBe(
      redact('a abc', [secret], Buffer.from('other')),
    );
  });
});

it('merges what overlaps, and secret wins', () => {
  const merged = mergeSecrets([
    { rule: 'b', kind: 'secret', start: 5, end: 12 },
    { rule: 'a', kind: 'private', start: 0, end: 8 },
    { rule: 'c', kind: 'private', start: 12, end: 14 },
  ]);
  expect(merged).toEqual([
    { rule: 'b', kind: 'secret', start: 0, end: 12 },
    { rule: 'c', kind: 'private', start: 12, end: 14 },
  ]);
});
