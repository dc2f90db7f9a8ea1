// What the end-to-end scripts share: the program in a state folder of its own, and a look at what is left of its runs.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../dist/cli/dyn-audit.js', import.meta.url));

/** A folder for all that the runs of a script leave, their registry and their temp files. */
export function openLab() {
  const root = mkdtempSync(join(tmpdir(), 'dyn-audit-lab-'));
  const env = { ...process.env, XDG_STATE_HOME: join(root, 'state'), TMPDIR: join(root, 'tmp') };
  return { root, env, close: () => rmSync(root, { recursive: true, force: true }) };
}

/** Starts the program; `ended` gives its exit code, signal and output. */
export function startTool(args, { env }) {
  const child = spawn(process.execPath, [program, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'])
    child[name].setEncoding('utf8').on('data', (text) => {
      output[name] += text;
    });
  // `exit`, not `close`: a process that holds our pipes must not look like a tool that goes on.
  const ended = new Promise((resolve) =>
    child.on('exit', (code, signal) => setImmediate(() => resolve({ code, signal, ...output }))),
  );
  return { child, ended };
}

export const runTool = (args, lab) => startTool(args, lab).ended;

function read(file) {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}

/** The processes, zombies left out, that belong to runs of this lab: by their environment, or by an open file in it. */
export function findLeft({ root }) {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid)
    .filter((pid) => {
      const stat = read(`/proc/${pid}/stat`);
      if (stat === '' || stat.slice(stat.lastIndexOf(')') + 2)[0] === 'Z') return false;
      const environ = read(`/proc/${pid}/environ`);
      return environ.includes('DYN_AUDIT_RUN=') && environ.includes(root);
    })
    .map((pid) => ({ pid, command: read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim() }));
}

/** Waits until nothing is left, at most so long; gives what is. */
export async function untilNothingLeft(lab, ms) {
  const until = performance.now() + ms;
  for (;;) {
    const left = findLeft(lab);
    if (left.length === 0 || performance.now() > until) return left;
    await wait(100);
  }
}

/** One line of what a script has to say. */
export const print = (...words) => void process.stdout.write(`${words.join(' ')}\n`);
