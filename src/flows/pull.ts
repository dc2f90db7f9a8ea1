// What a pull request can be asked. A file beside index.ts, because each program is one bundle. Each flow is loaded when it
// is called: a status needs no parsers, and a report no way to GitHub.
import { later } from './later.ts';

export type { Connection } from './pull-connect.ts';
export type { KeepOptions } from './pull-keep.ts';
export type { PullOptions, RunWishes } from './pull-options.ts';
export type { ReadPull } from './pull-read.ts';

export const connect = later(async () => (await import('./pull-connect.ts')).connect);
export const readPull = later(async () => (await import('./pull-read.ts')).readPull);
export const runPull = later(async () => (await import('./pull-run.ts')).runPull);
export const judgePull = later(async () => (await import('./pull-run.ts')).judgePull);
export const keepPull = later(async () => (await import('./pull-keep.ts')).keepPull);
export const saveReview = later(async () => (await import('./pull-journal.ts')).saveReview);

const loadReview = () => import('./review.ts');
export const planReview = later(async () => (await loadReview()).planReview);
export const readReport = later(async () => (await loadReview()).readReport);
export const readReviewPlan = later(async () => (await loadReview()).readReviewPlan);
export const approveReview = later(async () => (await loadReview()).approveReview);
export const draftReview = later(async () => (await loadReview()).draftReview);
export const submitReview = later(async () => (await loadReview()).submitReview);
export const discardReview = later(async () => (await loadReview()).discardReview);
export const reviewStatus = later(async () => (await loadReview()).reviewStatus);

export const readChecks = later(async () => (await import('./checks.ts')).readChecks);

const loadLearn = () => import('./learn.ts');
export const learn = later(async () => (await loadLearn()).learn);
export const forgetLearning = later(async () => (await loadLearn()).forgetLearning);
export const listLearnings = later(async () => (await loadLearn()).listLearnings);
