import { firstWords, type GitAnswer } from './git.ts';
import { objectId } from './objects.ts';
import type { Place } from './place.ts';

/** Where a branch is pushed to. */
export interface Upstream {
  readonly remote: string;
  /** Full name of the branch there. */
  readonly branch: string;
  /** Full name of the ref here that says where it was. */
  readonly tracking: string;
}

/** What the configuration says, else the only remote or `origin` with a branch of the same name; null: no remote. */
export function upstreamOf(place: Place, branch: string): Upstream | null {
  const short = branch.replace(/^refs\/heads\//, '');
  const configured = place.config.get(`branch.${short}.remote`);
  const remotes = [...place.config.keys()].flatMap(
    (key) => /^remote\.(.+)\.url$/.exec(key)?.[1] ?? [],
  );
  const remote = configured ?? (remotes.length === 1 ? remotes[0] : 'origin');
  if (remote === undefined || !remotes.includes(remote)) return null;
  const there = (configured && place.config.get(`branch.${short}.merge`)) || branch;
  const tracking = `refs/remotes/${remote}/${there.replace(/^refs\/heads\//, '')}`;
  return { remote, branch: there, tracking };
}

/** `again`: the remote has moved on, or somebody else pushes just now. Otherwise one line that says why not. */
export type Sent = 'sent' | 'again' | { readonly why: string };

/** Milliseconds without a word from the remote after which it counts as out of reach. */
const patience = 90_000;

/** Pushes one commit to the upstream's branch, forward only. */
export async function send(place: Place, upstream: Upstream, commit: string): Promise<Sent> {
  const refspec = `${objectId(commit)}:${upstream.branch}`;
  const answer = await place.git.try(
    ['push', '--porcelain', '--no-force-with-lease', upstream.remote, refspec],
    { hooks: true, patience, env: network(place) },
  );
  if (answer.code === 0) {
    // git notes it only for branches that are fetched by themselves: not in a clone of another branch alone.
    const all = `+refs/heads/*:refs/remotes/${upstream.remote}/*`;
    if (place.config.get(`remote.${upstream.remote}.fetch`) !== all)
      await place.git.try(['update-ref', upstream.tracking, objectId(commit)]);
    return 'sent';
  }
  const moved =
    /\[rejected\]|cannot lock ref|failed to update ref|incorrect old value|fetch first|reference already exists|Unable to create .*\.lock/;
  if (moved.test(answer.stdout) || moved.test(answer.stderr)) return 'again';
  return { why: reasonOf(answer, upstream.remote) };
}

/** Learns where the upstream's branch is; null when that worked or there is no such branch yet, else why not. */
export async function fetchUpstream(place: Place, upstream: Upstream): Promise<string | null> {
  const refspec = `+${upstream.branch}:${upstream.tracking}`;
  const answer = await place.git.try(
    ['fetch', '--no-tags', '--no-write-fetch-head', '--quiet', upstream.remote, refspec],
    { patience, env: network(place) },
  );
  if (answer.code === 0 || /couldn't find remote ref/i.test(answer.stderr)) return null;
  return reasonOf(answer, upstream.remote);
}

/** A key with a passphrase or an unknown host must fail, not wait for somebody. */
function network(place: Place): Readonly<Record<string, string>> {
  const chosen =
    process.env.GIT_SSH_COMMAND !== undefined ||
    process.env.GIT_SSH !== undefined ||
    place.config.has('core.sshcommand');
  return chosen ? {} : { GIT_SSH_COMMAND: 'ssh -o BatchMode=yes -o ConnectTimeout=15' };
}

function reasonOf(answer: GitAnswer, remote: string): string {
  const all = `${answer.stderr}\n${answer.stdout}`;
  if (
    /Could not resolve|Connection (refused|timed out|reset)|Network is unreachable|No route|timed out|Could not connect|Failed to connect/i.test(
      all,
    )
  )
    return `the remote ${remote} cannot be reached`;
  if (
    /Authentication failed|Permission denied|could not read (Username|Password)|terminal prompts disabled|Host key verification|403|401/i.test(
      all,
    )
  )
    return `the remote ${remote} does not let us in`;
  if (
    /does not appear to be a git repository|repository .* not found|Repository not found/i.test(all)
  )
    return `the remote ${remote} is not there`;
  const hook = /\[remote rejected\].*?\((.*)\)/.exec(all);
  if (hook?.[1]) return `the remote ${remote} refused it: ${hook[1].slice(0, 200)}`;
  return `push to ${remote} failed: ${firstWords(answer).slice(0, 300)}`;
}
