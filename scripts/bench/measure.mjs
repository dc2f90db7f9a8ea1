// Wall time and peak memory of whole processes.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const time = '/usr/bin/time';
const peakLine = /Maximum resident set size \(kbytes\): (\d+)/;

/**
 * Runs a command to its end, output thrown away: milliseconds and peak megabytes. Rejects when it fails; 1 is no
 * failure of a command that tells so that it found something.
 */
export function measure({ command, args, cwd, env, stdin = 'ignore', finds = false }) {
  const wrapped = existsSync(time);
  const [program, given] = wrapped ? [time, ['-v', command, ...args]] : [command, args];
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(program, given, {
      cwd,
      env: { ...process.env, ...env },
      stdio: [stdin, 'ignore', 'pipe'],
    });
    let stderr = '';
    let polled = 0;
    const poll = wrapped
      ? undefined
      : setInterval(() => (polled = Math.max(polled, highWater(child.pid))), 5);
    child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const ms = performance.now() - started;
      clearInterval(poll);
      if (code !== 0 && !(finds && code === 1))
        return reject(
          new Error(
            `${command} ${args.join(' ')} ended with ${code ?? signal}: ${stderr.trim().split('\n')[0]}`,
          ),
        );
      resolve({
        ms,
        megabytes: (wrapped ? Number(peakLine.exec(stderr)?.[1] ?? 0) : polled) / 1024,
      });
    });
  });
}

/** Peak of a running process in kilobytes; 0 once it has gone. */
function highWater(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
}
