import { readdirSync, readFileSync } from 'node:fs';
import { isAlive, readProcesses } from './rows.ts';

/** What processes hold at a moment. */
export interface Usage {
  /** Resident memory in bytes; pages that several share are counted for each. */
  readonly rss_bytes: number;
  /** Open file descriptors. */
  readonly fds: number;
  readonly threads: number;
  readonly processes: number;
}

/** What a process and all others in its session hold together; all 0 when none of them runs. */
export function usageOfSession(session: number): Usage {
  const rows = readProcesses().filter((row) => row.session === session && isAlive(row));
  return {
    rss_bytes: rows.reduce((sum, { pid }) => sum + rssOf(pid), 0),
    fds: rows.reduce((sum, { pid }) => sum + fdsOf(pid), 0),
    threads: rows.reduce((sum, { threads }) => sum + threads, 0),
    processes: rows.length,
  };
}

function rssOf(pid: number): number {
  const kib = /^VmRSS:\s+(\d+) kB$/m.exec(
    orEmpty(() => readFileSync(`/proc/${pid}/status`, 'latin1')),
  )?.[1];
  return Number(kib ?? 0) * 1024;
}

function fdsOf(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return 0;
  }
}

/** A process may end while it is looked at. */
function orEmpty(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
