import { readdirSync, readFileSync } from 'node:fs';
import { Validator } from '@cfworker/json-schema';
import { describe, expect, it } from 'vitest';
import { isSurelyValid } from '../../../src/journal/lint/schema-quick.ts';

const folder = new URL('../../../memory-schema/', import.meta.url);
const schemas = readdirSync(folder).map((name): [string, object] => [
  name,
  JSON.parse(readFileSync(new URL(name, folder), 'utf8')),
]);

/** Numbers from 0 to below 1 that are the same in every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const values: readonly unknown[] = [
  null,
  true,
  0,
  1,
  -1,
  412,
  1.5,
  '',
  'x',
  'active',
  'comment',
  'project',
  'review',
  'registry',
  'example/dynamo',
  '2026-08-11',
  '2026-02-29',
  '2024-02-29',
  '2026-13-01',
  '2026-8-1',
  '0123abc',
  'a'.repeat(40),
  'https://example.com/a',
  '👍'.repeat(200),
  'y'.repeat(201),
  [],
  ['kv', 'cache'],
  ['Kv'],
  [1],
  [[]],
  {},
  { a: 1 },
];

/** Objects with some of the schema's keys, most of them with values that may be meant. */
function* objectsFor(schema: { properties?: object }): Generator<object> {
  const random = randomFrom(7);
  const keys = [...Object.keys(schema.properties ?? {}), 'other'];
  for (let round = 0; round < 3000; round++) {
    const chosen = keys.filter(() => random() < 0.6);
    yield Object.fromEntries(
      chosen.map((key) => [key, values[Math.floor(random() * values.length)]]),
    );
  }
}

describe.each(schemas)('%s', (_, schema) => {
  const validator = new Validator(schema, '2020-12', false);

  it('is never called kept where it is not', () => {
    const wrong = [...objectsFor(schema), ...values].filter(
      (value) => isSurelyValid(schema, value) && !validator.validate(value).valid,
    );
    expect(wrong).toEqual([]);
  });
});

it('knows the schemas of frontmatter well enough to save the work', () => {
  const [, review = {}] = schemas.find(([name]) => name.startsWith('review')) ?? [];
  const value = {
    type: 'review',
    repo: 'example/dynamo',
    pr: 412,
    branch: null,
    'head-sha': 'a'.repeat(40),
    verdict: 'comment',
    'last-updated': '2026-08-11',
    tags: ['kv'],
  };
  expect(isSurelyValid(review, value)).toBe(true);
  expect(isSurelyValid(review, { ...value, 'last-updated': '2026-02-29' })).toBe(false);
});

it.each([
  [{ minLength: 2 }, 'abc'],
  [{ not: { type: 'string' } }, 1],
  [{ properties: { a: { anyOf: [true] } } }, { a: 1 }],
  [{ items: { uniqueItems: true } }, [[1]]],
  [{ enum: [{}] }, {}],
])('leaves %j to the validator', (schema, value) => {
  expect(isSurelyValid(schema, value)).toBe(false);
});
