import type { StoreStatus } from '../../model/journal-status.ts';
import { commitsAhead, foreignAmong } from './ahead.ts';
import { readIntents } from './intent.ts';
import { isGone, readHolder } from './lock.ts';
import type { Place } from './place.ts';
import { upstreamOf } from './remote.ts';
import { readSpool } from './spool.ts';
import { branchOf, operationOf } from './state.ts';
import { readHead, readRef } from './tree.ts';
import { writeLockOf } from './write-lock.ts';

/** What is not finished, not committed, not pushed. Takes no lock. */
export async function readStatus(place: Place): Promise<StoreStatus> {
  const branch = await branchOf(place);
  const upstream = branch === null ? null : upstreamOf(place, branch);
  const head = await readHead(place);
  const there = upstream === null ? null : await readRef(place, upstream.tracking);
  const behind = there === null || head === null ? [] : await commitsAhead(place, there, head);
  // Where the branch here could not follow, the remote has the entry in another commit.
  const arrived = new Set(behind.map(({ op }) => op).filter((op) => op !== null));
  const own = upstream === null || head === null ? [] : await commitsAhead(place, head, there);
  const ahead = own.filter(({ op }) => op === null || !arrived.has(op));
  const foreign = await foreignAmong(place, ahead, false);
  const times = await commitTimes(
    place,
    ahead.map(({ id }) => id),
  );
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
