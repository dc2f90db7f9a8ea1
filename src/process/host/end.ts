import { commandOf } from '../table/look.ts';
import { isRunning, readSame } from '../table/rows.ts';
import type { Family, Member } from './family.ts';
import { waitUntil } from './wait.ts';

export interface Ended {
  readonly pid: number;
  readonly command: string;
}

export interface EndOptions {
  readonly family: Family;
  /** Only what comes from this process of ours; without it the whole family. */
  readonly owner?: string;
  /** Asked first and alone, since it may know how to end the others; null: it has ended, or nobody knows it. */
  readonly parent: Pick<Member, 'pid' | 'start'> | null;
  readonly grace_ms: number;
  /** How long what is left may take when the parent has ended; as long as the parent, unless said. */
  readonly left_ms?: number;
  /** Asked all the time: once true, nothing is waited for any more. */
  readonly atOnce: () => boolean;
}

export interface EndReport {
  /** Those beside the parent that SIGTERM ended. */
  readonly ended: readonly Ended[];
  /** Those that had to be killed. */
  readonly killed: readonly Ended[];
  /** Those that would not end even then: stuck in the kernel, or of another user. */
  readonly left: readonly Ended[];
}

/** How long a parent that did not end in its own time leaves to its children; how long a kill may take. */
const lastChance_ms = 1000;
const kill_ms = 30_000;

/**
 * Ends a process and all that comes from it, in whatever group or session: SIGTERM to the parent, then to what is left,
 * SIGKILL to what is left after the grace. Returns as soon as the last of them is gone.
 */
export async function endFamily(options: EndOptions): Promise<EndReport> {
  const { family, owner, parent, grace_ms, left_ms = grace_ms, atOnce } = options;
  // Who belongs to it is looked up while the parent can still tell.
  if (parent !== null) family.look();
  const parentLeft = parent !== null && (await endParent(parent, grace_ms, atOnce));
  const asked = new Map<string, Ended>();
  const killed = new Map<string, Ended>();
  const gone =
    !atOnce() &&
    (await waitUntil(
      () => atOnce() || signalNew(family, owner, 'SIGTERM', asked) === 0,
      parentLeft ? Math.min(left_ms, lastChance_ms) : left_ms,
    ));
  if (!gone || atOnce())
    await waitUntil(() => signalNew(family, owner, 'SIGKILL', killed) === 0, kill_ms);
  return {
    ended: [...asked].filter(([key]) => !killed.has(key)).map(([, one]) => one),
    killed: [...killed.values()],
    left: family.alive(owner).map(({ pid, command }) => ({ pid, command })),
  };
}

/** True when it still runs after its grace. */
async function endParent(
  parent: Pick<Member, 'pid' | 'start'>,
  grace_ms: number,
  atOnce: () => boolean,
): Promise<boolean> {
  if (atOnce()) return true;
  signal(parent, 'SIGTERM');
  await waitUntil(() => atOnce() || !isRunning(parent), grace_ms);
  return isRunning(parent);
}

/** Signals each that was not yet, those too that were born meanwhile; gives how many still run. */
function signalNew(
  family: Family,
  owner: string | undefined,
  name: 'SIGTERM' | 'SIGKILL',
  done: Map<string, Ended>,
): number {
  const pause = name === 'SIGKILL' ? 5 : 100;
  const due = family.age() > pause && family.mayHaveGrown();
  // Always before the first signal, and before it is said that nobody is left.
  if (due || done.size === 0 || family.alive(owner).length === 0) family.look();
  const alive = family.alive(owner);
  for (const member of alive) {
    const key = `${member.pid} ${member.start}`;
    if (done.has(key)) continue;
    done.set(key, { pid: member.pid, command: commandOf(member.pid) });
    signal(member, name);
  }
  return alive.length;
}

/** Signals this very process, never one that has got its number since. */
export function signal(
  target: { readonly pid: number; readonly start: number },
  name: 'SIGTERM' | 'SIGKILL',
): void {
  if (target.pid <= 1 || target.pid === process.pid || readSame(target) === null) return;
  try {
    process.kill(target.pid, name);
  } catch (error) {
    // It ended just now, or it is of another user: who is left is told.
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code !== 'ESRCH' && code !== 'EPERM') throw error;
  }
}
