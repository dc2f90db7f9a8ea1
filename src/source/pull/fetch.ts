import { UserError } from '../../model/errors.ts';
import type { PullFacts } from '../../model/github.ts';
import { type GitResult, runGit } from '../../process/index.ts';
import { firstLine, quote } from '../quote.ts';
import { readGitConfig } from '../repository.ts';
import { commitOf, isAncestor, isBranchName, isObjectId, refsOf } from './refs.ts';
import { chooseRemote, type Remote } from './remote.ts';

/** The two ends of a pull request, here in this repository. */
export interface Ends {
  readonly base: string;
  readonly head: string;
  readonly notes: readonly string[];
}

/** A first fetch of a large repository takes minutes. */
const timeout = 10 * 60_000;

/**
 * Makes sure that head and base of a pull request are in the repository: fetched into refs of our own where they are
 * missing, nothing else is touched. Names that git would not accept, and fetches that fail, are UserErrors.
 */
export async function fetchEnds(root: string, pull: PullFacts): Promise<Ends> {
  const told = [pull.head.sha, pull.base.sha];
  if (!told.every(isObjectId) || !isBranchName(pull.base.ref))
    throw new UserError(
      `expected commits and a branch from GitHub for pull request ${pull.number}; it gave the base ${quote(pull.base.ref)}, ${quote(pull.base.sha)} and the head ${quote(pull.head.sha)}`,
    );
  const here = await Promise.all(told.map((sha) => commitOf(root, sha)));
  const notes = here.every((sha) => sha !== null)
    ? await renewBase(root, pull)
    : await fetchMissing(root, pull);
  const head = await commitOf(root, pull.head.sha);
  if (head === null)
    throw new UserError(
      `pull request ${pull.number} moved while it was read: GitHub says its head is ${pull.head.sha.slice(0, 12)}, which cannot be fetched; start again`,
    );
  return { base: await newestBase(root, pull), head, notes };
}

/** Nobody waits longer for what the base branch got since: all that is needed is here. */
const renewTimeout = 60_000;

/**
 * The newest commit of an open pull request's base branch, where GitHub names one that is here already: it names the
 * one that the branch had when the author last pushed. What cannot be had is said.
 */
async function renewBase(root: string, pull: PullFacts): Promise<string[]> {
  if (pull.state !== 'open') return [];
  const branch = `+refs/heads/${pull.base.ref}:${refsOf(pull.number).base}`;
  const why = await (async () => {
    try {
      const remote = await chooseRemote(root, pull.repo, pull.clone_url);
      const { code, stderr } = await fetchRefs(root, remote, [branch], renewTimeout);
      return code === 0 ? null : code === 124 ? 'git took too long' : firstLine(stderr);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return error.message;
    }
  })();
  if (why === null) return [];
  return [
    `the newest ${quote(pull.base.ref)} was not fetched, callers are looked for in what is here: ${why}`,
  ];
}

async function fetchMissing(root: string, pull: PullFacts): Promise<string[]> {
  const remote = await chooseRemote(root, pull.repo, pull.clone_url);
  const own = refsOf(pull.number);
  const head = `+refs/pull/${pull.number}/head:${own.head}`;
  const branch = `+refs/heads/${pull.base.ref}:${own.base}`;
  let result = await fetchRefs(root, remote, [head, branch]);
  const notes: string[] = [];
  if (result.code !== 0 && /couldn't find remote ref refs\/heads\//i.test(result.stderr)) {
    notes.push(
      `the base branch ${quote(pull.base.ref)} is gone: the base is the commit that GitHub names`,
    );
    result = await fetchRefs(root, remote, [head, `+${pull.base.sha}:${own.base}`]);
  }
  check(result, remote, pull);
  // The server that answered git may lag behind the one that answered the API, or the author pushed meanwhile.
  if ((await commitOf(root, own.head)) !== pull.head.sha)
    check(await fetchRefs(root, remote, [head]), remote, pull);
  const now = await commitOf(root, own.head);
  if (now !== null && now !== pull.head.sha)
    notes.push(
      `pull request ${pull.number} moved while it was read: its branch is at ${now.slice(0, 12)}, what is shown is ${pull.head.sha.slice(0, 12)}`,
    );
  if ((await commitOf(root, pull.base.sha)) === null)
    notes.push(
      `the base that GitHub names, ${pull.base.sha.slice(0, 12)}, is no longer on ${quote(pull.base.ref)}: its newest commit is the base`,
    );
  return notes;
}

/** No tags, no FETCH_HEAD, no remote-tracking refs, no sub-modules, no maintenance: two refs of ours and their objects. */
const quiet = [
  ...['--quiet', '--no-tags', '--no-write-fetch-head', '--refmap=', '--no-prune'],
  ...['--no-recurse-submodules', '--no-auto-maintenance', '--no-write-commit-graph'],
];

async function fetchRefs(
  root: string,
  remote: Remote,
  refspecs: readonly string[],
  limit = timeout,
): Promise<GitResult> {
  const { values } = await readGitConfig(root);
  const config = sshConfig(values.get('core.sshcommand'));
  return runGit(['fetch', ...quiet, '--', remote.from, ...refspecs], {
    cwd: root,
    config: config === null ? {} : { 'core.sshCommand': config },
    network: { protocols: remote.protocols, timeout: limit },
  });
}

/** ssh must not ask either; a command of the user's own is only added to where it is ssh. GIT_SSH_COMMAND wins over all. */
function sshConfig(own: string | undefined): string | null {
  if (own === undefined) return 'ssh -oBatchMode=yes';
  return /^(\S*\/)?ssh(\s|$)/.test(own) ? `${own} -oBatchMode=yes` : null;
}

function check({ code, stderr }: GitResult, remote: Remote, pull: PullFacts): void {
  if (code === 0) return;
  const what = `pull request ${pull.number} of ${pull.repo}`;
  if (code === 124)
    throw new UserError(`git did not fetch ${what} within ${timeout / 60_000} minutes`);
  throw new UserError(
    `git could not fetch ${what} from ${quote(remote.from)}: ${firstLine(stderr)}; --offline with --base and --head reads what is here`,
  );
}

/** Of an open pull request the newest commit of its base branch that is here; else what GitHub names. */
async function newestBase(root: string, pull: PullFacts): Promise<string> {
  const told = await commitOf(root, pull.base.sha);
  const ref = refsOf(pull.number).base;
  const fetched = await commitOf(root, ref);
  if (told === null) {
    if (fetched !== null) return fetched;
    throw new UserError(
      `the base of pull request ${pull.number}, ${pull.base.sha.slice(0, 12)}, cannot be fetched`,
    );
  }
  if (pull.state !== 'open' || fetched === null) return told;
  return (await isAncestor(root, told, fetched)) ? fetched : told;
}
