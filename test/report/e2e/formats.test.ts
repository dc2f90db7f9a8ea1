import { describe, expect, it } from 'vitest';
import {
  compareReporters,
  e2eStatusReporters,
  planReporters,
  type ReportOptions,
  sweepReporters,
  verdictReporters,
} from '../../../src/report/index.ts';
import { checkSheets, renders } from '../sheet-checks.ts';
import { compares, plans, statuses, sweeps, verdicts } from './documents.ts';

const plain: ReportOptions = { limit: 0, color: false, width: 80, verbose: false };
const all = [
  ...renders('verdict', verdictReporters, verdicts),
  ...renders('plan', planReporters, plans),
  ...renders('status', e2eStatusReporters, statuses),
  ...renders('sweep', sweepReporters, sweeps),
  ...renders('compare', compareReporters, compares),
];
const verdict = all.find(({ name }) => name === 'verdict-typical');

checkSheets(all);

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
