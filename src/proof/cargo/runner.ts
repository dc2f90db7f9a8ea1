import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Exit } from '../../model/e2e-run.ts';
import type { LocalHost } from '../../process/index.ts';

/** A file of output is read up to here; a program that writes far more is ended. */
const most = 64 * 1024 * 1024;
const runaway = 1024 * 1024 * 1024;
const watch_ms = 500;
const grace_ms = 2000;

/** Waits for the descriptors' files before it becomes the command: stdout and stderr are not mixed, stdin may be given. */
const script = 'in=$1 out=$2 err=$3; shift 3; exec "$@" <"$in" >"$out" 2>"$err"';

export interface ToRun {
  readonly command: readonly [string, ...string[]];
  /** Absolute. */
  readonly cwd: string;
  /** All of its environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly timeout_s: number;
}

export interface Ran extends Exit {
  readonly timed_out: boolean;
  readonly stdout: string;
  readonly stderr: string;
  readonly cut: boolean;
  /** From its start to its end, without what surrounds it. */
  readonly elapsed_ms: number;
  readonly left_behind: readonly { readonly pid: number; readonly command: string }[];
}

export interface RunnerOptions {
  readonly host: LocalHost;
  /** For the files of its output. */
  readonly out: string;
  readonly stop: AbortSignal;
}

/**
 * Runs a program of the run: written down before it starts, in a session of its own, ended with all that comes from it
 * when its time is up or the stop signal aborts (then the signal's reason is thrown).
 */
export async function runToEnd(options: RunnerOptions, spec: ToRun): Promise<Ran> {
  const { host, out, stop } = options;
  stop.throwIfAborted();
  const [input, stdout, stderr] = ['stdin', 'stdout', 'stderr'].map((name) => join(out, name));
  if (input === undefined || stdout === undefined || stderr === undefined) throw new Error('three');
  if (spec.stdin !== undefined) writeFileSync(input, spec.stdin, { mode: 0o600 });
  const running = await host.start({
    name: 'cargo',
    command: [
      ...(['/bin/sh', '-c', script, 'sh'] as const),
      ...[spec.stdin === undefined ? '/dev/null' : input, stdout, stderr],
      ...spec.command,
    ],
    cwd: spec.cwd,
    env: spec.env,
    grace_ms,
  });
  const begin = performance.now();
  let timed_out = false;
  let flooded = false;
  const end = () => void host.stop('cargo', 'at-once');
  const limit = setTimeout(() => {
    timed_out = true;
    void host.stop('cargo');
  }, spec.timeout_s * 1000);
  const watch = setInterval(() => {
    flooded ||= [stdout, stderr].some((file) => sizeOf(file) > runaway);
    if (flooded) end();
  }, watch_ms);
  stop.addEventListener('abort', end);
  // It may have aborted while the process was written down.
  if (stop.aborted) end();
  try {
    const exit = await running.ended;
    const elapsed_ms = performance.now() - begin;
    clearTimeout(limit);
    const { killed, ended = [] } = await host.stop('cargo', stop.aborted ? 'at-once' : 'gently');
    stop.throwIfAborted();
    const [said, complained] = [readOutput(stdout), readOutput(stderr)];
    return {
      ...exit,
      timed_out,
      stdout: said.text,
      stderr: complained.text,
      cut: flooded || said.cut || complained.cut,
      elapsed_ms,
      left_behind: [...ended, ...killed].filter(({ pid }) => pid !== running.pid),
    };
  } finally {
    clearTimeout(limit);
    clearInterval(watch);
    stop.removeEventListener('abort', end);
    for (const file of [input, stdout, stderr]) rmSync(file, { force: true });
  }
}

function readOutput(file: string): { readonly text: string; readonly cut: boolean } {
  const fd = open(file);
  if (fd === null) return { text: '', cut: false };
  try {
    const { size } = fstatSync(fd);
    const bytes = Buffer.alloc(Math.min(size, most));
    let at = 0;
    for (;;) {
      const got = readSync(fd, bytes, at, bytes.length - at, at);
      at += got;
      if (got === 0 || at === bytes.length) break;
    }
    return { text: bytes.toString('utf8', 0, at), cut: size > most };
  } finally {
    closeSync(fd);
  }
}

const sizeOf = (file: string): number => {
  const fd = open(file);
  if (fd === null) return 0;
  try {
    return fstatSync(fd).size;
  } finally {
    closeSync(fd);
  }
};

/** What ran could put a link or a pipe there: neither is followed or waited for. */
function open(file: string): number | null {
  try {
    return openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch {
    return null;
  }
}
