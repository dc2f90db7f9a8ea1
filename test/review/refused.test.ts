import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  approveReview,
  discardReview,
  draftReview,
  reviewStatus,
  submitReview,
} from '../../src/flows/review.ts';
import type { ReviewPlan } from '../../src/model/review.ts';
import { findingMarker } from '../../src/review/marker.ts';
import { tokens } from '../github/fake/index.ts';
import { type Lab, openLab, refusal } from './lab.ts';
import { at, finding, head, later } from './material.ts';

const findings = [finding(at(25)), finding(at(30))];

async function approved(): Promise<Lab> {
  const lab = await openLab();
  await lab.approve(await lab.plan(findings));
  return lab;
}

describe('nothing is sent', () => {
  it('without an approval, or for another hash', async () => {
    const lab = await openLab();
    expect(await refusal(draftReview(lab.asked()))).toContain("is planned: run 'review plan 7'");
    const plan = await lab.plan(findings);
    expect(await refusal(draftReview(lab.asked()))).toContain(
      "is not approved: run 'review approve 7'",
    );
    expect(await refusal(approveReview({ ...lab.asked(), sha256: '0'.repeat(64) }))).toContain(
      plan.payload_sha256,
    );
    expect(await refusal(submitReview(lab.asked()))).toContain('is not approved');
    expect(lab.writes()).toEqual([]);
  });

  const edits: readonly (readonly [string, (plan: ReviewPlan) => unknown])[] = [
    ['a body', (plan) => ({ ...plan, body: `${plan.body} more` })],
    ['a body, before its mark', (plan) => ({ ...plan, body: `more ${plan.body}` })],
    [
      'a comment',
      (plan) => ({ ...plan, comments: plan.comments.map((c) => ({ ...c, body: `x${c.body}` })) }),
    ],
    ['a line', (plan) => ({ ...plan, comments: plan.comments.map((c) => ({ ...c, line: 31 })) })],
    ['the comments', (plan) => ({ ...plan, comments: plan.comments.slice(1) })],
    ['the event', (plan) => ({ ...plan, event: 'APPROVE' })],
    ['the head', (plan) => ({ ...plan, head_sha: later })],
    ['the hash itself', (plan) => ({ ...plan, payload_sha256: '0', body: `x${plan.body}` })],
  ];
  it.each(edits)('of %s that was edited behind an approval', async (_, change) => {
    const lab = await approved();
    lab.edit(change);
    expect(await refusal(draftReview(lab.asked()))).toContain('is not what was approved');
    await lab.plan(findings, { replace: true });
    await draftReview(lab.asked());
    lab.edit(change);
    expect(await refusal(submitReview(lab.asked()))).toContain('is not what was approved');
    expect(lab.writes()).toEqual(['POST /reviews']);
  });

  it('where a plan of other bytes voids the approval', async () => {
    const lab = await approved();
    await lab.plan(findings.slice(1));
    expect(await refusal(draftReview(lab.asked()))).toContain('is not approved');
  });

  const broken: readonly (readonly [string, (plan: ReviewPlan) => unknown])[] = [
    ['line 500 is in no hunk', (plan) => withComment(plan, { line: 500 })],
    ['does not change this file', (plan) => withComment(plan, { path: '../etc/passwd' })],
    ['one of LEFT, RIGHT', (plan) => withComment(plan, { side: 'MIDDLE' })],
    ['a range must begin before', (plan) => withComment(plan, { start_line: 25 })],
    ['not in one hunk', (plan) => withComment(plan, { start_line: 2 })],
    ['only beside start_line', (plan) => withComment(plan, { start_side: 'RIGHT' })],
    ['it is empty', (plan) => ({ ...plan, body: ' \n' })],
    ['at most 65536 characters', (plan) => ({ ...plan, body: 'x'.repeat(65_500) })],
    ['at most 65536 characters', (plan) => withComment(plan, { body: 'x'.repeat(65_500) })],
    ['at most 30', (plan) => ({ ...plan, comments: Array(31).fill(plan.comments[0]) })],
    ['Unicode text', (plan) => ({ ...plan, body: 'half \ud800 pair' })],
    ['only known fields', (plan) => ({ ...plan, boddy: '' })],
    ['the fingerprint of a finding', (plan) => withComment(plan, { fingerprint: 'x -->' })],
    ['a list in comments', (plan) => ({ ...plan, comments: {} })],
    ['an object', () => []],
    ["another pull request's", (plan) => ({ ...plan, pr: 8 })],
  ];
  it.each(broken)('of an edit that cannot stand: %s', async (why, change) => {
    const lab = await openLab();
    const plan = await lab.plan(findings);
    lab.edit(change);
    const asHash = await refusal(approveReview({ ...lab.asked(), sha256: plan.payload_sha256 }));
    const hash = /[0-9a-f]{64}/.exec(asHash)?.[0];
    const said =
      hash === undefined ? asHash : await refusal(approveReview({ ...lab.asked(), sha256: hash }));
    expect(said).toMatch(/^UserError: review\.json: [^\n]+$/);
    expect(said).toContain(why);
  });

  it('where review.json is no JSON', async () => {
    const lab = await approved();
    writeFileSync(join(lab.store.folder, 'review.json'), '{');
    expect(await refusal(draftReview(lab.asked()))).toMatch(/^UserError: .*expected JSON/);
  });

  it('after the head moved, before the draft or behind it', async () => {
    const lab = await approved();
    await draftReview(lab.asked());
    lab.fake.advanceHead(7, later);
    for (const step of [draftReview, submitReview])
      expect(await refusal(step(lab.asked()))).toContain('has a new head cccccccccccc');
    expect((await reviewStatus(lab.asked())).notes.join()).toContain('the head moved');
    const other = await approved();
    other.fake.advanceHead(7, later);
    expect(await refusal(draftReview(other.asked()))).toContain('has a new head');
    expect(other.writes()).toEqual([]);
    expect(lab.writes()).toEqual(['POST /reviews']);
  });

  it.each(['closed', 'merged'] as const)('to a pull request that is %s', async (state) => {
    const lab = await approved();
    const pull = lab.fake.state.pulls.get(7)!;
    pull.state = 'closed';
    pull.merged = state === 'merged';
    expect(await refusal(draftReview(lab.asked()))).toContain(`is ${state}`);
    expect(lab.writes()).toEqual([]);
  });

  it('without a token, with one that is wrong, with one that may only read', async () => {
    const lab = await approved();
    expect(await refusal(draftReview(lab.asked(null)))).toContain('expected a token');
    expect(await refusal(discardReview({ ...lab.asked(null), force: true }))).toContain('a token');
    expect(lab.writes()).toEqual([]);
    expect(await refusal(draftReview(lab.asked('wrong')))).toMatch(/^UserError|^\w+: .*Bad cred/i);
    expect(await refusal(draftReview(lab.asked(tokens.reader)))).toContain('not accessible');
    expect(lab.writes()).toEqual(['POST /reviews']);
    expect(lab.fake.state.reviews).toEqual([]);
    expect((await draftReview(lab.asked())).sent).toBe(true);
  });

  it('for the author who would approve their own work', async () => {
    const lab = await openLab();
    const plan = await lab.plan(findings, {
      event: 'REQUEST_CHANGES',
      asked: lab.asked(tokens.author),
    });
    await lab.approve(plan);
    expect(await refusal(draftReview(lab.asked(tokens.author)))).toContain(
      'takes no REQUEST_CHANGES from the author',
    );
    expect(lab.writes()).toEqual([]);
  });

  it('with another event than was approved', async () => {
    const lab = await approved();
    await draftReview(lab.asked());
    expect(await refusal(submitReview({ ...lab.asked(), event: 'APPROVE' }))).toContain(
      'COMMENT was approved, not APPROVE',
    );
    expect((await submitReview({ ...lab.asked(), event: 'COMMENT' })).sent).toBe(true);
  });

  it('over a pending review of the user, which is only discarded by force', async () => {
    const lab = await approved();
    await lab.asked().github.createReview(7, { commit_id: head, body: 'mine', comments: [] });
    const before = lab.writes().length;
    expect(await refusal(draftReview(lab.asked()))).toContain('a pending review is on');
    expect(await refusal(submitReview(lab.asked()))).toContain('is not what was approved');
    expect(await refusal(discardReview({ ...lab.asked(), force: false }))).toContain('--force');
    expect(lab.writes()).toHaveLength(before);
    expect(await reviewStatus(lab.asked())).toMatchObject({ pending: { ours: false } });
    expect(await discardReview({ ...lab.asked(), force: true })).toMatchObject({
      discarded: { ours: false },
    });
    expect((await draftReview(lab.asked())).sent).toBe(true);
  });

  it('over an earlier draft of other bytes', async () => {
    const lab = await approved();
    await draftReview(lab.asked());
    await lab.approve(await lab.plan(findings.slice(1)));
    expect(await refusal(draftReview(lab.asked()))).toContain('it is another one');
    await discardReview({ ...lab.asked(), force: false });
    expect((await draftReview(lab.asked())).sent).toBe(true);
    expect(lab.fake.state.reviews).toHaveLength(1);
  });

  it('of a draft that was changed on GitHub', async () => {
    const lab = await approved();
    await draftReview(lab.asked());
    const comment = lab.fake.state.comments.get(7)![0]!;
    const body = comment.body;
    comment.body = `${body} and more`;
    expect(await refusal(submitReview(lab.asked()))).toContain('a comment on "lib/a.py" differs');
    comment.body = body;
    const review = lab.fake.state.reviews[0]!;
    const text = review.body;
    review.body = `more\n${text}`;
    expect(await refusal(submitReview(lab.asked()))).toContain('its body was edited');
    review.body = text;
    lab.fake.state.comments.get(7)!.push({ ...comment, id: 5, body: 'my own note' });
    expect(await refusal(submitReview(lab.asked()))).toContain('3 comments instead of 2');
    expect(await refusal(discardReview({ ...lab.asked(), force: false }))).toContain(
      'was changed on GitHub, it has 3 comments instead of 2: --force',
    );
    lab.fake.state.comments.get(7)!.pop();
    review.body = `more\n${text}`;
    expect(await refusal(discardReview({ ...lab.asked(), force: false }))).toContain(
      'was changed on GitHub, its body was edited: --force',
    );
    expect(lab.writes()).toEqual(['POST /reviews']);
  });

  it('of what came to stand in a thread since; marks of others keep nothing away', async () => {
    const lab = await approved();
    const body = `x\n\n${findingMarker([findings[0]!.fingerprint], head)}`;
    lab.fake.addThread(7, { path: 'lib/a.py', line: 25, comments: [{ author: 'evil', body }] });
    expect((await lab.plan(findings)).comments).toHaveLength(2);
    lab.fake.addThread(7, { path: 'lib/a.py', line: 25, comments: [{ author: 'reviewer', body }] });
    expect(await refusal(draftReview(lab.asked()))).toContain(
      '1 of the findings stand on ai-dynamo/dynamo#7 already',
    );
    expect(lab.writes()).toEqual([]);
    const plan = await lab.plan(findings);
    expect(plan.left_out).toMatchObject([{ why: 'open' }]);
    expect(plan.comments).toHaveLength(1);
  });

  it('where another user planted the payload mark of ours', async () => {
    const lab = await openLab();
    const plan = await lab.plan(findings);
    lab.fake.state.reviews.push({
      ...{ id: 5, pull: 7, user: 'evil', state: 'COMMENTED', commit_id: head, submitted_at: '' },
      body: plan.body,
    });
    await lab.approve(plan);
    expect((await draftReview(lab.asked())).sent).toBe(true);
    expect((await submitReview(lab.asked())).sent).toBe(true);
  });
});

describe('the state folder', () => {
  it('is readable for its user alone', async () => {
    const lab = await approved();
    expect(statSync(lab.store.folder).mode & 0o777).toBe(0o700);
    for (const name of ['review.json', 'approval.json', 'hunks.json'])
      expect(statSync(join(lab.store.folder, name)).mode & 0o777).toBe(0o600);
    expect(lab.store.folder).toMatch(/dyn-audit\/reviews\/ai-dynamo__dynamo\/7$/);
    expect(readFileSync(join(lab.store.folder, 'approval.json'), 'utf8')).toContain(head);
  });
});

function withComment(plan: ReviewPlan, change: object): unknown {
  return { ...plan, comments: plan.comments.map((c, i) => (i === 0 ? { ...c, ...change } : c)) };
}
