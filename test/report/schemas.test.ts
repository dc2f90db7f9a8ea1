import { readFileSync } from 'node:fs';
import published from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with {
  type: 'json',
};
import { Ajv } from 'ajv';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { buckets, costs } from '../../src/model/finding.ts';
import { proveModes } from '../../src/model/proof.ts';
import { reporters } from '../../src/report/index.ts';
import { reports } from './reports.ts';

const options = { limit: 0, color: false, width: 80, verbose: false };
const names = Object.keys(reports) as (keyof typeof reports)[];

const readJson = (url: URL | string) => JSON.parse(readFileSync(url, 'utf8'));
const readSchema = (name: string) =>
  readJson(new URL(`../../schemas/${name}.schema.json`, import.meta.url));

function expectValid(validate: ValidateFunction, value: unknown): void {
  validate(value);
  expect(validate.errors ?? []).toEqual([]);
}

describe('clones.schema.json', () => {
  const schema = readSchema('clones');
  const validate = new Ajv2020({ allowUnionTypes: true }).compile(schema);

  it.each(names)('accepts the %s report', async (name) => {
    const render = await reporters.json();
    expectValid(validate, JSON.parse(render(reports[name], options)));
  });

  it('knows the buckets and costs of the model', () => {
    expect(schema.$defs.bucket.enum).toEqual(buckets);
    expect(schema.$defs.cost.enum).toEqual(costs);
  });

  it('describes each field of a finding, and requires all but those of what was not asked for', () => {
    const fields = Object.keys(reports.proved.candidates[0]!);
    const { required, properties } = schema.$defs.candidate;
    expect(Object.keys(properties).sort()).toEqual([...fields].sort());
    expect([...required, 'baseline', 'profile', 'trail'].sort()).toEqual([...fields].sort());
  });

  it.each([
    ['proof', reports.proved.proof!],
    ['crateProof', reports.proved.proof!.crates[0]!],
    ['testRun', reports.proved.proof!.tests[0]!.after],
    ['profileSummary', reports.proved.profile!],
    ['profile', reports.proved.candidates[0]!.profile!],
    ['trailMark', reports.proved.candidates[0]!.trail![0]!],
  ])('describes and requires each field of a %s', (name, value) => {
    const { required, properties } = schema.$defs[name];
    expect(Object.keys(properties).sort()).toEqual(Object.keys(value).sort());
    expect([...required].sort()).toEqual(Object.keys(value).sort());
  });

  it('knows the words of a proof', () => {
    expect(schema.$defs.proof.properties.mode.enum).toEqual(proveModes);
  });

  it.each(Object.keys(reports.proved.proof!))('refuses a proof without %s', (field) => {
    const proof = { ...reports.proved.proof, [field]: undefined };
    expect(validate({ ...reports.proved, proof })).toBe(false);
  });

  it.each(Object.keys(reports.typical))('refuses a report without %s', (field) => {
    expect(validate({ ...reports.typical, [field]: undefined })).toBe(false);
  });

  it('accepts fields of a later version', () => {
    expectValid(validate, { ...reports.typical, later: 1 });
  });
});

describe('config.schema.json', () => {
  const validate = new Ajv2020().compile(readSchema('config'));
  const rule = { prefix: 'lib/llm/', weight: 9, label: 'requests' };

  it('accepts hot paths', () => {
    expectValid(validate, { hot_paths: [rule] });
    expectValid(validate, {});
  });

  it.each([
    ['an unknown key', { hot_path: [] }],
    ['an unknown key of a rule', { hot_paths: [{ ...rule, wieght: 1 }] }],
    ['a weight over 10', { hot_paths: [{ ...rule, weight: 11 }] }],
    ['a rule without a label', { hot_paths: [{ prefix: 'a', weight: 1 }] }],
  ])('refuses %s', (_, config) => {
    expect(validate(config)).toBe(false);
  });
});

describe('sarif', () => {
  // Its dialect is draft 4, which ajv does not know; the keywords it uses mean the same today.
  const { $schema: _, id: __, ...schema } = published;
  const validate = new Ajv({
    strict: false,
    unicodeRegExp: false,
    formats: {
      'date-time': true,
      uri: /^[a-z]+:[!-~]+$/,
      'uri-reference': /^(?:%[0-9A-F]{2}|[!$&-;=?-Z_a-z~])+$/,
    },
  }).compile(schema);
  const render = async (name: keyof typeof reports) =>
    JSON.parse((await reporters.sarif())(reports[name], options));

  it.each(names)('is valid for the %s report', async (name) => {
    expectValid(validate, await render(name));
  });

  it('is refused by the published schema when it is broken', async () => {
    const log = await render('typical');
    log.runs[0].results[0].level = 'loud';
    expect(validate(log)).toBe(false);
  });

  it('holds what can go or is undecided, and says what is suppressed or known', async () => {
    const { results } = (await render('typical')).runs[0];
    expect(results.map((each: { ruleId: string }) => each.ruleId)).toEqual([
      'removable-move',
      'structural-refactor',
      'undecided',
    ]);
    expect(results[2].suppressions[0].kind).toBe('inSource');
    expect(results.map((each: { baselineState: string }) => each.baselineState)).toEqual([
      'new',
      'unchanged',
      'new',
    ]);
  });

  it('points each result at the rule of its name', async () => {
    const { results, tool } = (await render('typical')).runs[0];
    for (const { ruleId, ruleIndex } of results) {
      expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
    }
  });
});
