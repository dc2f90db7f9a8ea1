import { describe, expect, it } from 'vitest';
import type { ReviewFinding } from '../../src/model/review.ts';
import {
  type ComposeInput,
  composeReview,
  faultsOf,
  fingerprintsIn,
  payloadHash,
  payloadIn,
  type ReviewedReport,
} from '../../src/review/index.ts';
import { at, diff, finding, head, report, verdict } from './material.ts';

const compose = (
  findings: readonly ReviewFinding[],
  more: Partial<ComposeInput> = {},
  parts: Partial<ReviewedReport> = {},
) =>
  composeReview({
    repo: 'ai-dynamo/dynamo',
    number: 7,
    report: report(findings, parts),
    diff,
    conversation: { threads: [], reviews: [], login: 'reviewer' },
    event: 'COMMENT',
    postClean: false,
    ...more,
  });

describe('composeReview', () => {
  it('says once what several files say alike', () => {
    const same = (file: string) => ({ from: 'run', file, text: 'no page has it' }) as const;
    const evidence = [same('metrics/a.prom'), same('metrics/b.prom'), same('metrics/a.prom')];
    const { comments } = compose([finding(at(25), { evidence })]);
    expect(comments[0]?.body.match(/no page has it/g)).toHaveLength(1);
    expect(comments[0]?.body).toContain('Evidence from `metrics/a.prom`, `metrics/b.prom`:');
  });

  it('says a finding on its line, with its case, its evidence and its mark', () => {
    const one = finding(at(25, { start_line: 22 }), { fix: 'keep `tools`' });
    const { comments, body } = compose([one]);
    expect(comments).toEqual([
      {
        path: 'lib/a.py',
        line: 25,
        side: 'RIGHT',
        start_line: 22,
        start_side: 'RIGHT',
        fingerprint: one.fingerprint,
        body: [
          '**a call of what is gone**',
          '',
          '- Failure case: a request with two tools',
          '- Outcome: AttributeError',
          '- Expected: an answer',
          '- Fix: keep `tools`',
          '',
          'Evidence from `logs/frontend.log`:',
          '',
          '```text',
          'AttributeError: gone',
          '```',
          '',
          `<!-- dyn-audit:v1 fp=${one.fingerprint} head=${head} -->`,
        ].join('\n'),
      },
    ]);
    expect(fingerprintsIn(comments[0]!.body)).toEqual([one.fingerprint]);
    expect(body).toContain('1 finding: 1 on their lines.');
    expect(body).not.toContain(one.fingerprint);
  });

  it('follows the template, section by section', () => {
    const { body } = compose([finding(null)], {}, { verdict });
    expect(body.match(/^(?:##.*|<\/?details>)$/gm)).toEqual([
      '## Review Summary',
      '### Testing Results',
      '<details>',
      '</details>',
      '### Code Review',
      '### Outside the diff',
      '### Not covered',
    ]);
    expect(body).toContain('| Unit tests | **1/1 passed** |');
    expect(body).toContain('| E2E: requests | **1/2 passed** |');
    expect(body).toContain(
      '| probe.tools | **Fail**: expected status 200; observed status 500 \\| boom |',
    );
    expect(body).toContain('| Server logs | Clean |');
    expect(body).toContain('| Load test (built-in, 32 requests) | 1 failed, 12.3 requests/s |');
    expect(body).toContain('| soak | Not run: no time |');
    expect(body).toContain('- 0 changed lines: binary (`logo.png`)');
    expect(body).toContain('- CI: offline');
  });

  it('ends the body with a mark of the payload, which its own hash does not hold', () => {
    const plan = compose([finding(at(25))]);
    expect(payloadIn(plan.body)).toEqual({ payload: plan.payload_sha256, head });
    expect(payloadHash(plan)).toBe(plan.payload_sha256);
  });

  it('moves what is in no hunk to the body, and says why', () => {
    const far = finding(at(400));
    const gone = finding(at(3, { path: 'lib/b.py', side: 'RIGHT' }));
    const other = finding(at(1, { path: 'lib/other.py' }));
    const picture = finding(at(1, { path: 'logo.png' }));
    const plan = compose([far, gone, other, picture]);
    expect(plan.comments.map(({ path, line }) => `${path}:${line}`)).toEqual(['lib/b.py:3']);
    expect(plan.outside_diff.map(({ path, line, why }) => `${path}:${line} ${why}`)).toEqual([
      'lib/a.py:400 line 400 is in no hunk of the diff',
      'lib/other.py:1 the pull request does not change this file',
      'logo.png:1 the diff shows no lines of this file: binary',
    ]);
    expect(plan.body).toContain('### Outside the diff');
    expect(fingerprintsIn(plan.body)).toEqual([far, other, picture].map((f) => f.fingerprint));
  });

  it('knows both sides of a diff', () => {
    const left = (line: number) => finding(at(line, { path: 'lib/b.py', side: 'LEFT' }));
    expect(compose([left(2)]).comments).toHaveLength(1);
    expect(compose([left(4)]).comments).toHaveLength(1);
    expect(compose([left(5)]).comments).toHaveLength(0);
    const context = finding(at(17));
    expect(compose([context]).comments).toHaveLength(1);
  });

  it('keeps the last line of a range that is not in one hunk', () => {
    const wide = finding(at(40, { path: 'lib/b.py', start_line: 2 }));
    const { comments } = compose([wide]);
    expect(comments[0]).toMatchObject({ line: 40, side: 'RIGHT' });
    expect(comments[0]).not.toHaveProperty('start_line');
  });

  it('says nothing twice: same fingerprints once, one comment for a line', () => {
    const one = finding(at(25));
    const other = finding(at(25), { rule: 'run.probe', severity: 'warning', title: 'other' });
    const { comments } = compose([other, one, { ...one, title: 'same again' }]);
    expect(comments).toHaveLength(1);
    expect(comments[0]!.fingerprint).toBe(`${one.fingerprint},${other.fingerprint}`);
    expect(fingerprintsIn(comments[0]!.body)).toEqual([one.fingerprint, other.fingerprint]);
    expect(comments[0]!.body).not.toContain('same again');
  });

  it('says 15 of 40 findings on their lines, errors first, and the others in the body', () => {
    const many = Array.from({ length: 20 }, (_, i) => [
      finding(at(20 + i), { severity: 'warning', rule: `w${i}` }),
      finding(i < 18 ? at(20 + i) : null, { rule: `e${i}` }),
    ]).flat();
    const plan = compose(many);
    expect(plan.comments).toHaveLength(15);
    const said = new Set([
      ...plan.comments.flatMap(({ fingerprint }) => fingerprint.split(',')),
      ...fingerprintsIn(plan.body),
    ]);
    expect(said).toEqual(new Set(many.map(({ fingerprint }) => fingerprint)));
    expect(plan.left_out.every(({ why }) => why === 'cap')).toBe(true);
    expect(plan.comments.every(({ body }) => body.includes('a call of what is gone'))).toBe(true);
    expect(faultsOf(plan, diff)).toEqual([]);
  });

  it('is clean without findings', () => {
    const plan = compose([]);
    expect(plan).toMatchObject({ clean: true, comments: [], outside_diff: [] });
    expect(plan.body).toContain('No finding');
  });

  it('keeps a body of too much text below the limit, with every fence and details closed', () => {
    const long = Array.from({ length: 60 }, (_, i) =>
      finding(null, {
        rule: `r${i}`,
        fingerprint: `f${i}`,
        evidence: [{ from: 'run', file: 'x.log', text: '`````\nx'.repeat(3000) }],
      }),
    );
    const plan = compose(long, {}, { verdict });
    expect(plan.body.length).toBeLessThanOrEqual(65_536);
    expect(plan.body.length).toBeGreaterThan(50_000);
    expect(plan.body).toMatch(/\d+ more are left out here: GitHub takes no longer text\./);
    expect(plan.body.match(/<details>/g)).toHaveLength(1);
    expect(plan.body.match(/^<\/details>$/gm)).toHaveLength(1);
    const fences = plan.body.match(/^`{6}(?:text)?$/gm) ?? [];
    expect(fences.length % 2).toBe(0);
    expect(fingerprintsIn(plan.body)).toHaveLength(60);
    expect(faultsOf(plan, diff)).toEqual([]);
  });

  it('keeps the comment of a line with endless findings below the limit', () => {
    const text = '@a `x` @b '.repeat(4000);
    const long = Array.from({ length: 30 }, (_, i) =>
      finding(at(25), {
        fingerprint: `f${i}`,
        title: text,
        failure_case: { trigger: text, outcome: text, expected: text },
        fix: text,
        evidence: Array.from({ length: 9 }, () => ({ from: 'index', file: null, text })),
      }),
    );
    const plan = compose(long);
    expect(faultsOf(plan, diff)).toEqual([]);
    expect(plan.comments[0]!.body.length).toBeLessThan(65_536);
  });
});
