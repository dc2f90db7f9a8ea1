import { readFileSync } from 'node:fs';
import published from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with {
  type: 'json',
};
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import {
  type LintFormat,
  lintFormats,
  lintReporters,
  lintRuleLists,
  type ReportOptions,
} from '../../../src/report/index.ts';
import { lintRuns } from './lint-runs.ts';

const plain: ReportOptions = {
  limit: 0,
  color: false,
  width: 80,
  verbose: false,
  version: '1.2.3',
};
type Name = keyof typeof lintRuns;
const names = Object.keys(lintRuns) as Name[];
const endings = { text: 'txt', json: 'json', sarif: 'sarif', github: 'github.txt' };

const render = async (format: LintFormat, name: Name, options: Partial<ReportOptions> = {}) =>
  (await lintReporters[format]())(lintRuns[name], { ...plain, ...options });

describe.each(lintFormats)('%s', (format) => {
  it.each(names)('shows the %s run', async (name) => {
    const file = `expected/lint-${name}.${endings[format]}`;
    await expect(await render(format, name)).toMatchFileSnapshot(file);
  });

  it('shows at most as many findings as asked for', async () => {
    const shown = await render(format, 'typical', { limit: 1 });
    expect(shown).toContain('kv-router/INDEX.md');
    expect(shown).not.toContain('planner/INDEX.md');
  });

  it('leaves nothing raw that could steer a terminal or hide from a reader', async () => {
    const shown = await render(format, 'hostile', { verbose: true });
    expect(shown).not.toMatch(/[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    expect(shown.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });
});

describe('text', () => {
  it('has one line for each finding, however narrow the terminal is', async () => {
    const narrow = await render('text', 'typical', { width: 24 });
    expect(narrow.match(/^kv-router.*$/gm)).toHaveLength(2);
    expect(narrow).toContain('planner/INDEX.md:5:9: error: Unexpected 2026-8-3 [J011 field-value]');
  });

  it('shows what was mended when it is verbose', async () => {
    expect(await render('text', 'typical')).not.toContain('planner/INDEX.md:6:9');
    const verbose = await render('text', 'typical', { verbose: true });
    expect(verbose).toContain('planner/INDEX.md:6:9: fixed: ');
  });

  it('has the same words with color', async () => {
    const colored = await render('text', 'typical', { color: true });
    const escapes = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');
    expect(colored).toMatch(escapes);
    expect(colored.replace(escapes, '')).toBe(await render('text', 'typical'));
  });
});

describe('github', () => {
  it('starts no second command inside a message', async () => {
    expect((await render('github', 'hostile')).trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('journal-lint.schema.json', () => {
  const file = new URL('../../../schemas/journal-lint.schema.json', import.meta.url);
  const schema = JSON.parse(readFileSync(file, 'utf8'));
  const validate = new Ajv2020().compile(schema);
  const { report } = lintRuns.typical;

  it.each(names)('accepts the %s run', async (name) => {
    validate(JSON.parse(await render('json', name)));
    expect(validate.errors ?? []).toEqual([]);
  });

  it.each(Object.keys(report))('refuses a report without %s', (field) => {
    expect(validate({ ...report, [field]: undefined })).toBe(false);
  });

  it.each<[string, object]>([
    ['finding', report.findings[0]!],
    ['summary', report.summary],
  ])('describes and requires each field of a %s', (name, value) => {
    const { required, properties } = schema.$defs[name];
    expect(Object.keys(properties).sort()).toEqual(Object.keys(value).sort());
    expect([...required].sort()).toEqual(Object.keys(value).sort());
  });

  it('accepts fields of a later version and refuses odd values', () => {
    expect(validate({ ...report, later: 1 })).toBe(true);
    const [finding] = report.findings;
    for (const odd of [{ severity: 'note' }, { rule: 'X1' }, { line: 0 }])
      expect(validate({ ...report, findings: [{ ...finding, ...odd }] })).toBe(false);
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

  it.each(names)('is valid for the %s run', async (name) => {
    validate(JSON.parse(await render('sarif', name)));
    expect(validate.errors ?? []).toEqual([]);
  });

  it('leaves out what was mended and says which rule is meant', async () => {
    const [run] = JSON.parse(await render('sarif', 'typical')).runs;
    expect(run.results.map((result: { ruleIndex: number }) => result.ruleIndex)).toEqual([0, 1, 0]);
    expect(run.tool.driver.name).toBe('dyn-journal');
  });
});

describe('the rules', () => {
  const { rules } = lintRuns.typical;

  it('are listed, and explained', async () => {
    const list = (await lintRuleLists.text())(rules, plain);
    expect(list).toBe(
      'J011 field-value (error, fixable): A field has a value that its schema does not\n' +
        '     allow.\n' +
        'J061 bare-reference (warning, off by default): A pull request is named without a\n' +
        '     link.\n',
    );
    expect((await lintRuleLists.explain())(rules[0]!, plain)).toBe(
      'J011 field-value\nerror, fixable\n\nA field has a value that its schema does not allow.\n\nStatus reports read the fields.\n',
    );
  });

  it('are data as JSON', async () => {
    const text = (await lintRuleLists.json())(rules, plain);
    expect(JSON.parse(text)).toEqual({ schema: 'dyn-journal/rules@1', rules });
  });
});
