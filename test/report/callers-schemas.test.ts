import { readFileSync } from 'node:fs';
import published from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with {
  type: 'json',
};
import { Ajv } from 'ajv';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { changeKinds, confidences, contexts, findingKinds } from '../../src/model/callers.ts';
import { callersReporters } from '../../src/report/index.ts';
import { callersReports as reports } from './callers-reports.ts';

const options = { limit: 0, color: false, width: 80, verbose: false };
const names = Object.keys(reports) as (keyof typeof reports)[];

function expectValid(validate: ValidateFunction, value: unknown): void {
  validate(value);
  expect(validate.errors ?? []).toEqual([]);
}

describe('callers.schema.json', () => {
  const file = new URL('../../schemas/callers.schema.json', import.meta.url);
  const schema = JSON.parse(readFileSync(file, 'utf8'));
  const validate = new Ajv2020({ allowUnionTypes: true }).compile(schema);

  // The date of a hostile fixture is no date; git cannot give one.
  it.each(['empty', 'typical'] as const)('accepts the %s report', async (name) => {
    const render = await callersReporters.json();
    expectValid(validate, JSON.parse(render(reports[name], options)));
  });

  it('knows the words of the model', () => {
    expect(schema.$defs.change_kind.enum).toEqual(changeKinds);
    expect(schema.$defs.finding_kind.enum).toEqual(findingKinds);
    expect(schema.$defs.confidence.enum).toEqual(confidences);
    expect(schema.$defs.context.enum).toEqual(contexts);
  });

  const { summary, changes, findings } = reports.typical;
  it.each<[string, object]>([
    ['change', changes[0]!],
    ['commit', changes[0]!.since!],
    ['finding', findings[0]!],
    ['summary', summary],
  ])('describes and requires each field of a %s', (name, value) => {
    const { required, properties } = schema.$defs[name];
    expect(Object.keys(properties).sort()).toEqual(Object.keys(value).sort());
    expect([...required].sort()).toEqual(Object.keys(value).sort());
  });

  it.each(Object.keys(reports.typical))('refuses a report without %s', (field) => {
    expect(validate({ ...reports.typical, [field]: undefined })).toBe(false);
  });

  it('refuses a confidence and a kind that it does not know', () => {
    const [finding] = findings;
    for (const odd of [{ confidence: 'sure' }, { kind: 'guess' }, { line: 0 }]) {
      expect(validate({ ...reports.typical, findings: [{ ...finding, ...odd }] })).toBe(false);
    }
  });

  it('accepts fields of a later version', () => {
    expectValid(validate, { ...reports.typical, later: 1 });
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
    JSON.parse((await callersReporters.sarif())(reports[name], options));

  it.each(names)('is valid for the %s report', async (name) => {
    expectValid(validate, await render(name));
  });

  it('has a rule for each kind of finding, and points each result at the rule of its name', async () => {
    const { results, tool } = (await render('typical')).runs[0];
    expect(tool.driver.rules).toHaveLength(findingKinds.length);
    expect(results).toHaveLength(reports.typical.findings.length);
    for (const { ruleId, ruleIndex } of results) {
      expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
    }
  });

  it('has the level of the confidence', async () => {
    const { results } = (await render('typical')).runs[0];
    expect(results.map((each: { level: string }) => each.level)).toEqual([
      'error',
      'error',
      'warning',
      'warning',
      'note',
      'note',
    ]);
  });

  it('relates a definition that the head still has, and those that the name may mean', async () => {
    const { results } = (await render('typical')).runs[0];
    const related = results.map(
      (each: { relatedLocations?: readonly unknown[] }) => (each.relatedLocations ?? []).length,
    );
    // The flag is gone; the method only changed; what was renamed or moved is not at its place.
    expect(related).toEqual([0, 1, 0, 0, 1 + 5, 1]);
  });

  it('leaves out what is no place', async () => {
    const { results } = (await render('hostile')).runs[0];
    expect(results[0].relatedLocations).toHaveLength(1);
    expect(results[0].relatedLocations[0].physicalLocation.region.startLine).toBe(7);
  });
});
