import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { discardReview, draftReview, reviewStatus, submitReview } from '../../src/flows/review.ts';
import { badGateway, type FaultKind, secondaryLimit, tokens } from '../github/fake/index.ts';
import { number, openLab, refusal, repo } from './lab.ts';
import { at, finding } from './material.ts';

const findings = [finding(at(25)), finding(at(30))];
const create = /\/pulls\/7\/reviews$/;
const submit = /\/events$/;

async function approved() {
  const lab = await openLab();
  await lab.approve(await lab.plan(findings));
  const bodies = () => lab.fake.state.reviews.map(({ state, body }) => `${state} ${body}`);
  return { ...lab, bodies };
}

const faults: readonly (readonly [string, FaultKind, done: boolean])[] = [
  ['502 after it was done', badGateway(true), true],
  ['502 before it was done', badGateway(false), false],
  ['a connection that broke after it was done', { kind: 'reset', done: true }, true],
  ['a connection that broke before', { kind: 'reset', done: false }, false],
  ['half an answer', { kind: 'cut' }, true],
];

describe('after an unclear answer there is one review', () => {
  it.each(faults)('drafted: %s', async (_, fault, done) => {
    const lab = await approved();
    lab.fake.plant({ method: 'POST', path: create, fault });
    const draft = await draftReview(lab.asked());
    expect(draft).toMatchObject({ sent: true, id: lab.fake.state.reviews[0]!.id });
    expect(lab.fake.state.reviews).toHaveLength(1);
    expect(lab.fake.state.comments.get(7)).toHaveLength(2);
    expect(lab.writes()).toHaveLength(done ? 1 : 2);
    expect((await reviewStatus(lab.asked())).stage).toBe('drafted');
  });

  it.each(faults)('submitted: %s', async (_, fault, done) => {
    const lab = await approved();
    await draftReview(lab.asked());
    lab.fake.plant({ method: 'POST', path: submit, fault });
    expect((await submitReview(lab.asked())).sent).toBe(true);
    expect(lab.bodies()).toEqual([expect.stringMatching(/^COMMENTED /)]);
    expect(lab.writes()).toHaveLength(done ? 2 : 3);
    expect((await submitReview(lab.asked())).sent).toBe(false);
  });

  it.each(faults)('discarded: %s', async (_, fault, done) => {
    const lab = await approved();
    await draftReview(lab.asked());
    lab.fake.plant({ method: 'DELETE', path: /reviews/, fault });
    const { discarded } = await discardReview({ ...lab.asked(), force: false });
    expect(discarded).toMatchObject({ ours: true });
    expect(lab.fake.state.reviews).toEqual([]);
    expect(lab.writes()).toHaveLength(done ? 2 : 3);
  });

  it('is given up after the second, without a word that it failed', async () => {
    const lab = await approved();
    lab.fake.plant({ method: 'POST', path: create, times: 2, fault: badGateway(false) });
    expect(await refusal(draftReview(lab.asked()))).toContain('GitHub did not say twice');
    expect(lab.writes()).toHaveLength(2);
    expect((await draftReview(lab.asked())).sent).toBe(true);
    expect(lab.fake.state.reviews).toHaveLength(1);
  });

  it('is asked for before anything else where the list could not be read', async () => {
    const lab = await approved();
    lab.fake.plant({ method: 'POST', path: create, fault: badGateway(true) });
    const missing: FaultKind = {
      kind: 'answer',
      status: 404,
      body: '{"message":"gone"}',
      done: false,
    };
    // Its list is read once before the call, and once behind it.
    lab.fake.plant({ method: 'GET', path: /\/reviews\?/, skip: 2, fault: missing });
    expect(await refusal(draftReview(lab.asked()))).toMatch(/^\w+: [^\n]+$/);
    expect(lab.writes()).toHaveLength(1);
    expect((await reviewStatus({ ...lab.asked(), github: null })).notes.join()).toContain(
      "whether the last 'draft' was done is not known",
    );
    expect(await draftReview(lab.asked())).toMatchObject({ sent: false });
    expect(lab.writes()).toHaveLength(1);
  });

  it('is not sent twice where the first was slow and the list knew nothing of it', async () => {
    const lab = await approved();
    lab.fake.plant({ method: 'POST', path: create, fault: badGateway(true) });
    const empty: FaultKind = {
      ...{ kind: 'answer', status: 200, body: '[]', done: false },
      headers: { 'content-type': 'application/json' },
    };
    lab.fake.plant({ method: 'GET', path: /\/reviews\?/, skip: 2, fault: empty });
    expect((await draftReview(lab.asked())).sent).toBe(true);
    expect(lab.fake.state.reviews).toHaveLength(1);
    expect(lab.writes()).toHaveLength(2);
  });

  it('is refused once and for all by a limit', async () => {
    const lab = await approved();
    lab.fake.plant({ method: 'POST', path: create, fault: secondaryLimit(403, 600) });
    expect(await refusal(draftReview(lab.asked()))).toMatch(/^\w+: [^\n]+$/);
    expect(lab.writes()).toHaveLength(1);
    expect(lab.fake.state.reviews).toEqual([]);
  });
});

