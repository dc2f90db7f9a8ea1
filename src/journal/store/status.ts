import { commitsAhead, foreignAmong } from './ahead.ts';
import { readIntents } from './intent.ts';
import { type Holder, isGone, readHolder } from './lock.ts';
import type { Place } from './place.ts';
import { upstreamOf } from './remote.ts';
import { readSpool } from './spool.ts';
import { branchOf, operationOf } from './state.ts';
import { readHead, readRef } from './tree.ts';
import { writeLockOf } from './write-lock.ts';

/** `dyn-journal/status@1`. */
export interface StoreStatus {
  readonly schema: 'dyn-journal/status@1';
  readonly root: string;
  /** Full name; null when none is checked out. */
  readonly branch: string | null;
  /** What somebody has begun and not ended, such as `a rebase`. */
  readonly operation: string | null;
  /** Changed files of the journal, with git's two letters: index, work tree. */
  readonly changed: readonly { readonly path: string; readonly state: string }[];
  /** `owner/branch` of the remote, and how many commits it has that are not here; null: there is no remote. */
  readonly upstream: { readonly name: string; readonly behind: number } | null;
  readonly unpushed: readonly {
    readonly commit: string;
    readonly subject: string;
    readonly ours: boolean;
    /** ISO time. */
    readonly since: string;
  }[];
  /** Writes that were begun and are not finished. */
  readonly pending: readonly {
    readonly id: string;
    readonly subject: string;
    readonly since: string;
  }[];
  /** Entries that wait to be written. */
  readonly spooled: readonly {
    readonly id: string;
    readonly kind: string;
    readonly since: string;
    readonly why: string;
  }[];
  readonly lock:
    | (Pick<Holder, 'pid' | 'host' | 'since' | 'what'> & { readonly gone: boolean })
    | null;
}

/** What is not finished, not committed, not pushed. Takes no lock. */
export async function readStatus(place: Place): Promise<StoreStatus> {
  const branch = await branchOf(place);
  const upstream = branch === null ? null : upstreamOf(place, branch);
  const head = await readHead(place);
  const there = upstream === null ? null : await readRef(place, upstream.tracking);
  const ahead = upstream === null || head === null ? [] : await commitsAhead(place, head, there);
  const foreign = await foreignAmong(place, ahead);
  const times = await commitTimes(
    place,
    ahead.map(({ id }) => id),
  );
  const behind = there === null || head === null ? [] : await commitsAhead(place, there, head);
  const path = writeLockOf(place.shared);
  const holder = readHolder(path);
  return {
    schema: 'dyn-journal/status@1',
    root: place.root,
    branch,
    operation: operationOf(place),
    changed: await changedFiles(place),
    upstream:
      upstream === null
        ? null
        : { name: upstream.tracking.replace('refs/remotes/', ''), behind: behind.length },
    unpushed: ahead.map((commit, at) => ({
      commit: commit.id,
      subject: commit.subject,
      ours: !foreign.includes(commit),
      since: times[at] ?? '',
    })),
    pending: readIntents(place, 'pending').map(({ id, plan, since }) => ({
      id,
      subject: plan.subject,
      since,
    })),
    spooled: readSpool(place).map(({ entry, since, why }) => ({
      id: entry.id,
      kind: entry.kind,
      since,
      why,
    })),
    lock:
      holder === null
        ? null
        : {
            pid: holder.pid,
            host: holder.host,
            since: holder.since,
            what: holder.what,
            gone: isGone(holder, path),
          },
  };
}

async function commitTimes(place: Place, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const input = ids.map((id) => `${id}\n`).join('');
  const args = ['log', '--no-walk=unsorted', '--stdin', '--format=%cI'];
  return (await place.git.run(args, { input })).trim().split('\n');
}

async function changedFiles(place: Place): Promise<{ path: string; state: string }[]> {
  const args = ['status', '--porcelain', '-z', '--no-renames', '--untracked-files=all', '--', '.'];
  const listed = (await place.git.run(args)).split('\0').filter((line) => line !== '');
  return listed.map((line) => ({
    path: line.slice(3 + place.prefix.length),
    state: line.slice(0, 2),
  }));
}
