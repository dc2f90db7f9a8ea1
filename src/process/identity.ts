import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Which process on which machine: a process id alone is used again, after a restart and in every container. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, in the system's own words; empty when the system does not tell. */
  readonly start: string;
  /** Differs after every start of the machine. */
  readonly boot: string;
  /** Process ids count within it. */
  readonly pid_namespace: string;
  readonly host: string;
  readonly machine: string;
}

/**
 * `dead`: certainly gone. `restarted`: its machine was started again since, if the two really are one machine and not
 * copies of one disk. `unknown`: on another machine or in another container, where nobody here can look.
 */
export type Liveness = 'alive' | 'dead' | 'restarted' | 'unknown';

let own: ProcessIdentity | undefined;

/** This process. Threads of a process share it. */
export function ownIdentity(): ProcessIdentity {
  own ??= {
    pid: process.pid,
    start: startOf(process.pid) ?? '',
    boot: bootId(),
    pid_namespace: orEmpty(() => readlinkSync('/proc/self/ns/pid')),
    host: hostname(),
    machine: orEmpty(() => readFileSync('/etc/machine-id', 'utf8').trim()),
  };
  return own;
}

/** Whether a process that wrote its identity down still runs. In doubt it is not called dead. */
export function livenessOf(identity: ProcessIdentity): Liveness {
  const here = ownIdentity();
  if (here.boot === '' || identity.boot === '') return 'unknown';
  if (identity.boot !== here.boot) {
    const same = identity.machine === here.machine && identity.host === here.host;
    return same ? 'restarted' : 'unknown';
  }
  if (identity.pid_namespace !== here.pid_namespace) return 'unknown';
  const start = startOf(identity.pid);
  if (start === null) return 'dead';
  if (start === '' || identity.start === '') return 'alive';
  return start === identity.start ? 'alive' : 'dead';
}

/** When a process started; null when there is none, empty when that cannot be told. */
function startOf(pid: number): string | null {
  if (process.platform === 'linux') return startOnLinux(pid);
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return null;
  }
  return orEmpty(() => run('ps', ['-o', 'lstart=', '-p', String(pid)]));
}

/** Field 22 of /proc/<pid>/stat; the name in field 2 may hold blanks and brackets. A zombie is no process any more. */
function startOnLinux(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return null;
    return fields[19] ?? '';
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    return code === 'ENOENT' || code === 'ESRCH' ? null : '';
  }
}

function bootId(): string {
  if (process.platform === 'linux')
    return orEmpty(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim());
  return orEmpty(() => run('sysctl', ['-n', 'kern.bootsessionuuid']));
}

function run(command: string, args: readonly string[]): string {
  return execFileSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}

function orEmpty(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
