// What a pull request can be asked. A file beside index.ts, because each program is one bundle. Each flow is loaded when it
// is called: a status needs no parsers, and a report no way to GitHub.
import { later } from './later.ts';

export type { Connection } from './pull-connect.ts';
export type { KeepOptions } from './pull-keep.ts';
export type { PullOptions, RunWishes } from './pull-options.ts';
export type { ReadPull } from './pull-read.ts';
export type { ReviewSource, SubmitWishes } from './pull-review.ts';

export const connect = later(async () => (await import('./pull-connect.ts')).connect);
export const readPull = later(async () => (await import('./pull-read.ts')).readPull);
export const runPull = later(async () => (await import('./pull-run.ts')).runPull);
export const judgePull = later(async () => (await import('./pull-run.ts')).judgePull);
export const keepPull = later(async () => (await import('./pull-keep.ts')).keepPull);
export const interruptedPull = later(async () => (await import('./pull-keep.ts')).interruptedPull);

const loadReview = () => import('./pull-review.ts');
export const planPullReview = later(async () => (await loadReview()).planPullReview);
export const readPullReview = later(async () => (await loadReview()).readPullReview);
export const approvePullReview = later(async () => (await loadReview()).approvePullReview);
export const draftPullReview = later(async () => (await loadReview()).draftPullReview);
export const submitPullReview = later(async () => (await loadReview()).submitPullReview);
export const discardPullReview = later(async () => (await loadReview()).discardPullReview);
export const pullReviewStatus = later(async () => (await loadReview()).pullReviewStatus);

export const readPullChecks = later(async () => (await import('./checks-pull.ts')).readPullChecks);

const loadLearn = () => import('./learn.ts');
export const learn = later(async () => (await loadLearn()).learn);
export const forgetLearning = later(async () => (await loadLearn()).forgetLearning);
export const listLearnings = later(async () => (await loadLearn()).listLearnings);
