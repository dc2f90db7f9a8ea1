import { createHash } from 'node:crypto';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  type Stats,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { NoProof } from '../../../model/errors.ts';
import { printableLine, runGit } from '../../../process/index.ts';
import { type Contents, filtersOff } from './worktree.ts';

/** All that is laid over a checkout together; more is data that somebody forgot to ignore. */
const mostBytes = 1024 * 1024 * 1024;

export interface Laid {
  readonly contents: Contents;
  /** Whether the tree differs from the commit now. */
  readonly dirty: boolean;
}

export interface LayOptions {
  /** Whether a file (absolute) lies in a folder of the proof, which may be in the audited one. */
  readonly isOurs: (file: string) => boolean;
  readonly warn: (line: string) => void;
}

/**
 * Lays the uncommitted changes of a work tree over a checkout of its commit: what was changed, deleted, and added without
 * being ignored. Links are laid as links: nothing is read or written through one.
 */
export async function layOver(
  from: string,
  tree: string,
  checkout: Contents,
  { isOurs, warn }: LayOptions,
): Promise<Laid> {
  const contents = new Map(checkout);
  const listed = (await listChanged(from)).filter((path) => !isOurs(join(from, path)));
  const ignored = ignoredForCargo(from, [...checkout.keys(), ...listed]);
  const changed = [...listed, ...ignored].map((path) => ({ path, stat: statOf(join(from, path)) }));
  let dirty = false;
  for (const { path, stat } of changed) {
    // A folder where the commit has a file or a link: what is in it is listed on its own.
    if (stat !== undefined && !(stat.isDirectory() && contents.has(path))) continue;
    // What a partial clone lacks is missing on both sides.
    if (contents.delete(path)) dirty = true;
    if (isPlain(tree, dirname(path))) rmSync(join(tree, path), { force: true });
  }
  let bytes = 0;
  for (const { path, stat } of changed) {
    if (stat === undefined || stat.isDirectory()) continue;
    bytes += stat.isFile() ? stat.size : 0;
    if (bytes > mostBytes) {
      warn(
        'the proof lays at most 1 GiB of uncommitted files over the commit: the rest is left out',
      );
      break;
    }
    const content = copyOne(from, tree, path, stat);
    if (content === null) {
      warn(`not laid over the commit for the proof: ${printableLine(path, 200)}`);
      continue;
    }
    if (contents.get(path) === content) continue;
    contents.set(path, content);
    if (!ignored.includes(path)) dirty = true;
  }
  return { contents, dirty };
}

/** What cargo reads beside a manifest, also where git ignores it: the versions and settings that the user builds with. */
const besideManifest = ['Cargo.lock', '.cargo/config.toml', '.cargo/config'];

function ignoredForCargo(from: string, paths: readonly string[]): readonly string[] {
  const known = new Set(paths);
  const folders = paths.flatMap(
    (path) => /^(.*\/)?Cargo\.toml$/.exec(path)?.[1] ?? (path === 'Cargo.toml' ? '' : []),
  );
  return [...new Set(folders)]
    .flatMap((folder) => besideManifest.map((name) => `${folder}${name}`))
    .filter((path) => !known.has(path) && statOf(join(from, path))?.isFile() === true);
}

/** Copies a file or a link; gives mode and id of its content as git would. Null where it is neither, or not to be had. */
export function copyOne(from: string, tree: string, path: string, stat: Stats): string | null {
  const target = join(tree, path);
  try {
    if (!makePlain(tree, dirname(path))) return null;
    rmSync(target, { recursive: true, force: true });
    if (stat.isSymbolicLink()) {
      const way = readlinkSync(join(from, path));
      symlinkSync(way, target);
      return `120000 ${blobId(Buffer.from(way))}`;
    }
    if (!stat.isFile()) return null;
    const bytes = readFileSync(join(from, path));
    writeFileSync(target, bytes, { flag: 'wx' });
    const runnable = (stat.mode & 0o100) !== 0;
    if (runnable) chmodSync(target, 0o755);
    return `${runnable ? '100755' : '100644'} ${blobId(bytes)}`;
  } catch {
    return null;
  }
}

const blobId = (bytes: Buffer): string =>
  createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');

const statOf = (file: string) => lstatSync(file, { throwIfNoEntry: false });

/** Makes a folder of the tree; false where a link or a file is on the way. */
function makePlain(tree: string, folder: string): boolean {
  if (folder === '.') return true;
  if (!makePlain(tree, dirname(folder))) return false;
  if (statOf(join(tree, folder)) === undefined) mkdirSync(join(tree, folder));
  return isPlain(tree, folder);
}

const isPlain = (tree: string, folder: string): boolean =>
  folder === '.' ||
  (isPlain(tree, dirname(folder)) && statOf(join(tree, folder))?.isDirectory() === true);

/** Paths that differ from the commit, in any way, and those that the user told git not to look at. */
async function listChanged(from: string): Promise<readonly string[]> {
  const config = await filtersOff(from);
  const [status, hidden] = await Promise.all([
    git(
      from,
      [
        'status',
        '--porcelain',
        '-z',
        '--no-renames',
        '--untracked-files=all',
        '--ignore-submodules=all',
      ],
      config,
    ),
    git(from, ['ls-files', '-v', '-z'], config),
  ]);
  const changed = status.map((record) => record.slice(3));
  const unwatched = hidden
    .filter((record) => /^[a-z] /.test(record))
    .map((record) => record.slice(2));
  return [...new Set([...changed, ...unwatched])].filter((path) => path !== '');
}

async function git(
  cwd: string,
  args: readonly string[],
  config: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const { code, stdout, stderr } = await runGit(args, { cwd, config });
  if (code === 0) return stdout.toString('utf8').split('\0');
  throw new NoProof(`no scratch tree: git ${args[0]}: ${printableLine(stderr.trim(), 300)}`);
}
