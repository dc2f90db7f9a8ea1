import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Writable } from 'node:stream';

/**
 * Waits for a line on descriptor 3, closes it, and becomes the command: pid and start time stay. When we die before
 * the line was written, the pipe closes and it ends without having run anything. The descriptors behind it are closed
 * too: what a shell or make handed to us is not the command's. (Those above 9 no sh can name.)
 */
const script = 'read -r go <&3 || exit 125; exec 3<&- 4<&- 5<&- 6<&- 7<&- 8<&- 9<&- "$@"';

export interface Gated {
  readonly child: ChildProcess;
  readonly pid: number;
  /** Lets the command run; call it once the process has been written down. */
  readonly open: () => void;
}

export interface GateOptions {
  readonly command: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Descriptor or kind of its stdin, and of its stdout and stderr. */
  readonly stdin: 'ignore' | 'pipe';
  readonly output: number | 'ignore';
}

/** Starts a process in a session of its own that holds still until `open` is called. */
export async function startGated(options: GateOptions): Promise<Gated> {
  const { command, cwd, env, stdin, output } = options;
  const child = spawn('/bin/sh', ['-c', script, 'sh', ...command], {
    cwd,
    env,
    detached: true,
    stdio: [stdin, output, output, 'pipe'],
  });
  const gate = child.stdio[3];
  if (child.pid === undefined || !isWritable(gate)) {
    // Rejects with the cause: no shell, no memory, no process to be had.
    await once(child, 'spawn');
    throw new Error('a process without a pid was started');
  }
  // The process may be killed while it waits: its exit tells, not the broken pipe.
  gate.on('error', () => {});
  return { child, pid: child.pid, open: () => gate.end('go\n') };
}

const isWritable = (stream: unknown): stream is Writable =>
  typeof stream === 'object' && stream !== null && 'end' in stream;
