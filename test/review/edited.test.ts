import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  approveReview,
  draftReview,
  planReview,
  readReviewPlan,
  submitReview,
} from '../../src/flows/review.ts';
import type { ReviewPlan } from '../../src/model/review.ts';
import { type Lab, openLab, refusal } from './lab.ts';
import { at, diff, finding, later, report } from './material.ts';

const findings = [finding(at(25)), finding(at(30))];
const shorter = (plan: ReviewPlan) => ({ ...plan, comments: plan.comments.slice(1) });

const planAgain = (lab: Lab, more: Partial<Parameters<typeof planReview>[0]> = {}) =>
  planReview({
    ...lab.asked(),
    reviewed: { report: report(findings), diff },
    event: 'COMMENT',
    postClean: false,
    replace: false,
    ...more,
  });

const bytes = (lab: Lab) => readFileSync(join(lab.store.folder, 'review.json'), 'utf8');

describe('what the user edited in review.json', () => {
  it('stays as it is when the review is planned again, and that is said', async () => {
    const lab = await openLab();
    expect((await planAgain(lab)).kept).toBeNull();
    expect((await planAgain(lab)).kept).toBeNull();
    lab.edit(shorter);
    const edited = bytes(lab);
    const { plan, kept } = await planAgain(lab);
    expect(plan.comments).toHaveLength(1);
    expect(kept).toContain("review.json' was edited: it stays as it is; 'review plan 7 --replace'");
    expect(bytes(lab)).toBe(edited);
  });

  it('stays after its approval too, with the approval', async () => {
    const lab = await openLab();
    await planAgain(lab);
    lab.edit(shorter);
    const plan = readReviewPlan(lab.asked());
    await lab.approve(plan);
    expect((await planAgain(lab)).plan).toEqual(plan);
    await draftReview(lab.asked());
    expect(lab.fake.state.comments.get(7)).toHaveLength(1);
  });

  it('stays when there is a report of a newer head, and that is said', async () => {
    const lab = await openLab();
    await planAgain(lab);
    lab.edit(shorter);
    const newer = { report: report(findings, { head: later }), diff };
    const { kept } = await planAgain(lab, { reviewed: newer });
    expect(kept).toContain('was edited, of the head aaaaaaaaaaaa before');
  });

  it.each([
    ['is cut off', () => '{"schema":'],
    ['has an unknown field', (text: string) => text.replace('"body"', '"boddy"')],
    ["is another pull request's", (text: string) => text.replace('"pr": 7', '"pr": 8')],
  ])('stays where it %s, and that is an error', async (_, change) => {
    const lab = await openLab();
    await planAgain(lab);
    writeFileSync(join(lab.store.folder, 'review.json'), change(bytes(lab)));
    const edited = bytes(lab);
    expect(await refusal(planAgain(lab))).toMatch(/^UserError: [^\n]*'review plan 7 --replace'/);
    expect(bytes(lab)).toBe(edited);
    expect((await planAgain(lab, { replace: true })).plan.comments).toHaveLength(2);
  });

  it('goes with --replace, and its approval with it', async () => {
    const lab = await openLab();
    await planAgain(lab);
    lab.edit(shorter);
    await lab.approve(readReviewPlan(lab.asked()));
    const { plan, kept } = await planAgain(lab, { replace: true });
    expect(kept).toBeNull();
    expect(plan.comments).toHaveLength(2);
    expect(readReviewPlan(lab.asked())).toEqual(plan);
    expect(await refusal(draftReview(lab.asked()))).toContain('is not approved');
  });

  it('is nothing to keep once it is posted', async () => {
    const lab = await openLab();
    await planAgain(lab);
    lab.edit(shorter);
    await lab.approve(readReviewPlan(lab.asked()));
    await draftReview(lab.asked());
    await submitReview(lab.asked());
    lab.fake.advanceHead(7, later, { files: diff });
    const newer = { report: report(findings, { head: later }), diff };
    expect(await planAgain(lab, { reviewed: newer })).toMatchObject({
      kept: null,
      plan: { head_sha: later },
    });
  });

  it('is none where the program was killed between its two files', async () => {
    const lab = await openLab();
    await planAgain(lab);
    const before = bytes(lab);
    const other = { report: report(findings.slice(1)), diff };
    await planAgain(lab, { reviewed: other });
    writeFileSync(join(lab.store.folder, 'review.json'), before);
    expect((await planAgain(lab, { reviewed: other })).kept).toBeNull();
    expect(readReviewPlan(lab.asked()).comments).toHaveLength(1);
  });

  it('is whatever cannot be told from an edit', async () => {
    const lab = await openLab();
    await planAgain(lab);
    for (const lost of ['[', '{}']) {
      writeFileSync(join(lab.store.folder, 'planned.json'), lost);
      expect((await planAgain(lab)).kept).toContain('was edited');
    }
  });

  it('is approved by its own hash alone', async () => {
    const lab = await openLab();
    const { plan } = await planAgain(lab);
    lab.edit(shorter);
    const asked = { ...lab.asked(), sha256: plan.payload_sha256 };
    expect(await refusal(approveReview(asked))).toContain('expected the hash of what');
  });
});
