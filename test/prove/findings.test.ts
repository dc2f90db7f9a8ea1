import { describe, expect, it } from 'vitest';
import { withOutcome, withTests } from '../../src/flows/prove-findings.ts';
import { filtered, recount } from '../../src/flows/prove-report.ts';
import { sitesToProve } from '../../src/flows/prove-sites.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { ClonesOptions } from '../../src/model/options.ts';
import type { SiteOutcome } from '../../src/model/proof.ts';
import { reports } from '../report/reports.ts';

const [movable] = reports.typical.candidates;
if (movable === undefined) throw new Error('the example report has no finding');
const finding: Finding = { ...movable, crate: 'a', bucket: 'removable-move', suppressed: false };
const kept: Finding = {
  ...finding,
  id: 'kept',
  bucket: 'semantic-required',
  edits: null,
  score: 18,
};

const outcome: SiteOutcome = {
  id: finding.id,
  verdict: 'compiles',
  form: 'finding',
  edits: finding.edits,
  receiver_type: 'String',
  but: null,
  why: null,
  command: 'cargo check -p a',
};
const told = (each: Finding, change: Partial<SiteOutcome>): Finding =>
  withOutcome(each, { ...outcome, ...change }, 'rustc 1.96.1');

describe('a finding after the proof', () => {
  it('is sure when rustc accepts what it proposes', () => {
    const after = told(finding, {});
    expect(after).toMatchObject({ bucket: 'removable-move', confidence: 'high' });
    expect(after.proved).toMatchObject({ compiles: true, but: null, toolchain: 'rustc 1.96.1' });
  });

  it('is undecided, and without edits, when rustc refuses what it proposes', () => {
    const after = told(finding, {
      verdict: 'refused',
      why: 'E0382: use of moved value',
      edits: null,
    });
    expect(after).toMatchObject({ bucket: 'undecided', confidence: 'low', edits: null });
    expect(after.score).toBeLessThan(finding.score);
    expect(after.reasons[0]).toContain('E0382');
  });

  it('becomes removable when rustc accepts what the analysis kept', () => {
    const after = told(kept, { form: 'borrow', edits: [{ start: 0, end: 8, text: '&' }] });
    expect(after).toMatchObject({
      bucket: 'removable-borrow',
      rule: 'compiler',
      confidence: 'high',
    });
    expect(after.score).toBeGreaterThan(100);
  });

  it('keeps its bucket and loses its confidence when it compiles and must stay', () => {
    const but = { rule: 'guard-kept', why: 'the lock would stay held' };
    expect(told(finding, { but })).toMatchObject({
      bucket: 'removable-move',
      confidence: 'low',
      proved: { compiles: true, but: 'the lock would stay held' },
    });
    expect(told(kept, { but }).bucket).toBe('semantic-required');
  });

  it('has no word of the compiler when no build saw it', () => {
    const after = told(finding, { verdict: 'unseen', why: 'no build compiled it' });
    expect(after.proved).toBeNull();
    expect(after.reasons.at(-1)).toBe('not proved: no build compiled it');
  });

  it('stays when its test hangs without it', () => {
    const why = 'the test a::b hangs with it';
    const [after] = withTests([told(finding, {})], new Map([[finding.path, why]]));
    expect(after?.proved?.but).toBe(why);
    const other = told(finding, {});
    expect(withTests([other], new Map([['elsewhere.rs', why]]))).toEqual([other]);
  });
});

describe('what is tried and what is shown', () => {
  const tried = (
    findings: readonly Finding[],
    ...rest: [mode: 'removable' | 'wide', buckets: ClonesOptions['buckets']]
  ) =>
    [...sitesToProve(findings, new Set(['orphan.rs']), ...rest).values()]
      .flat()
      .map(({ id }) => id);

  it('are the removable findings, or all, of the buckets that were asked for', () => {
    const all = [finding, kept];
    expect(tried(all, 'removable', null)).toEqual([finding.id]);
    expect(tried(all, 'wide', null)).toEqual([finding.id, 'kept']);
    expect(tried(all, 'wide', ['semantic-required'])).toEqual(['kept']);
    expect(tried(all, 'removable', ['undecided'])).toEqual([]);
  });

  it('are neither what is kept on purpose nor what no crate reaches', () => {
    expect(tried([{ ...finding, suppressed: true }], 'wide', null)).toEqual([]);
    expect(tried([{ ...finding, crate: null }], 'wide', null)).toEqual([]);
    expect(tried([{ ...finding, path: 'orphan.rs' }], 'wide', null)).toEqual([]);
  });

  it('shows what was tried wherever its answer has put it, and counts it there', () => {
    const report = recount(reports.typical, [
      told(kept, { form: 'move' }),
      { ...kept, id: 'other' },
    ]);
    expect(report.summary.by_bucket).toEqual({ 'removable-move': 1, 'semantic-required': 1 });
    const options = { onlyActionable: false, buckets: ['undecided'] } as const;
    const shown = filtered(report, { ...emptyOptions, ...options });
    expect(shown.candidates.map(({ id }) => id)).toEqual(['kept']);
  });
});

const emptyOptions: ClonesOptions = {
  root: null,
  paths: null,
  rev: null,
  base: null,
  includeTests: false,
  onlyActionable: false,
  buckets: null,
  baseline: null,
  updateBaseline: false,
  patch: null,
  apply: false,
  config: null,
  profile: null,
  cache: false,
  failOn: [],
  asJson: false,
  warn: () => undefined,
};
