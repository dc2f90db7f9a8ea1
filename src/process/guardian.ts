/**
 * A program of its own, started beside each run: `node guardian.js RUN_ID`. Its stdin is a pipe from the tool that
 * nobody else holds. When it closes the tool is gone, however it ended, and what it left is swept at once. A tool that
 * closes its run clean ends this one before.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { livenessOf } from './identity.ts';
import { readRun } from './run/registry.ts';
import { sweepRun } from './sweep/sweep.ts';

/** What ends a terminal's programs does not end this one. */
for (const name of ['SIGINT', 'SIGHUP', 'SIGQUIT', 'SIGPIPE'] as const) process.on(name, () => {});

const id = process.argv[2] ?? '';
process.stdin.on('end', () => void guard());
process.stdin.on('error', () => void guard());
process.stdin.resume();

async function guard(): Promise<void> {
  // Its descriptors are closed before the kernel has taken the last of it down.
  for (let waited = 0; waited < 10_000; waited += 20) {
    const run = readRun(id);
    if (run === null || livenessOf(run.tool) !== 'alive') break;
    await sleep(20);
  }
  await sweepRun(id, false);
}
