import { describe, expect, it } from 'vitest';
import {
  compareReporters,
  e2eStatusReporters,
  planReporters,
  type Reporter,
  type ReportOptions,
  sheetFormats,
  sweepReporters,
  verdictReporters,
} from '../../../src/report/index.ts';
import { compares, plans, statuses, sweeps, verdicts } from './documents.ts';

const plain: ReportOptions = { limit: 0, color: false, width: 80, verbose: false };
const endings = { text: 'txt', json: 'json', markdown: 'md' } as const;

type Format = (typeof sheetFormats)[number];
type Render = (format: Format, options?: Partial<ReportOptions>) => Promise<string>;

const renders = <T>(
  kind: string,
  reporters: Readonly<Record<Format, () => Promise<Reporter<T>>>>,
  documents: Readonly<Record<string, T>>,
): { name: string; document: T; render: Render }[] =>
  Object.entries(documents).map(([name, document]) => ({
    name: `${kind}-${name}`,
    document,
    render: async (format, options) =>
      (await reporters[format]())(document, { ...plain, ...options }),
  }));

const all = [
  ...renders('verdict', verdictReporters, verdicts),
  ...renders('plan', planReporters, plans),
  ...renders('status', e2eStatusReporters, statuses),
  ...renders('sweep', sweepReporters, sweeps),
  ...renders('compare', compareReporters, compares),
];
const hostile = all.filter(({ name }) => name.endsWith('hostile'));
const typical = all.filter(({ name }) => name.endsWith('typical'));
const [verdict] = typical;
const codeSpan = /(?<![\\`])(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g;

describe.each(all)('$name', ({ name, document, render }) => {
  it.each(sheetFormats)('as %s', async (format) => {
    const file = `expected/${name}.${endings[format]}`;
    await expect(await render(format)).toMatchFileSnapshot(file);
  });

  it('is the document itself as JSON, schema first', async () => {
    const text = await render('json');
    expect(JSON.parse(text)).toEqual(document);
    expect(text).toMatch(/^\{\n {2}"schema": "dyn-audit\//);
  });
});

describe.each(hostile)('$name', ({ render }) => {
  it.each(sheetFormats)('leaves nothing raw in %s', async (format) => {
    const shown = await render(format, { verbose: true });
    expect(shown).not.toMatch(/[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    expect(shown.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });

  it('opens no tag and no heading in Markdown outside of code', async () => {
    const shown = await render('markdown', { verbose: true });
    expect(shown.replace(codeSpan, '')).not.toContain('<b>');
    expect(shown).not.toMatch(/^## no/m);
  });

  it('has the same words with color', async () => {
    const colored = await render('text', { color: true, width: 40 });
    const escapes = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');
    expect(colored).toMatch(escapes);
    expect(colored.replace(escapes, '')).toBe(await render('text', { width: 40 }));
  });
});

describe.each(typical)('$name', ({ name, render }) => {
  it.each([24, 40, 80, 160])('stays within %i columns but for words', async (width) => {
    const lines = (await render('text', { width, verbose: true })).split('\n');
    const wider = lines.filter((line) => line.length > width);
    // A line may be too wide only when its last word alone, after a label, does not fit.
    const label = /^[\w. -]+: /;
    expect(wider.filter((line) => / \S+ \S+$/.test(line.trimStart().replace(label, '')))).toEqual(
      [],
    );
  });

  it('narrow', async () => {
    await expect(await render('text', { width: 40 })).toMatchFileSnapshot(
      `expected/${name}-narrow.txt`,
    );
  });
});

describe('a verdict', () => {
  it('shows what failed before what passed, with expected, seen and files', async () => {
    const shown = await verdict!.render('text', { verbose: true, width: 100 });
    expect(shown).toMatch(/^FAIL: 1 of 5 checks failed: load\.errors\n/);
    const order = [
      'Failed',
      'Could not be told',
      'Not run',
      'Known to differ',
      'No longer differs',
      'Passed (2)',
    ];
    const places = order.map((title) => shown.indexOf(`\n${title}\n`));
    expect(places.every((place) => place > 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(shown).toContain('    expected: at most 0.1 % of requests fail\n');
    expect(shown).toContain('    file: logs/frontend.log\n');
    expect(shown).toContain('    source: stack-on-cpu.md, 2\n');
  });

  it('is red, yellow or green', async () => {
    const colours = { fail: 31, inconclusive: 33, pass: 32 } as const;
    for (const [word, colour] of Object.entries(colours)) {
      const render = await verdictReporters.text();
      const given = { ...verdicts.typical, verdict: word as keyof typeof colours };
      const shown = render(given, { ...plain, color: true });
      expect(shown.startsWith(`\u001b[${colour}m${word.toUpperCase()}`)).toBe(true);
    }
  });

  it('names the simulator as one', async () => {
    const render = await verdictReporters.text();
    expect(render(verdicts.clean, plain)).toContain('on sim (a simulator, not Dynamo)');
  });

  it('says how many more there are', async () => {
    const render = await verdictReporters.text();
    const failed = verdicts.hostile.checks[0];
    const given = { ...verdicts.typical, checks: [failed, failed, failed] };
    expect(render(given, { ...plain, limit: 1 })).toContain('2 more: --limit 0 shows all');
  });
});
