import { realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../model/errors.ts';
import { openFiles, type VaultFiles } from './files.ts';
import { changedFiles, findWorktree, lastCommitDays } from './git.ts';
import { globTest } from './glob.ts';
import { isIgnoredPath } from './listing.ts';
import { readSettingsData } from './settings.ts';

export interface VaultOptions {
  /** A folder without INDEX.md is no journal. */
  readonly requireIndex: boolean;
}

/** A folder that holds a journal. It is only read. */
export interface Vault {
  /** Real path. */
  readonly root: string;
  /** What `.dyn-journal.yaml` says, unchecked (the lint checks it); null: there is none. */
  readonly settings: unknown;
  /** The files; folders and texts are read when they are asked for. `ignore` are globs of the settings. */
  list(ignore: readonly string[]): VaultFiles;
  /** True for a path that a listing leaves out by its name. */
  isIgnored(path: string, ignore: readonly string[]): boolean;
  /** Paths that git calls changed or new, such as are ignored included. */
  changed(): Promise<readonly string[]>;
  /** Day of the newest commit by top-level folder; folders of unknown day are left out. */
  lastCommits(): Promise<ReadonlyMap<string, string>>;
}

/** Opens the journal at `root`; UserError for what is no folder in a git repository. */
export function openVault(given: string, options: VaultOptions): Vault {
  const root = realFolder(given);
  const worktree = findWorktree(root);
  if (worktree === null) {
    throw new UserError(`expected a journal in a git repository, '${root}' is in none`);
  }
  if (options.requireIndex && !isFile(join(root, 'INDEX.md'))) {
    throw new UserError(`expected a journal with an INDEX.md at its root, '${root}' has none`);
  }
  return {
    root,
    settings: readSettingsData(root),
    list: (ignore) => openFiles(root, ignore),
    isIgnored: (path, ignore) => isIgnoredPath(path, globTest(ignore)),
    changed: () => changedFiles(root, worktree),
    lastCommits: () => lastCommitDays(root, worktree),
  };
}

function realFolder(given: string): string {
  try {
    const root = realpathSync.native(given);
    if (statSync(root).isDirectory()) return root;
  } catch {
    throw new UserError(
      `expected a folder that holds a journal, there is none at '${given}': --root or DYN_MEMORY names another`,
    );
  }
  throw new UserError(`expected a folder that holds a journal, '${given}' is a file`);
}

const isFile = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isFile() === true;
