export { type GitOptions, type GitResult, runGit, startGit } from './git.ts';
