import { lstatSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Checkout, RunFolder, Stage, StageContext, StageResult } from '../../model/e2e-run.ts';
import type { Check } from '../../model/e2e-verdict.ts';
import { UserError } from '../../model/errors.ts';
import { toJson } from '../../model/json.ts';
import { addResource, printableLine, readManifest, runGit } from '../../process/index.ts';

/** Large files stay pointers: their filter would download them. The repository's hooks never run. */
const config = {
  'filter.lfs.smudge': '',
  'filter.lfs.process': '',
  'filter.lfs.required': 'false',
};

/** A work tree of its own for each revision that is run; a folder that is run as it is stays untouched. */
export const checkout: Stage = {
  id: 'checkout',
  doc: 'a worktree of its own for the revision, two for a comparison; none where the folder is run as it is',
  lasting: true,
  options: { timeout_s: 1800 },
  run: async (context) => {
    const { plan } = context;
    if (plan.repo === null) return {};
    const head =
      plan.rev === null
        ? await asItIs(plan.repo)
        : await makeWorktree(context, plan.repo, 'head', plan.rev);
    const base =
      plan.ab === null ? null : await makeWorktree(context, plan.repo, 'base', plan.ab.base);
    return found(context.folder, [head, ...(base === null ? [] : [base])]);
  },
};

function found(folder: RunFolder, checkouts: readonly Checkout[]): StageResult {
  const file = folder.write('checkout.json', `${toJson(checkouts, 2)}\n`);
  const checks = checkouts.map(
    ({ side, path, rev, worktree }): Check => ({
      id: `checkout.${side}`,
      stage: 'checkout',
      result: 'pass',
      expected: 'the revision is checked out',
      observed: `${rev} in ${worktree ? 'a worktree of its own' : path}`,
      evidence: [file],
    }),
  );
  const versions = checkouts.map(({ side, rev }) => [side, rev] as const);
  return { checks, state: { checkouts, versions: Object.fromEntries(versions) } };
}

async function asItIs(repo: string): Promise<Checkout> {
  const rev = await commitOf(repo, 'HEAD');
  return { side: 'head', path: repo, rev, worktree: false, venv: null };
}

async function commitOf(repo: string, rev: string): Promise<string> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${rev}^{commit}`];
  const { code, stdout } = await runGit(args, { cwd: repo });
  if (code !== 0) throw new UserError(`${repo} has no revision '${rev}'`);
  return stdout.toString('utf8').trim();
}

async function makeWorktree(
  { folder, say, state }: StageContext,
  repo: string,
  side: Checkout['side'],
  rev: string,
): Promise<Checkout> {
  // What an earlier attempt found out is of that commit, wherever the branch points by now.
  const before = state.checkouts.find((each) => each.side === side)?.rev;
  const commit = await commitOf(repo, before ?? rev);
  const path = folder.at(`worktrees/${side}`);
  const isThere = lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  if (isThere) await removeCutOff(folder, repo, path);
  else addResource(folder, { kind: 'worktree', path, repo });
  say(`${side}: ${commit.slice(0, 12)} into ${path}`);
  await git(repo, ['worktree', 'add', '--detach', '--', path, commit]);
  if (lstatSync(join(path, '.venv'), { throwIfNoEntry: false })?.isSymbolicLink())
    throw new UserError(
      `${rev} brings a .venv that is a link: expected none, it is made by the build`,
    );
  return { side, path, rev: commit, worktree: true, venv: null };
}

/** What an attempt that was ended has left: a work tree, or a part of one that git does not know yet. */
async function removeCutOff(folder: RunFolder, repo: string, path: string): Promise<void> {
  const { code } = await runGit(['worktree', 'remove', '--force', '--force', '--', path], {
    cwd: repo,
  });
  if (code === 0) return;
  const resources = readManifest(folder.path)?.resources ?? [];
  const ours = resources.some((each) => each.kind === 'worktree' && each.path === path);
  if (!ours) throw new UserError(`${path} is there already: expected a folder of a run of its own`);
  rmSync(path, { recursive: true, force: true });
}

async function git(repo: string, args: readonly string[]): Promise<void> {
  const { code, stderr } = await runGit(args, { cwd: repo, config });
  if (code === 0) return;
  const lines = stderr.split('\n').filter((line) => /^(error|fatal): /.test(line));
  const said = printableLine(lines.join('; ') || `exit code ${code}`, 300);
  const partial = /unable to read|missing|promisor|invalid object/.test(said)
    ? ' (the repository lacks objects of this revision: fetch them first)'
    : '';
  throw new UserError(`git ${args.slice(0, 2).join(' ')}: ${said}${partial}`);
}
