import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmdirSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { isAbsolute, join, relative } from 'node:path';
import { runGit } from '../git.ts';
import { type Resource, readManifest } from '../run/manifest.ts';
import { addResource, dropResource } from '../run/manifest-keeper.ts';
import { isMapped, type SharedMemory } from '../table/shared-memory.ts';

/** In each folder that we make outside the run folder; its text is the run's id. */
const markerFile = '.dyn-audit-run';

/** Links are removed, not followed; somebody may still write while it goes on. */
const deeply = { recursive: true, force: true, maxRetries: 5, retryDelay: 50 };

export interface Removal {
  /** What is gone, a line each. */
  readonly removed: readonly string[];
  /** What is still there, and why. */
  readonly left: readonly string[];
}

interface Run {
  readonly id: string;
  readonly path: string;
}

/** Makes a folder in the system's temporary one that goes again with the run, whatever happens. Gives its path. */
export function makeTempFolder(run: Run, label: string): string {
  for (let count = 1; ; count += 1) {
    const path = join(tmpdir(), `dyn-audit-${run.id}-${label}${count === 1 ? '' : `-${count}`}`);
    if (lstatSync(path, { throwIfNoEntry: false })) continue;
    addResource(run, { kind: 'folder', path });
    mkdirSync(path, { mode: 0o700 });
    writeFileSync(join(path, markerFile), `${run.id}\n`, { flag: 'wx' });
    return path;
  }
}

/**
 * Removes the folders and worktrees that a run wrote down, the last first. A folder outside the run folder goes only
 * when it holds the run's marker or nothing; what is a link by now stays.
 */
export async function removeResources(run: Run): Promise<Removal> {
  const removed: string[] = [];
  const left: string[] = [];
  for (const resource of [...(readManifest(run.path)?.resources ?? [])].reverse()) {
    const why = await remove(run, resource);
    if (why !== null) left.push(why);
    else {
      const { kind } = resource;
      if (kind !== 'port' && !existsSync(resource.path)) removed.push(`${kind} ${resource.path}`);
      dropResource(run, resource);
    }
  }
  return { removed, left };
}

/** Null when it is gone; else why it is not. */
async function remove(run: Run, resource: Resource): Promise<string | null> {
  if (resource.kind === 'port') return null;
  try {
    if (resource.kind === 'worktree') return await removeWorktree(run, resource);
    if (resource.kind === 'shared-memory') return removeSharedMemory(resource);
    return await removeFolder(run, resource.path);
  } catch (error) {
    return `${resource.kind} ${resource.path}: ${error instanceof Error ? error.message : error}`;
  }
}

/** Once nobody maps it any more. What somebody else maps too was not the run's alone, and stays. */
function removeSharedMemory(memory: SharedMemory): null {
  const stat = lstatSync(memory.path, { throwIfNoEntry: false });
  if (stat?.ino === memory.inode && stat.isFile() && !isMapped(memory)) unlinkSync(memory.path);
  return null;
}

async function removeFolder(run: Run, path: string): Promise<string | null> {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return null;
  if (!stat.isDirectory()) return `folder ${path}: is no folder any more`;
  if (isInside(run.path, path) || readMarker(path) === run.id) {
    await rm(path, deeply);
    return null;
  }
  try {
    // Killed between making it and marking it.
    rmdirSync(path);
    return null;
  } catch {
    return `folder ${path}: does not hold the mark of the run`;
  }
}

/**
 * git knows a worktree by its path: it takes its own notes away, also of one that is locked, changed, or already gone.
 * Where git will not, the folder goes first; notes of other worktrees are never touched.
 */
async function removeWorktree(
  run: Run,
  { path, repo }: { readonly path: string; readonly repo: string },
): Promise<string | null> {
  const isThere = () => lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  const told = existsSync(repo) ? await askGit(repo, path) : 'its repository is gone';
  if (!isThere()) return null;
  if (!isInside(run.path, path)) return `worktree ${path}: ${told}`;
  await rm(path, deeply);
  if (existsSync(repo)) await askGit(repo, path);
  return isThere() ? `worktree ${path}: still there` : null;
}

/** Gives what git says when it does not do it. */
async function askGit(repo: string, path: string): Promise<string> {
  const args = ['worktree', 'remove', '--force', '--force', '--', path];
  return (await runGit(args, { cwd: repo })).stderr.trim();
}

const isInside = (folder: string, path: string): boolean => {
  const way = relative(folder, path);
  return way !== '' && !way.startsWith('..') && !isAbsolute(way);
};

function readMarker(path: string): string | null {
  try {
    return readFileSync(join(path, markerFile), 'utf8').trim();
  } catch {
    return null;
  }
}
