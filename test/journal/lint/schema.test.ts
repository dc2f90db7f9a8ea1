import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../src/journal/lint/index.ts';
import { documentKinds } from '../../../src/journal/lint/rule.ts';
import { schemaKeys, schemaProblems } from '../../../src/journal/lint/schema.ts';
import { configSchema, schemaOf } from '../../../src/journal/lint/schemas.ts';
import { verdicts } from '../../../src/model/journal.ts';

const folder = new URL('../../../memory-schema/', import.meta.url);
const read = (name: string): object =>
  JSON.parse(readFileSync(new URL(`${name}.schema.json`, folder), 'utf8'));
const names = readdirSync(folder).map((file) => file.replace('.schema.json', ''));

const day = (value: string) => !Number.isNaN(Date.parse(`${value}T00:00:00Z`));
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, formats: { date: day } });

describe('the schemas that are shipped', () => {
  it('are one for each kind of Markdown, and one for the settings', () => {
    const kinds = documentKinds.filter((kind) => kind !== 'artifact');
    expect([...names].sort()).toEqual([...kinds, 'config'].sort());
  });

  it.each(names)('%s is JSON Schema 2020-12 and the one that the lint goes by', (name) => {
    const schema = read(name);
    expect(schema).toMatchObject({ $id: `dyn-journal/${name}@1` });
    expect(() => ajv.compile(schema)).not.toThrow();
    const kind = documentKinds.find((each) => each === name);
    expect(kind ? schemaOf(kind, defaultSettings) : configSchema).toEqual(schema);
  });

  it('know the verdicts and the settings of the program', () => {
    expect(read('review')).toMatchObject({ properties: { verdict: { enum: verdicts } } });
    expect(schemaKeys(configSchema).toSorted()).toEqual(Object.keys(defaultSettings).sort());
    expect(schemaProblems(configSchema, defaultSettings)).toEqual([]);
  });
});

describe('a schema that a journal adds', () => {
  const added = {
    properties: { status: { enum: ['active', 'parked'] }, team: { type: 'string' } },
    required: ['team'],
  };
  const schema = schemaOf('project', { ...defaultSettings, schemas: { project: added } }) ?? {};
  const value = { project: 'a', repo: null, branch: null, 'last-updated': '2026-08-01' };

  it('widens what it describes, asks for more, and leaves the rest as it is', () => {
    const places = (given: object) =>
      schemaProblems(schema, given).map(({ path, missing }) => missing ?? path.join('.'));
    expect(places({ ...value, status: 'parked', team: 'a' })).toEqual([]);
    expect(places({ ...value, status: 'done' })).toEqual(['team', 'status']);
    expect(places({ ...value, status: 'active', team: 'a', repo: 7 })).toEqual(['repo']);
  });
});

describe('problems of a value', () => {
  const project = read('project');
  const right = {
    project: 'a',
    repo: null,
    branch: null,
    status: 'done',
    'last-updated': '2026-08-01',
  };

  it('are none where all is right, and unknown keys are', () => {
    expect(schemaProblems(project, { ...right, anything: [1] })).toEqual([]);
  });

  it('name what is missing and what is wrong, each place once', () => {
    const { branch: _, ...rest } = right;
    const value = {
      ...rest,
      repo: 7,
      status: 'on',
      'last-updated': '2026-02-30',
      tags: ['a', 'B c'],
    };
    expect(schemaProblems(project, value)).toEqual([
      { path: [], missing: 'branch', expected: expect.any(String) },
      { path: ['repo'], missing: null, expected: 'owner/name, a path, or null' },
      { path: ['status'], missing: null, expected: expect.stringContaining('one of active, ') },
      { path: ['last-updated'], missing: null, expected: 'a day as YYYY-MM-DD' },
      { path: ['tags', '1'], missing: null, expected: expect.stringContaining('a tag') },
    ]);
  });

  it('name keys of the settings that are not known, and which are', () => {
    const value = {
      rule: {},
      rules: { J1: 'off', J042: 'no' },
      columns: { registry: { name: ['N'] } },
    };
    const problems = schemaProblems(configSchema, value).map(({ path, expected }) => [
      path.join('.'),
      expected,
    ]);
    expect(Object.fromEntries(problems)).toEqual({
      rule: expect.stringContaining('one of ignore, rules'),
      'rules.J1': 'the id of a rule, such as J042',
      'rules.J042': 'one of error, warning, off',
      'columns.registry.name': expect.stringContaining('one of project, status'),
    });
  });

  it('come from the schema of the vault too, which takes nothing back', () => {
    const added = {
      required: ['owner'],
      properties: { owner: { anyOf: [{ const: 'a' }, { type: 'null' }] } },
    };
    const settings = { ...defaultSettings, schemas: { project: added } };
    const both = schemaOf('project', settings);
    expect(schemaOf('project', settings)).toBe(both);
    expect(
      schemaProblems(both ?? {}, { ...right, status: 'on' }).map(({ path, missing }) => [
        path,
        missing,
      ]),
    ).toEqual([
      [['status'], null],
      [[], 'owner'],
    ]);
    expect(schemaProblems(both ?? {}, { ...right, owner: 3 })).toHaveLength(1);
    expect(schemaKeys(both ?? {})).toEqual(expect.arrayContaining(['status', 'owner']));
  });

  it('say the same as another validator', () => {
    const values = [
      undefined,
      null,
      '',
      'a',
      '2026-08-01',
      '2026-13-01',
      0,
      1.5,
      true,
      [],
      ['a'],
      ['A'],
      {},
    ];
    for (const name of names) {
      const schema = read(name);
      const isValid = ajv.getSchema(`dyn-journal/${name}@1`) ?? ajv.compile(schema);
      for (const key of schemaKeys(schema))
        for (const value of values) {
          const object = {
            ...right,
            pr: 1,
            repo: 'a/b',
            ...(value !== undefined && { [key]: value }),
          };
          expect([name, key, value, schemaProblems(schema, object).length === 0]).toEqual([
            name,
            key,
            value,
            isValid(object),
          ]);
        }
    }
  });
});
