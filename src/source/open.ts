import { createHash } from 'node:crypto';
import { realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../model/errors.ts';
import type { FileEntry, SkippedFile, SourceFile } from '../model/source.ts';
import { runGit } from '../process/index.ts';
import type { ObjectFormat } from './decode.ts';
import { listFolder } from './list-folder.ts';
import { listRevision } from './list-revision.ts';
import { type Listing, listWorktree } from './list-worktree.ts';
import { quote } from './quote.ts';
import { type ReadResult, readWorktreeFile } from './read-file.ts';
import { readRevision } from './read-revision.ts';
import { findRepository, type Repository, readGitConfig, resolveCommit } from './repository.ts';

export interface SourceRequest {
  /** The folder to audit as it is; null for the git root of `cwd`. */
  readonly root: string | null;
  readonly rev: string | null;
  readonly cwd: string;
}

/** Where the code comes from: a worktree, a commit in the object database, or a folder without git. */
export interface Source {
  /** A real path; all paths are relative to it. */
  readonly root: string;
  /** Full id of the audited commit, or null. */
  readonly rev: string | null;
  readonly kind: 'worktree' | 'revision' | 'folder';
  /** The same for all worktrees of a repository: fit for the name of a cache file. */
  readonly repositoryId: string;
  readonly objectFormat: ObjectFormat;
  readonly shallow: boolean;
  /** The root below git's worktree, with a slash at its end; empty at the top. */
  readonly prefix: string;
  /** All Rust files, Cargo manifests and configuration of the whole root, ordered by path. */
  readonly list: () => Promise<Listing>;
  /** The texts of listed files; what has none is skipped with the reason. */
  readonly readMany: (entries: readonly FileEntry[]) => Promise<ReadFiles>;
  /** One file at once; null for a revision, which is read in batches. */
  readonly readText: ((path: string) => ReadResult) | null;
}

export interface ReadFiles {
  readonly files: readonly SourceFile[];
  readonly skipped: readonly SkippedFile[];
}

/** Opens what is to be audited; a folder or revision that is none is a UserError. */
export async function openSource(request: SourceRequest): Promise<Source> {
  const start = realFolder(resolve(request.cwd, request.root ?? '.'), request.root);
  // The list of a work tree needs it: asked while git still looks for the repository.
  const config = request.rev === null ? readGitConfig(start) : null;
  config?.catch(() => undefined);
  const found = await findRepository(start);
  if (found === null && request.root === null) {
    throw new UserError(
      `expected the current folder to be in a git repository, or --root DIR; ${quote(start)} is in none`,
    );
  }
  if (request.rev !== null) {
    if (found === null) {
      throw new UserError(`--rev needs a git repository; ${quote(start)} is in none`);
    }
    return openRevision(start, found, request, request.rev);
  }
  if (found === null || (await isIgnored(start, found))) return openFolder(start);
  if (found.worktree === null) {
    throw new UserError(
      `${quote(start)} has no worktree; expected --rev REV with a bare repository`,
    );
  }
  const root = request.root === null ? found.worktree : start;
  return {
    ...shared(root, found, request),
    rev: null,
    kind: 'worktree',
    list: () => listWorktree(root, found.objectFormat, config ?? readGitConfig(root)),
    ...worktreeReaders(root, found.objectFormat),
  };
}

async function openRevision(
  start: string,
  found: Repository,
  request: SourceRequest,
  asked: string,
): Promise<Source> {
  const rev = await resolveCommit(start, asked, '--rev', found.shallow);
  const root = request.root === null ? (found.worktree ?? start) : start;
  const same = shared(root, found, request);
  return {
    ...same,
    rev,
    kind: 'revision',
    list: () => listRevision(root, rev, same.prefix),
    readMany: (entries) => readRevision(root, rev, entries),
    readText: null,
  };
}

function openFolder(root: string): Source {
  return {
    root,
    rev: null,
    kind: 'folder',
    repositoryId: keyOf(root),
    objectFormat: 'sha1',
    shallow: false,
    prefix: '',
    list: async () => listFolder(root),
    ...worktreeReaders(root, 'sha1'),
  };
}

function shared(root: string, found: Repository, request: SourceRequest) {
  return {
    root,
    repositoryId: keyOf(realpathSync.native(found.commonDir)),
    objectFormat: found.objectFormat,
    shallow: found.shallow,
    prefix: request.root === null ? '' : found.prefix,
  };
}

function worktreeReaders(
  root: string,
  format: ObjectFormat,
): Pick<Source, 'readMany' | 'readText'> {
  const readText = (path: string) => readWorktreeFile(root, path, format);
  return {
    readText,
    readMany: async (entries) => {
      const files: SourceFile[] = [];
      const skipped: SkippedFile[] = [];
      for (const { path } of entries) {
        const read = readText(path);
        if ('why' in read) skipped.push({ path, why: read.why });
        else files.push({ path, blob: read.blob, text: read.text });
      }
      return { files, skipped };
    },
  };
}

/** A folder that its repository ignores is audited like one without git: git would list nothing. */
async function isIgnored(folder: string, found: Repository): Promise<boolean> {
  if (found.prefix === '') return false;
  return (await runGit(['check-ignore', '-q', '.'], { cwd: folder })).code === 0;
}

/** Name of a place that is fit for the name of a file. */
export function keyOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 32);
}

/** The real path of a folder; what is none is a UserError that names `option`. */
export function realFolder(path: string, given: string | null, option = '--root'): string {
  try {
    if (statSync(path).isDirectory()) return realpathSync.native(path);
  } catch {
    // Missing and unreadable folders are told like files.
  }
  throw new UserError(`${option} expects a folder; ${quote(given ?? path)} is none`);
}
