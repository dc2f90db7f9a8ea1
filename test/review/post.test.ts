import { describe, expect, it } from 'vitest';
import {
  discardReview,
  draftReview,
  readReviewPlan,
  reviewStatus,
  submitReview,
} from '../../src/flows/review.ts';
import { sentComments } from '../../src/review/index.ts';
import { tokens } from '../github/fake/index.ts';
import { openLab, refusal } from './lab.ts';
import { at, diff, finding, later } from './material.ts';

const findings = [finding(at(25, { start_line: 22 })), finding(at(30)), finding(null)];

async function drafted(options = {}) {
  const lab = await openLab(options);
  const plan = await lab.plan(findings);
  await lab.approve(plan);
  return { ...lab, payload: plan.payload_sha256, first: await draftReview(lab.asked()) };
}

describe('a review on its way', () => {
  it('is planned, approved, drafted and submitted; twice is once', async () => {
    const lab = await openLab();
    const stage = async () => (await reviewStatus(lab.asked())).stage;
    expect(await stage()).toBe('none');
    const plan = await lab.plan(findings);
    expect(await stage()).toBe('planned');
    expect(lab.writes()).toEqual([]);
    await lab.approve(plan);
    expect(await stage()).toBe('approved');

    const draft = await draftReview(lab.asked());
    expect(draft.sent).toBe(true);
    expect(lab.fake.state.reviews).toMatchObject([{ state: 'PENDING', body: plan.body }]);
    expect(lab.fake.writes()[0]!.body).toEqual({
      commit_id: plan.head_sha,
      body: plan.body,
      comments: sentComments(plan),
    });
    expect(await stage()).toBe('drafted');
    expect(await draftReview(lab.asked())).toEqual({ ...draft, sent: false });

    const posted = await submitReview(lab.asked());
    expect(posted).toEqual({ ...draft, sent: true });
    expect(lab.fake.state.reviews).toMatchObject([{ state: 'COMMENTED', body: plan.body }]);
    expect(await submitReview(lab.asked())).toEqual({ ...draft, sent: false });
    expect(await refusal(draftReview(lab.asked()))).toBe(
      `UserError: this review is posted already: ${draft.url}`,
    );
    expect(lab.writes()).toEqual(['POST /reviews', 'POST /reviews/ID/events']);
    expect(await reviewStatus(lab.asked())).toMatchObject({
      stage: 'submitted',
      posted_url: draft.url,
      pending: null,
    });
    const offline = await reviewStatus({ ...lab.asked(), github: null });
    expect(offline).toMatchObject({ stage: 'submitted', posted_url: draft.url });
  });

  it('is not said again on the next head: open, resolved and declined threads count', async () => {
    const lab = await drafted();
    await submitReview(lab.asked());
    lab.fake.advanceHead(7, later, { files: diff });
    const [first, second] = lab.fake.state.comments.get(7)!;
    first!.resolved = true;
    expect(second!.resolved).toBe(false);
    const again = await lab.plan(findings, { parts: { head: later } });
    expect(again.left_out.map(({ why }) => why).sort()).toEqual(['open', 'open', 'resolved']);
    expect(again).toMatchObject({ clean: true, comments: [] });
    expect(again.body).toContain('3 findings of earlier reviews not said again');
  });

  it('is planned again while its draft is pending, as if there was none', async () => {
    const lab = await drafted();
    const again = await lab.plan(findings);
    expect(again.payload_sha256).toBe(lab.payload);
    expect(again.comments).toHaveLength(2);
    expect(await draftReview(lab.asked())).toMatchObject({ sent: false });
  });

  it('is read back with other line ends and without lines', async () => {
    const lab = await drafted({ crlf: true, bareReviewComments: true });
    expect(await draftReview(lab.asked())).toMatchObject({ sent: false });
    expect(await submitReview(lab.asked())).toMatchObject({ sent: true });
  });

  it('is told from others page by page', async () => {
    const lab = await openLab({ maxPage: 1 });
    for (const line of [20, 21, 22])
      lab.fake.addThread(7, { path: 'lib/a.py', line, comments: [{ author: 'dev', body: 'x' }] });
    const plan = await lab.plan(findings);
    await lab.approve(plan);
    await draftReview(lab.asked());
    expect(await submitReview(lab.asked())).toMatchObject({ sent: true });
    expect(lab.writes()).toHaveLength(2);
  });

  it('goes without a known login', async () => {
    const lab = await openLab();
    const plan = await lab.plan(findings, { asked: lab.asked(tokens.app) });
    expect(plan.notes).toEqual([
      "it is not known which login is ours: no thread's mark was believed",
    ]);
    await lab.approve(plan);
    await draftReview(lab.asked(tokens.app));
    expect(await draftReview(lab.asked(tokens.app))).toMatchObject({ sent: false });
    await submitReview(lab.asked(tokens.app));
    expect(await submitReview(lab.asked(tokens.app))).toMatchObject({ sent: false });
    expect(lab.writes()).toHaveLength(2);
  });

  it('keeps a clean one and posts it only when asked', async () => {
    const lab = await openLab();
    const plan = await lab.plan([]);
    expect(plan.clean).toBe(true);
    await lab.approve(plan);
    expect(await refusal(draftReview(lab.asked()))).toContain('has no finding: it is kept');
    expect(lab.writes()).toEqual([]);
    await lab.approve(await lab.plan([], { postClean: true, event: 'APPROVE' }));
    await draftReview(lab.asked());
    await submitReview(lab.asked());
    expect(lab.fake.state.reviews).toMatchObject([{ state: 'APPROVED' }]);
  });

  it('is posted as its user edited it, once that was approved', async () => {
    const lab = await openLab();
    await lab.approve(await lab.plan(findings));
    lab.edit((plan) => ({
      ...plan,
      body: 'My own words.',
      comments: plan.comments.slice(1).map((comment) => ({ ...comment, body: 'Look here.' })),
    }));
    expect(await refusal(draftReview(lab.asked()))).toContain('is not what was approved');
    const edited = readReviewPlan(lab.asked());
    expect(edited.body).toMatch(/^My own words\.\n\n<!-- dyn-audit:v1 payload=[0-9a-f]{64} /);
    await lab.approve(edited);
    await draftReview(lab.asked());
    await submitReview(lab.asked());
    expect(lab.fake.state.reviews).toMatchObject([{ body: edited.body }]);
    expect(lab.fake.state.comments.get(7)).toMatchObject([
      { line: 30, body: expect.stringMatching(/^Look here\.\n\n<!-- dyn-audit:v1 fp=/) },
    ]);
  });

  it('is discarded, and can be drafted anew', async () => {
    const lab = await drafted();
    expect(await discardReview({ ...lab.asked(), force: false })).toEqual({
      discarded: { id: lab.first.id, url: lab.first.url, ours: true },
    });
    expect(lab.fake.state.reviews).toEqual([]);
    expect(await discardReview({ ...lab.asked(), force: false })).toEqual({ discarded: null });
    expect((await reviewStatus(lab.asked())).stage).toBe('approved');
    expect((await draftReview(lab.asked())).sent).toBe(true);
  });
});
