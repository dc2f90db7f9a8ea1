export { type CargoPackage, cargoPackages } from './cargo.ts';
export type { CargoDependency } from './cargo-dependencies.ts';
export type { CargoTarget } from './cargo-targets.ts';
export { checkConfig, readConfig } from './config.ts';
export { type ConfigFile, readConfigFile } from './config-file.ts';
export type { ObjectFormat } from './decode.ts';
export { combineEdits, editText, type FileEdits } from './edits.ts';
export { type Commit, lastCommit, lastCommitWith } from './history.ts';
export { holdsText } from './holds-text.ts';
export type { Listing } from './list-worktree.ts';
export { isManifest } from './names.ts';
export { openSource, type ReadFiles, type Source, type SourceRequest } from './open.ts';
export { renderPatch } from './patch.ts';
export { resolvePaths, type SelectedPaths } from './paths.ts';
export type { OpenedPull, PullRequest } from './pull/open.ts';
export { commitOf } from './pull/refs.ts';
export { quote } from './quote.ts';
export { openRange, type Range, type RangeRequest } from './range.ts';
export { type ReadResult, type ReadText, readWorktreeFile } from './read-file.ts';
export { parseToml } from './toml.ts';
export { revisionTree, type Tree } from './tree.ts';
export { writeFileAtomic } from './write.ts';

// Few runs need these: they are loaded on use, so that a plain run starts without them.
export const applyEdits: typeof import('./apply.ts').applyEdits = async (...asked) =>
  (await import('./apply.ts')).applyEdits(...asked);
export const changedPaths: typeof import('./clean-tree.ts').changedPaths = async (...asked) =>
  (await import('./clean-tree.ts')).changedPaths(...asked);
export const changedLines: typeof import('./changed.ts').changedLines = async (...asked) =>
  (await import('./changed.ts')).changedLines(...asked);
export const placeOnGithub: typeof import('./github-place.ts').placeOnGithub = async (...asked) =>
  (await import('./github-place.ts')).placeOnGithub(...asked);
export const openPull: typeof import('./pull/open.ts').openPull = async (...asked) =>
  (await import('./pull/open.ts')).openPull(...asked);
