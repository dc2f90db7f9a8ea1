import { randomBytes } from 'node:crypto';
import {
  existsSync,
  linkSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { livenessOf, ownIdentity, type ProcessIdentity } from '../../process/index.ts';
import { codeOf, diskError, namesIn, scratch, writeScratch } from './durable.ts';
import { lineOf, standInLine } from './queue.ts';

/** What stands in a lock's file. */
export interface Holder extends ProcessIdentity {
  readonly token: string;
  /** ISO time. */
  readonly since: string;
  /** In words: `add worklog`. */
  readonly what: string;
}

export interface Lock {
  release(): void;
}

/** Who was in the way when the time was over; null for a lock that is not ours to read, such as git's. */
export interface Busy {
  readonly holder: Holder | null;
}

/**
 * Takes a lock, waiting up to `waitMs` milliseconds, in the order of those who wait; gives who holds it when that was
 * not enough.
 *
 * The file comes into being by link(2), whole, so there is no moment in which it has no holder. It is taken over only
 * from a process that certainly is gone, and only by who holds the right to that takeover (a second lock, named after
 * the dead token, itself taken over the same way): so of many waiting ones exactly one follows.
 */
export async function takeLock(
  path: string,
  state: string,
  what: string,
  waitMs: number,
): Promise<Lock | Busy> {
  const until = Date.now() + waitMs;
  const token = randomBytes(8).toString('hex');
  const holder: Holder = { token, ...ownIdentity(), since: new Date().toISOString(), what };
  const lock: Lock = { release: () => release(path, token) };
  if (namesIn(lineOf(path)).length === 0 && tryLock(path, state, holder, 0)) return lock;
  const isPast = (file: string): boolean => {
    const waiting = readHolder(file);
    return waiting === null || isGone(waiting, file);
  };
  const ticket = standInLine(lineOf(path), token, JSON.stringify(holder), isPast);
  try {
    for (let unclaimed = 0; ; ) {
      const isOurTurn = ticket === null || ticket.isFirst() || unclaimed > patience;
      if (isOurTurn && tryLock(path, state, holder, 0)) return lock;
      const left = until - Date.now();
      if (left <= 0) return { holder: readHolder(path) };
      const pause = Math.min(left, (isOurTurn ? 8 : 30) * (0.5 + Math.random()));
      // A lock that nobody takes although somebody is said to be first: who that was cannot be told from here.
      unclaimed = isHeld(path) ? 0 : unclaimed + pause;
      await sleep(pause);
    }
  } finally {
    ticket?.leave();
  }
}

/** Milliseconds that the first in line has to take a lock that is free. */
const patience = 400;

/** Who holds a lock; null when nobody does or the file is not one of ours. */
export function readHolder(path: string): Holder | null {
  try {
    const data: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isHolder(data) ? data : null;
  } catch {
    return null;
  }
}

/** Whether the holder certainly runs no more, as seen from this process. */
export function isGone(holder: Holder, path: string): boolean {
  const state = livenessOf(holder);
  return state === 'dead' || (state === 'restarted' && isLocal(dirname(path)));
}

function tryLock(path: string, state: string, holder: Holder, depth: number): boolean {
  // Those who wait only look: making the file costs a sync.
  if (isHeld(path)) return false;
  const finished = writeHolder(state, holder);
  try {
    if (linkOnce(finished, path)) return true;
    const other = readHolder(path);
    if (other === null || depth > 6 || !isGone(other, path)) return false;
    return seize(path, state, other.token, holder, depth);
  } finally {
    rmSync(finished, { force: true });
  }
}

/** Whether there is a lock that may not be taken over. */
function isHeld(path: string): boolean {
  if (!existsSync(path)) return false;
  const other = readHolder(path);
  return other === null ? existsSync(path) : !isGone(other, path);
}

function seize(path: string, state: string, dead: string, holder: Holder, depth: number): boolean {
  const right = join(scratch(state), `${basename(path)}.seize-${dead}`.slice(-200));
  if (!tryLock(right, state, holder, depth + 1)) return false;
  try {
    if (readHolder(path)?.token !== dead) return false;
    renameSync(writeHolder(state, holder), path);
    return true;
  } finally {
    release(right, holder.token);
  }
}

function writeHolder(state: string, holder: Holder): string {
  try {
    return writeScratch(scratch(state), `${JSON.stringify(holder)}\n`);
  } catch (error) {
    throw diskError(error, 'take the lock of the journal');
  }
}

/** On some network file systems link() fails though it was done: the count of links tells. */
function linkOnce(finished: string, path: string): boolean {
  try {
    linkSync(finished, path);
    return true;
  } catch (error) {
    if (statSync(finished).nlink === 2) return true;
    if (codeOf(error) === 'EEXIST') return false;
    throw diskError(error, 'take the lock of the journal');
  }
}

function release(path: string, token: string): void {
  if (readHolder(path)?.token === token) rmSync(path, { force: true });
}

function isHolder(data: unknown): data is Holder {
  if (typeof data !== 'object' || data === null) return false;
  const texts = ['token', 'start', 'boot', 'pid_namespace', 'host', 'machine', 'since', 'what'];
  const fields = new Map(Object.entries(data));
  return (
    Number.isInteger(fields.get('pid')) &&
    texts.every((name) => typeof fields.get(name) === 'string') &&
    /^[0-9a-f]{16}$/.test(String(fields.get('token')))
  );
}

/** File systems that only one machine writes to, by the numbers that statfs gives. */
const localTypes: ReadonlySet<number> = new Set([
  0xef53, 0x58465342, 0x9123683e, 0x01021994, 0x794c7630, 0x2fc12fc1, 0xf2f52010, 0xca451a4e,
  0x858458f6, 0x52654973, 0x3153464a,
]);
/** APFS and HFS+, as Darwin numbers them. */
const localTypesOfDarwin: ReadonlySet<number> = new Set([17, 26]);

function isLocal(folder: string): boolean {
  const type = statfsSync(folder).type;
  return process.platform === 'darwin' ? localTypesOfDarwin.has(type) : localTypes.has(type);
}
