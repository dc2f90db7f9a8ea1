import { readdirSync, readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../../src/cli/program.ts';
import {
  checks,
  checksReports,
  learnReports,
  pulls,
  review,
  reviewStatuses,
  reviews,
} from './documents.ts';

const folder = new URL('../../../schemas/', import.meta.url);
const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`${name}.schema.json`, folder), 'utf8'));

/** The schema as the program prints it: alone, with no other at hand. */
async function compile(name: string): Promise<ValidateFunction> {
  const stdout = new PassThrough({ highWaterMark: 1 << 26 });
  const stderr = new PassThrough();
  const code = await run(['schema', name], { stdout, stderr, env: {} });
  expect([code, String(stderr.read() ?? '')]).toEqual([0, '']);
  return new Ajv2020({ allowUnionTypes: true }).compile(JSON.parse(String(stdout.read())));
}

const cases: readonly [string, Readonly<Record<string, object>>][] = [
  ['pr', pulls],
  ['review', reviews],
  ['review-status', reviewStatuses],
  ['checks', checksReports],
  ['learn', learnReports],
];

describe.each(cases)('%s.schema.json', (name, documents) => {
  const [document] = Object.values(documents);
  let validate: ValidateFunction;
  beforeAll(async () => {
    validate = await compile(name);
  });

  // A date or an id of a check of a hostile fixture is none; git and our own plan cannot give one.
  it.each(Object.keys(documents).filter((which) => which !== 'hostile'))(
    'accepts the %s document',
    (which) => {
      validate(documents[which]);
      expect(validate.errors ?? []).toEqual([]);
    },
  );

  it('describes each field of the document', () => {
    const { properties, $id } = read(name);
    expect(Object.keys(properties).sort()).toEqual(Object.keys(document!).sort());
    expect(properties.schema.const).toBe($id);
  });

  it.each(Object.keys(document!))('refuses a document without %s', (field) => {
    expect(validate({ ...document, [field]: undefined })).toBe(false);
  });

  it('accepts later fields', () => {
    expect(validate({ ...document, later: 1 })).toBe(true);
  });
});

const { walkthrough, pull, callers, learnings } = pulls.typical;
const group = walkthrough.groups[0]!;
const finding = pulls.typical.findings[0]!;

it.each<[string, string, object]>([
  ['pr', 'pull', pull!],
  ['pr', 'walkthrough', walkthrough],
  ['pr', 'group', group],
  ['pr', 'symbol', group.symbols[0]!],
  ['pr', 'rebuild', walkthrough.rebuild],
  ['pr', 'test', walkthrough.tests[0]!],
  ['pr', 'hardware', pulls.typical.hardware],
  ['pr', 'expectation', pulls.typical.expectations[0]!],
  ['pr', 'learning', learnings[0]!],
  ['pr', 'coverage', pulls.typical.coverage],
  ['pr', 'tested', pulls.typical.tested!],
  ['pr', 'review_finding', finding],
  ['pr', 'place', finding.place!],
  ['pr', 'evidence', pulls.typical.findings[1]!.evidence[0]!],
  ['review', 'comment', review.comments[0]!],
  ['review', 'outside', review.outside_diff[0]!],
  ['review', 'left_out', review.left_out[0]!],
  ['review', 'redaction', review.redactions[0]!],
  ['learn', 'learning', learnReports.typical.learnings[0]!],
  ['learn', 'write', learnReports.added.write],
  ['checks', 'check', checks.checks[0]!],
  ['checks', 'failure', checks.checks[1]!.failure!],
  ['checks', 'rerun', checks.reruns[0]!],
])('%s describes each field of a %s', (name, item, value) => {
  expect(Object.keys(read(name).$defs[item].properties).sort()).toEqual(Object.keys(value).sort());
});

const change = callers.changes[0]!;

it.each<[string, object]>([
  ['a clone of no bucket', { clones: [{ ...pulls.typical.clones[0]!, bucket: 'spare' }] }],
  ['a caller of no confidence', { callers: { ...callers, changes: [{ ...change, line: 0 }] } }],
  ['a plan of no stack', { plan: { ...pulls.typical.plan!, stack: 'lunch' } }],
  ['a verdict of no word', { verdict: { ...pulls.typical.verdict!, verdict: 'maybe' } }],
  ['a review of no hash', { review: { ...review, payload_sha256: 'abc' } }],
  ['checks in no state', { checks: { ...checks, state: 'odd' } }],
  [
    'an effort of 6',
    { walkthrough: { ...walkthrough, effort: { ...walkthrough.effort, level: 6 } } },
  ],
])('%s is refused inside a pull request', async (_, odd) => {
  const validate = await compile('pr');
  expect(validate({ ...pulls.typical, ...odd })).toBe(false);
});

it('refers to documents of this package only', () => {
  const texts = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'));
  const ids = new Set(texts.map((text) => String(JSON.parse(text).$id).split('/').at(-1)));
  const named = texts.flatMap((text) =>
    [...text.matchAll(/"\$ref": "([^#"]+)/g)].map(([, id]) => id!),
  );
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((id) => !ids.has(id))).toEqual([]);
});
