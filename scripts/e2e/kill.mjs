#!/usr/bin/env node
// Runs on the simulator that are ended by `kill -9` at random moments, then one more run: nothing of the earlier ones
// may be left, and nothing of anybody else touched.
//   node scripts/e2e/kill.mjs [times] [--seed=N] [--guardian]   (--guardian: kill the guardian of the run as well)
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openLab, print, runTool, startTool, untilNothingLeft } from './lab.mjs';

const given = process.argv.slice(2);
const times = Number(given.find((each) => !each.startsWith('--')) ?? 20);
const seed = Number(given.find((each) => each.startsWith('--seed='))?.slice(7) ?? Date.now() % 1e6);
const killGuardian = given.includes('--guardian');

/** A small generator, so that a run of this script can be repeated. */
let state = seed;
function random() {
  state = (state * 1103515245 + 12345) % 2 ** 31;
  return state / 2 ** 31;
}

const lab = openLab();
const foreign = [
  spawn('/bin/bash', ['-c', 'exec -a "node dist/sim/worker.js" sleep 3600'], {
    stdio: 'ignore',
    detached: true,
  }),
  spawn('sleep', ['3600'], {
    stdio: 'ignore',
    detached: true,
    env: { ...process.env, DYN_AUDIT_RUN: 'somebody-elses' },
  }),
];

function guardianOf(folder) {
  const file = join(folder, 'manifest.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).guardian?.pid : undefined;
}

let faults = 0;
const fault = (text) => {
  faults += 1;
  print(`FAULT: ${text}`);
};

try {
  print(`seed ${seed}`);
  for (let n = 1; n <= times; n += 1) {
    const folder = join(lab.root, `run-${n}`);
    const { child, ended } = startTool(
      ['e2e', 'run', '--stack', 'sim', '--run-dir', folder, '--quiet'],
      lab,
    );
    const after = Math.round(random() * 9000);
    const done = await Promise.race([ended, wait(after)]);
    const guardian = killGuardian ? guardianOf(folder) : undefined;
    if (guardian) process.kill(guardian, 'SIGKILL');
    child.kill('SIGKILL');
    await ended;
    // Every second run finds the remains of the one before at once, before its guardian is done with them.
    const left = killGuardian || n % 2 ? [] : await untilNothingLeft(lab, 10_000);
    for (const { pid, command } of left) fault(`run ${n} left ${pid}: ${command}`);
    print(`run ${n}: ${done ? `ended with ${done.code}` : `killed after ${after} ms`}`);
  }
  const last = await runTool(
    ['e2e', 'run', '--stack', 'sim', '--run-dir', join(lab.root, 'last'), '--quiet'],
    lab,
  );
  if (last.code !== 0)
    fault(`the run after them ended with ${last.code}: ${last.stderr}${last.stdout}`);
  for (const { pid, command } of await untilNothingLeft(lab, 2000))
    fault(`${pid} is left: ${command}`);
  for (const child of foreign)
    if (child.exitCode !== null || child.signalCode !== null)
      fault(`foreign process ${child.pid} was touched`);
} finally {
  for (const child of foreign) child.kill('SIGKILL');
  lab.close();
}
print(`${times} runs killed${killGuardian ? ', guardians too' : ''}, ${faults} faults`);
process.exitCode = faults === 0 ? 0 : 1;
