export { apiUrlOfHost } from './api-url.ts';
export { Unclear } from './errors.ts';
export { type FindTokenOptions, findToken } from './find-token.ts';
export { type OpenGitHubOptions, openGitHub } from './open.ts';
export { type PullRef, parsePullRef } from './pull-ref.ts';
export type { Token } from './token.ts';
