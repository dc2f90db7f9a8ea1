import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { stackNames, stageNames } from '../../../src/model/e2e-plan.ts';
import { runStates } from '../../../src/model/e2e-reports.ts';
import { compares, plans, statuses, sweeps, verdicts } from './documents.ts';

function read(name: string) {
  const file = new URL(`../../../schemas/e2e-${name}.schema.json`, import.meta.url);
  const schema = JSON.parse(readFileSync(file, 'utf8'));
  return { schema, validate: new Ajv2020({ allowUnionTypes: true }).compile(schema) };
}

const cases: readonly [string, Readonly<Record<string, object>>][] = [
  ['verdict', verdicts],
  ['plan', plans],
  ['status', statuses],
  ['sweep', sweeps],
  ['compare', compares],
];
const named = (name: string) => !name.endsWith('hostile');

describe.each(cases)('e2e-%s.schema.json', (name, documents) => {
  const { schema, validate } = read(name);
  const [document] = Object.values(documents);

  it.each(Object.keys(documents).filter(named))('accepts the %s document', (which) => {
    validate(documents[which]);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('describes each field of the document', () => {
    expect(Object.keys(schema.properties).sort()).toEqual(Object.keys(document!).sort());
    expect(schema.properties.schema.const).toBe(schema.$id);
  });

  it.each(Object.keys(document!))('refuses a document without %s', (field) => {
    expect(validate({ ...document, [field]: undefined })).toBe(false);
  });

  it('has the words of the model', () => {
    const words: Record<string, readonly string[]> = {
      stack: stackNames,
      stage: stageNames,
      state: runStates,
    };
    for (const [word, list] of Object.entries(words)) {
      if (schema.$defs[word] !== undefined) expect(schema.$defs[word].enum).toEqual(list);
    }
  });

  it(name === 'plan' ? 'refuses a key that it does not know' : 'accepts later fields', () => {
    expect(validate({ ...document, later: 1 })).toBe(name !== 'plan');
  });
});

const items: readonly [string, string, object][] = [
  ['verdict', 'check', { ...verdicts.typical.checks[2] }],
  ['verdict', 'load', verdicts.typical.load[0]!],
  ['verdict', 'ab', verdicts.typical.ab!],
  ['status', 'run', statuses.typical.runs[0]],
  ['status', 'process', statuses.typical.runs[0].processes[0]!],
  ['sweep', 'run', sweeps.typical.runs[0]],
  ['compare', 'run', compares.typical.first],
  ['compare', 'check', compares.typical.checks[0]!],
  ['compare', 'metric', compares.typical.metrics[0]!],
  ['compare', 'fact', compares.typical.facts[0]!],
];

it.each(items)('e2e-%s describes each field of a %s', (name, item, value) => {
  const { properties } = read(name).schema.$defs[item];
  expect(Object.keys(properties).sort()).toEqual(Object.keys(value).sort());
});

it.each([
  ['a stage that there is not', { stages: [{ id: 'lunch', options: {} }] }],
  ['an unknown key of a stage', { stages: [{ id: 'load', options: {}, after: 'x' }] }],
  ['a check with two questions', { checks: [{ id: 'a', expect: { says: 'x', log: 'y' } }] }],
  ['an unknown operator', { checks: [{ id: 'a', expect: { metric: 'm', op: '>' } }] }],
  ['a time limit of nothing', { timeout_s: 0 }],
  ['a threshold that is no number', { thresholds: { a: '1' } }],
])('a plan with %s is refused', (_, change) => {
  expect(read('plan').validate({ ...plans.typical, ...change })).toBe(false);
});