describe('a program that is killed', () => {
  it.each([true, false])(
    'between the call and its answer (carried out: %s) leaves what tells',
    async (done) => {
      const lab = await approved();
      lab.fake.plant({ method: 'POST', path: create, fault: { kind: 'hang', done } });
      const child = startDraft(lab.fake.url, lab.state);
      await vi.waitFor(() => expect(lab.writes()).toHaveLength(1), { timeout: 60_000 });
      expect(lab.store.read('sent.json')).toMatchObject({ action: 'draft', state: 'intent' });
      child.kill('SIGKILL');
      await once(child, 'close');
      expect(await draftReview(lab.asked())).toMatchObject({ sent: !done });
      expect(lab.fake.state.reviews).toHaveLength(1);
      expect(lab.writes()).toHaveLength(done ? 1 : 2);
    },
  );
});

/** The built program's flow, in a process of its own. */
function startDraft(url: string, state: string): ChildProcess {
  const dist = (path: string): string =>
    JSON.stringify(new URL(`../../dist/${path}`, import.meta.url).href);
  const program = `import { draftReview } from ${dist('flows/review.js')};
    import { openGitHub } from ${dist('github/index.js')};
    const token = { from: 'GITHUB_TOKEN', reveal: () => ${JSON.stringify(tokens.reviewer)} };
    const repo = ${JSON.stringify(repo)};
    const github = openGitHub({
      apiUrl: ${JSON.stringify(url)}, repo, token, version: '0.0.0-test', warn: () => {},
    });
    await draftReview({
      repo, number: ${number}, github, journal: null,
      env: { XDG_STATE_HOME: ${JSON.stringify(state)} },
    });`;
  return spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

describe('two at once', () => {
  it('draft one review', async () => {
    const lab = await approved();
    const both = await Promise.all([draftReview(lab.asked()), draftReview(lab.asked())]);
    expect(both.map(({ sent }) => sent).sort()).toEqual([false, true]);
    expect(new Set(both.map(({ id }) => id)).size).toBe(1);
    const posted = await Promise.all([submitReview(lab.asked()), submitReview(lab.asked())]);
    expect(posted.map(({ sent }) => sent).sort()).toEqual([false, true]);
    expect(lab.writes()).toHaveLength(2);
  });

  it('refuse to send what a third plans meanwhile', async () => {
    const lab = await approved();
    const [planned, draft] = await Promise.allSettled([
      lab.plan(findings.slice(1)),
      draftReview(lab.asked()),
    ]);
    expect(planned.status).toBe('fulfilled');
    // Whoever was first: nothing of the new plan was approved, so nothing of it was sent.
    expect(lab.fake.state.reviews).toHaveLength(draft.status === 'fulfilled' ? 1 : 0);
    expect(lab.fake.state.comments.get(7) ?? []).toHaveLength(draft.status === 'fulfilled' ? 2 : 0);
  });
});
