import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { UserError } from '../../model/errors.ts';
import { runGit } from '../../process/index.ts';
import { findWorktree } from './git.ts';

/** A folder that someone works in, and the repository that it belongs to. */
export interface Checkout {
  /** Real path. */
  readonly folder: string;
  /** The folder, its work tree, the main work tree of the repository. */
  readonly folders: readonly string[];
  /** Addresses as git has them; empty outside of a repository. */
  readonly remotes: readonly string[];
  /** Null where none is checked out. */
  readonly branch: string | null;
}

/** Reads what git says of a folder; UserError where there is no such folder. */
export async function readCheckout(given: string): Promise<Checkout> {
  const folder = realFolder(given);
  const worktree = findWorktree(folder);
  if (worktree === null) return { folder, folders: [folder], remotes: [], branch: null };
  const [remotes, branch, common] = await Promise.all([
    ask(folder, ['config', '--get-regexp', '^remote\\..*\\.url$']),
    ask(folder, ['symbolic-ref', '--short', '-q', 'HEAD']),
    ask(folder, ['rev-parse', '--git-common-dir']),
  ]);
  const shared = resolve(folder, common[0] ?? '.');
  const main = basename(shared) === '.git' ? [dirname(shared)] : [];
  return {
    folder,
    folders: [...new Set([folder, worktree, ...main])],
    remotes: remotes.map((line) => line.slice(line.indexOf(' ') + 1)),
    branch: branch[0] ?? null,
  };
}

function realFolder(given: string): string {
  const found = statSync(given, { throwIfNoEntry: false });
  if (found?.isDirectory()) return realpathSync.native(given);
  throw new UserError(`expected a folder, got '${given}'`);
}

async function ask(cwd: string, args: readonly string[]): Promise<readonly string[]> {
  const { code, stdout } = await runGit(args, { cwd });
  return code === 0 ? stdout.toString('utf8').split('\n').filter(Boolean) : [];
}
