import { readdirSync, readFileSync } from 'node:fs';
import { UserError } from '../../model/errors.ts';

/** A process as the kernel describes it. */
export interface ProcessRow {
  readonly pid: number;
  readonly ppid: number;
  readonly pgid: number;
  readonly session: number;
  /** When it started, in hundredths of a second since the machine did: with the pid it is unique. */
  readonly start: number;
  /** One letter, as ps prints it; Z is a zombie. */
  readonly state: string;
  readonly threads: number;
}

/** UserError where there is no process table that can be read. */
export function requireLinux(): void {
  if (process.platform !== 'linux')
    throw new UserError(
      `e2e needs Linux: processes are followed through /proc (this is ${process.platform})`,
    );
}

/** Null when there is no such process. A zombie has a row: see `isAlive`. */
export function readRow(pid: number): ProcessRow | null {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  } catch {
    return null;
  }
  // The name in field 2 may hold blanks and brackets: what counts begins after the last bracket.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const number = (field: number): number => Number(fields[field - 3]);
  return {
    pid,
    ppid: number(4),
    pgid: number(5),
    session: number(6),
    start: number(22),
    state: fields[0] ?? '',
    threads: number(20),
  };
}

/** The ids of all processes that this user can see. */
export const readPids = (): readonly number[] =>
  readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0);

/** The whole process table. */
export function readProcesses(): readonly ProcessRow[] {
  requireLinux();
  return readPids().flatMap((pid) => readRow(pid) ?? []);
}

/**
 * A zombie is not alive, unless other threads of it still run: it holds memory, a GPU's too, until they have ended.
 */
export const isAlive = (row: ProcessRow): boolean =>
  row.state !== 'X' && (row.state !== 'Z' || row.threads > 1);

/** The process with this number if it is still the one that started then, zombie or not; else null. */
export function readSame(process: {
  readonly pid: number;
  readonly start: number;
}): ProcessRow | null {
  const row = readRow(process.pid);
  return row?.start === process.start ? row : null;
}

/** Whether this very process, not another with its number, still runs. */
export function isRunning(process: { readonly pid: number; readonly start: number }): boolean {
  const row = readSame(process);
  return row !== null && isAlive(row);
}

/** Now, on the clock of `ProcessRow.start`. */
export const nowTicks = (): number =>
  Math.round(Number(readFileSync('/proc/uptime', 'latin1').split(' ')[0]) * 100);

/** Changes whenever a process or thread was made anywhere: the number that the youngest got. */
export const youngestPid = (): string =>
  readFileSync('/proc/loadavg', 'latin1').trim().split(' ').at(-1) ?? '';
