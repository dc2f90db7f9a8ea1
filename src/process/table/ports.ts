import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { commandOf } from './look.ts';
import { readPids, requireLinux } from './rows.ts';

/** Who listens on a TCP port. */
export interface PortHolder {
  /** Null when it is of another user and may not be looked at. */
  readonly pid: number | null;
  /** Printable, cut to a line. */
  readonly command: string;
}

/** Who listens on this port of the machine, on whatever address; null when nobody does. */
export function portHolder(port: number): PortHolder | null {
  requireLinux();
  const sockets = listeningOn(port);
  if (sockets.size === 0) return null;
  for (const pid of readPids()) if (holdsOne(pid, sockets)) return { pid, command: commandOf(pid) };
  return { pid: null, command: 'a process of another user' };
}

/** Numbers of the sockets that listen there. */
function listeningOn(port: number): ReadonlySet<string> {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  const found = new Set<string>();
  for (const name of ['tcp', 'tcp6']) {
    for (const line of readLines(`/proc/net/${name}`)) {
      const [, local, , state, , , , , , inode] = line.trim().split(/\s+/);
      // 0A: it listens.
      if (local?.endsWith(`:${hex}`) && state === '0A' && inode) found.add(`socket:[${inode}]`);
    }
  }
  return found;
}

function holdsOne(pid: number, sockets: ReadonlySet<string>): boolean {
  const folder = `/proc/${pid}/fd`;
  const fds = orNothing(() => readdirSync(folder)) ?? [];
  return fds.some((fd) => sockets.has(orNothing(() => readlinkSync(`${folder}/${fd}`)) ?? ''));
}

/** Null when the process or the file has gone meanwhile, or is of another user. */
function orNothing<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

const readLines = (path: string): readonly string[] =>
  orNothing(() => readFileSync(path, 'latin1').split('\n')) ?? [];
