import { commandOf, outputsOf, variableOf } from '../table/look.ts';
import {
  isAlive,
  nowTicks,
  type ProcessRow,
  readPids,
  readRow,
  youngestPid,
} from '../table/rows.ts';
import { markVariable, namePattern, ownerVariable } from './environment.ts';

/** A process that was shown to be of the run. */
export interface Member {
  readonly pid: number;
  readonly start: number;
  readonly pgid: number;
  readonly session: number;
  readonly command: string;
  /** Name of the process of ours that it comes from; null where only the mark of the run tells. */
  readonly owner: string | null;
}

interface Session {
  readonly owner: string | null;
  /** When a member of it was last seen: until then nobody else can have had its number. */
  seen: number;
}

export interface FamilyOptions {
  readonly mark: string;
  /** Absolute folder of the logs: a process whose output goes there is ours. */
  readonly logs: string;
  /** Nothing that started before is ours. */
  readonly since: number;
}

/** How long a stranger is looked at again: it may be between fork and exec, when its environment cannot be read. */
const youngTicks = 200;

/**
 * Who belongs to a run. A process is ours when a parent of it is, when it is in a session that one of ours opened, when
 * it carries the mark of the run, or when its output goes to a log of the run. Once seen it stays ours, wherever it
 * moves and whatever it calls itself.
 */
export class Family {
  readonly #options: FamilyOptions;
  readonly #members = new Map<number, Member>();
  readonly #sessions = new Map<number, Session>();
  readonly #strangers = new Set<number>();
  readonly #never = new Set<number>([process.pid, process.ppid]);
  /** Whether the last look left processes that are too young to be called strangers. */
  #unsure = false;
  #youngest = '';
  #lookedAt = 0;

  constructor(options: FamilyOptions) {
    this.#options = options;
  }

  /** Takes in what is known to be ours: what we started, or what a manifest says. */
  adopt(member: Member): void {
    this.#members.set(member.pid, member);
  }

  /** Whoever is in the session that this member leads is ours; so is who was there while one of ours was. */
  #trustSession(member: Member, now: number): void {
    const known = this.#sessions.get(member.session);
    if (known) known.seen = now;
    else if (member.session === member.pid)
      this.#sessions.set(member.session, { owner: member.owner, seen: now });
  }

  /** Whether a look now could find somebody new: no process was made since the last one, if not. Cheap. */
  mayHaveGrown(): boolean {
    return this.#unsure || youngestPid() !== this.#youngest;
  }

  /** How many milliseconds ago the last look was. */
  age(): number {
    return performance.now() - this.#lookedAt;
  }

  /** Looks at the process table; true when a member came or went. */
  look(): boolean {
    this.#youngest = youngestPid();
    this.#lookedAt = performance.now();
    const now = nowTicks();
    const pids = readPids();
    const there = new Set(pids);
    for (const pid of this.#strangers) if (!there.has(pid)) this.#strangers.delete(pid);
    const left = this.#refresh(now);
    const came = this.#takeIn(pids, now);
    return left || came;
  }

  /** Those that run now, as far as the last look found them; of one process or of all. */
  alive(owner?: string): readonly Member[] {
    return [...this.#members.values()].filter((member) => {
      if (owner !== undefined && member.owner !== owner) return false;
      const row = readRow(member.pid);
      return row?.start === member.start && isAlive(row);
    });
  }

  members(): readonly Member[] {
    return [...this.#members.values()];
  }

  has(pid: number): boolean {
    const member = this.#members.get(pid);
    return member !== undefined && readRow(pid)?.start === member.start;
  }

  /** Drops who is gone and follows who moved to another group; zombies still hold the number of their session. */
  #refresh(now: number): boolean {
    let changed = false;
    for (const member of this.#members.values()) {
      const row = readRow(member.pid);
      const same = row?.start === member.start;
      if (row && same) this.#trustSession({ ...member, session: row.session }, now);
      if (!row || !same || !isAlive(row)) {
        this.#members.delete(member.pid);
        changed = true;
      } else if (row.pgid !== member.pgid || row.session !== member.session || isNew(row, now)) {
        const command = commandOf(member.pid);
        const { pgid, session } = row;
        const moved = pgid !== member.pgid || session !== member.session;
        changed ||= moved || command !== member.command;
        this.adopt({ ...member, pgid, session, command });
      }
    }
    return changed;
  }

  /** Parents first, and again as long as someone was found: a child may be listed before its parent. */
  #takeIn(pids: readonly number[], now: number): boolean {
    const unknown = pids.filter((pid) => !this.#members.has(pid) && !this.#strangers.has(pid));
    let rows = unknown.flatMap((pid) => readRow(pid) ?? []).filter((row) => this.#canBeOurs(row));
    let found = false;
    for (;;) {
      const ours = rows.filter((row) => this.#takeInOne(row, now));
      if (ours.length === 0) break;
      found = true;
      rows = rows.filter((row) => !ours.includes(row));
    }
    this.#unsure = false;
    for (const row of rows) {
      if (isNew(row, now)) this.#unsure = true;
      else this.#strangers.add(row.pid);
    }
    return found;
  }

  #canBeOurs(row: ProcessRow): boolean {
    if (!isAlive(row)) return false;
    if (row.start >= this.#options.since && row.pid > 1 && !this.#never.has(row.pid)) return true;
    this.#strangers.add(row.pid);
    return false;
  }

  #takeInOne(row: ProcessRow, now: number): boolean {
    const owner = this.#ownerOf(row);
    if (owner === undefined) return false;
    const { pid, start, pgid, session } = row;
    const member = { pid, start, pgid, session, command: commandOf(pid), owner };
    this.adopt(member);
    this.#trustSession(member, now);
    return true;
  }

  /** Undefined: nothing shows that it is ours. */
  #ownerOf(row: ProcessRow): string | null | undefined {
    const parent = this.#members.get(row.ppid);
    if (parent && parent.start <= row.start) return parent.owner;
    const session = this.#sessions.get(row.session);
    if (session && row.start <= session.seen) return session.owner;
    if (variableOf(row.pid, markVariable) === this.#options.mark)
      return nameIn(variableOf(row.pid, ownerVariable));
    const log = outputsOf(row.pid).find((file) => file.startsWith(`${this.#options.logs}/`));
    return log === undefined ? undefined : nameOfLog(log);
  }
}

const isNew = (row: ProcessRow, now: number): boolean => row.start > now - youngTicks;

/** `…/logs/worker.2.log` is of `worker`. */
const nameOfLog = (file: string): string | null =>
  nameIn(/([^/.]+)(\.\d+)?\.log/.exec(file)?.[1] ?? null);

/** The code under test may have put anything there. */
const nameIn = (text: string | null): string | null =>
  text !== null && namePattern.test(text) ? text : null;
