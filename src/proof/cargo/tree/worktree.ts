import { lstatSync, rmSync } from 'node:fs';
import { NoProof } from '../../../model/errors.ts';
import { printableLine, runGit } from '../../../process/index.ts';

/** A file of the tree: its path from the top of the tree, and what names its content. */
export type Contents = ReadonlyMap<string, string>;

/**
 * Settings that switch off every filter program of the repository and its hooks: a checkout must not start one, and large
 * files stay pointers.
 */
export async function filtersOff(cwd: string): Promise<Readonly<Record<string, string>>> {
  const { stdout } = await runGit(['config', '-z', '--name-only', '--list'], { cwd });
  const names = ['filter.lfs.smudge', ...stdout.toString('utf8').split('\0')];
  const off: Record<string, string> = {};
  for (const name of names) {
    const filter = /^filter\.(.+)\.[^.]+$/s.exec(name)?.[1];
    if (filter === undefined) continue;
    for (const program of ['smudge', 'clean', 'process']) off[`filter.${filter}.${program}`] = '';
    off[`filter.${filter}.required`] = 'false';
  }
  return off;
}

/** The commit that is checked out in a work tree; NoProof where there is none yet. */
export async function headOf(cwd: string): Promise<string> {
  const { code, stdout } = await runGit(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], {
    cwd,
  });
  if (code !== 0) throw new NoProof(`'${cwd}' has no commit yet: a proof needs one`);
  return stdout.toString('latin1').trim();
}

/**
 * Checks a commit out into a work tree of its own. What a partial clone lacks is left out and given by path; submodules
 * stay empty.
 */
export async function addWorktree(
  repo: string,
  path: string,
  rev: string,
): Promise<{ readonly contents: Contents; readonly missing: readonly string[] }> {
  await removeCutOff(repo, path);
  const config = { ...(await filtersOff(repo)), 'core.sparseCheckout': 'false' };
  await git(repo, ['worktree', 'add', '--no-checkout', '--detach', '--', path, rev]);
  await git(path, ['read-tree', 'HEAD'], config);
  // Goes on behind a file whose blob is not there, unlike a checkout.
  const { code, stderr } = await runGit(['checkout-index', '-a', '-f', '-q'], {
    cwd: path,
    config,
  });
  const contents = await listTree(path);
  const missing = [...contents.keys()].filter((file) => !isThere(`${path}/${file}`));
  if (code !== 0 && missing.length === 0) throw refused(['checkout-index'], code, stderr);
  if (missing.length > 0 && missing.length === contents.size)
    throw refused(['checkout-index'], code, stderr);
  for (const file of missing) contents.delete(file);
  return { contents, missing };
}

/** Files of the checked-out commit with mode and blob id; no submodules. */
async function listTree(cwd: string): Promise<Map<string, string>> {
  const listed = await git(cwd, ['ls-tree', '-r', '-z', '--full-tree', 'HEAD']);
  const files = new Map<string, string>();
  for (const record of listed.toString('utf8').split('\0')) {
    const tab = record.indexOf('\t');
    const [mode, type, blob] = record.slice(0, tab).split(' ');
    if (tab > 0 && type === 'blob') files.set(record.slice(tab + 1), `${mode} ${blob}`);
  }
  return files;
}

/** What an earlier attempt left, whether git knows it or not. The path is ours alone. */
async function removeCutOff(repo: string, path: string): Promise<void> {
  await runGit(['worktree', 'remove', '--force', '--force', '--', path], { cwd: repo });
  rmSync(path, { recursive: true, force: true });
}

const isThere = (file: string): boolean => lstatSync(file, { throwIfNoEntry: false }) !== undefined;

async function git(
  cwd: string,
  args: readonly string[],
  config: Readonly<Record<string, string>> = {},
): Promise<Buffer> {
  const { code, stdout, stderr } = await runGit(args, { cwd, config });
  if (code !== 0) throw refused(args, code, stderr);
  return stdout;
}

function refused(args: readonly string[], code: number, stderr: string): NoProof {
  const lines = stderr.split('\n').filter((line) => /^(error|fatal): /.test(line));
  const said = printableLine(lines.join('; ') || `exit code ${code}`, 300);
  return new NoProof(`no scratch tree: git ${args.slice(0, 2).join(' ')}: ${said}`);
}
