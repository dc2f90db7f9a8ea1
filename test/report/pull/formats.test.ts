import { describe, expect, it } from 'vitest';
import { printable } from '../../../src/model/printable.ts';
import {
  checksReporters,
  learnReporters,
  pullReporters,
  reviewReporters,
  reviewStatusReporters,
} from '../../../src/report/index.ts';
import { checkSheets, renders } from '../sheet-checks.ts';
import { checksReports, learnReports, pulls, reviewStatuses, reviews } from './documents.ts';

const all = [
  ...renders('pr', pullReporters, pulls),
  ...renders('review', reviewReporters, reviews),
  ...renders('review-status', reviewStatusReporters, reviewStatuses),
  ...renders('checks', checksReporters, checksReports),
  ...renders('learn', learnReporters, learnReports),
];
const show = (wanted: string, ...rest: Parameters<(typeof all)[number]['render']>) =>
  all.find(({ name }) => name === wanted)!.render(...rest);

checkSheets(all);

describe('a pull request', () => {
  it('tells what is wrong before what it takes to test it, and what was left out last', async () => {
    const shown = await show('pr-typical', 'text', { width: 160 });
    const order = [
      'Findings',
      'Checks of the run that failed',
      'Missed callers (6, of 4 changed definitions)',
      'Hardware that a test needs',
      'Plan of a run',
      'Expected of a run (checked)',
      'Unit tests that refer to what changed (1)',
      'What changes',
      'Clones on changed lines (4, 1 that may stay left out)',
      'Learnings of earlier work',
      'Checks of CI that failed',
      'Coverage',
      'Not looked at',
      'Next',
    ];
    const places = order.map((title) => shown.indexOf(`\n${title}\n`));
    expect(places.filter((place) => place < 0)).toEqual([]);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  it('shows errors before warnings', async () => {
    const shown = await show('pr-typical', 'text');
    expect(shown.indexOf('error: ')).toBeLessThan(shown.indexOf('warning: '));
  });

  it('never has words of the author in its headline', async () => {
    const [headline] = (await show('pr-typical', 'text')).split('\n');
    expect(headline).toBe('ai-dynamo/dynamo#10254: 2 findings, 6 missed callers, run FAIL');
  });

  it('names what to type next, with the repository where it is not the usual one', async () => {
    const render = await pullReporters.text();
    const options = { limit: 40, color: false, width: 200, verbose: false };
    const said = { ...pulls.typical, verdict: null, review: null };
    expect(render(said, options)).toContain('dyn-audit pr 10254 --run-e2e');
    expect(render({ ...said, repo: 'a/b' }, options)).toContain('dyn-audit pr a/b#10254 --run-e2e');
    const unfit = { ...said, hardware: { ...said.hardware, fits: false } };
    expect(render(unfit, options)).not.toContain('--run-e2e');
  });

  it('adds the lines that one reason keeps from being looked at', async () => {
    const shown = await show('pr-typical', 'text');
    expect(shown).toContain('no check reads this language: 14 lines of 2 files');
  });
});

describe('a review', () => {
  it('shows each character that is sent, whatever the limit and the width', async () => {
    const shown = await show('review-typical', 'text', { limit: 1, width: 24 });
    const { body, comments } = reviews.typical;
    for (const text of [body, ...comments.map((each) => each.body)]) {
      const lines = text.split('\n').map((line) => `  | ${printable(line)}\n`);
      expect(shown).toContain(lines.join(''));
    }
    expect(shown).toContain('  | \\u{9}gone  \n');
  });

  it('lets no line of the payload look like one of ours', async () => {
    const shown = await show('review-hostile', 'text', { width: 400 });
    expect(shown).not.toMatch(/^(## no|<\/details>|<!-- )/m);
    expect(shown.split('\n').filter((line) => line.startsWith('  | <!-- '))).toHaveLength(2);
  });

  it('is fenced in Markdown with more backticks than it holds', async () => {
    const shown = await show('review-typical', 'markdown');
    expect(shown).toContain('\n````text\n### Testing Results\n');
  });

  it('shows the hash and how to approve it, but for a clean one', async () => {
    const shown = await show('review-typical', 'text');
    expect(shown).toContain(`\nPayload: ${reviews.typical.payload_sha256}\n`);
    expect(shown).toContain('dyn-audit review approve 10254\n');
    expect(await show('review-clean', 'text')).not.toContain('approve');
  });
});

it('counts on failing lines being shown, the first of them unless all are wanted', async () => {
  const short = await show('checks-typical', 'text');
  expect(short).toContain('line 47: error 7\n');
  expect(short).toContain('2 more lines (--verbose)');
  expect(await show('checks-typical', 'text', { verbose: true })).toContain('line 49: error 9\n');
});
