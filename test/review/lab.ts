import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { PlanAsked, SendAsked } from '../../src/flows/review.ts';
import { approveReview, planReview } from '../../src/flows/review.ts';
import { openGitHub } from '../../src/github/index.ts';
import type { GitHub, ReviewEvent } from '../../src/model/github.ts';
import type { ReviewFinding, ReviewPlan } from '../../src/model/review.ts';
import { openPullStore, type PullStore, type ReviewedReport } from '../../src/review/index.ts';
import { type FakeGitHub, startFakeGitHub, tokens } from '../github/fake/index.ts';
import type { FakeOptions } from '../github/fake/types.ts';
import { base, diff, head, report } from './material.ts';

export const repo = 'ai-dynamo/dynamo';
export const number = 7;

export interface Lab {
  readonly fake: FakeGitHub;
  readonly store: PullStore;
  /** XDG_STATE_HOME. */
  readonly state: string;
  /** What every step is asked with; `as` names a token of the fake, null none. */
  readonly asked: (as?: string | null) => SendAsked;
  readonly plan: (
    findings: readonly ReviewFinding[],
    more?: {
      readonly event?: ReviewEvent;
      readonly postClean?: boolean;
      readonly replace?: boolean;
      readonly github?: GitHub | null;
      readonly parts?: Partial<ReviewedReport>;
      readonly asked?: Partial<SendAsked>;
    },
  ) => Promise<ReviewPlan>;
  readonly approve: (plan: ReviewPlan) => ReturnType<typeof approveReview>;
  /** Changes review.json as a user with an editor does. */
  readonly edit: (change: (plan: ReviewPlan) => unknown) => void;
  /** Writes to GitHub, as `POST /reviews`. */
  readonly writes: () => readonly string[];
}

/** A fake GitHub with pull request 7, and an empty state folder; both are gone when the test has finished. */
export async function openLab(options: FakeOptions = {}): Promise<Lab> {
  const fake = await startFakeGitHub(options);
  onTestFinished(fake.close);
  fake.addPull({
    number,
    title: 'Drop the old client',
    base: { ref: 'main', sha: base },
    head: { ref: 'topic', sha: head },
    files: diff.map(({ path, hunks }) => ({ path, hunks })),
  });
  const state = mkdtempSync(join(tmpdir(), 'review-'));
  onTestFinished(() => rmSync(state, { recursive: true, force: true }));
  const env = { XDG_STATE_HOME: state };
  const store = openPullStore(repo, number, env);
  const asked = (as: string | null = tokens.reviewer): SendAsked => ({
    ...{ repo, number, env, journal: null, settle_ms: 1 },
    github: openGitHub({
      apiUrl: fake.url,
      repo,
      token: as === null ? null : { from: 'GITHUB_TOKEN', reveal: () => as },
      version: '0.0.0-test',
      warn: () => {},
      secondMs: 5,
    }),
  });
  return {
    fake,
    store,
    state,
    asked,
    plan: (findings, more = {}) =>
      plan({
        ...asked(),
        ...more.asked,
        ...(more.github === undefined ? {} : { github: more.github }),
        reviewed: { report: report(findings, more.parts), diff },
        event: more.event ?? 'COMMENT',
        postClean: more.postClean ?? false,
        replace: more.replace ?? false,
      }),
    approve: (plan) => approveReview({ ...asked(), sha256: plan.payload_sha256 }),
    edit: (change) => {
      const path = join(store.folder, 'review.json');
      const plan: ReviewPlan = JSON.parse(readFileSync(path, 'utf8'));
      writeFileSync(path, JSON.stringify(change(plan)));
    },
    writes: () =>
      fake
        .writes()
        .map(({ method, path }) =>
          `${method} ${path.replace(/.*\/pulls\/7/, '')}`.replace(/\d+/, 'ID'),
        ),
  };
}

const plan = async (asked: PlanAsked): Promise<ReviewPlan> => (await planReview(asked)).plan;

/** The message that a promise was rejected with. */
export async function refusal(promise: Promise<unknown>): Promise<string> {
  const outcome: unknown = await promise.then(
    (value) => new Error(`expected a refusal, got ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
  return outcome instanceof Error ? `${outcome.name}: ${outcome.message}` : 'no error';
}
