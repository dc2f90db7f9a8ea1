export { syncFolder, writeSynced } from './durable.ts';
export { type GitOptions, type GitResult, runGit, startGit } from './git.ts';
export { type Liveness, livenessOf, ownIdentity, type ProcessIdentity } from './identity.ts';
