import { execFile } from 'node:child_process';

export interface ProgramResult {
  /** Null: it could not start, was ended by a signal, wrote too much, or its time was up. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a program to its end without a shell and with an empty stdin, for a short answer: at most 1 MiB of output, and
 * SIGKILL when its time is up. Never throws; what it writes may be a secret and is the caller's to guard.
 */
export function runProgram(
  file: string,
  args: readonly string[],
  options: {
    readonly cwd: string;
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly timeLimitMs: number;
  },
): Promise<ProgramResult> {
  return new Promise((resolve) => {
    const child = execFile(
      file,
      args,
      {
        cwd: options.cwd,
        env: { ...options.env },
        timeout: options.timeLimitMs,
        killSignal: 'SIGKILL',
        maxBuffer: 2 ** 20,
        windowsHide: true,
      },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
        resolve({ code, stdout, stderr });
      },
    );
    child.stdin?.on('error', () => {});
    child.stdin?.end();
  });
}
