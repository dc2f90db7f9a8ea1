// The real Dynamo stack from nothing: the frontend with the sample worker and with the mocker, from the published wheel,
// judged and loaded by real aiperf through the program itself, then taken down, and a look at what is left.
//   node scripts/e2e/real-stack.mjs [--times 1] [--stacks sample,mocker] [--requests 40] [--aiperf PROGRAM]
// Needs Linux, Python 3.10 or newer and a package index that pip or uv is set up for; uv is made when it is not there.
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    times: { type: 'string', default: '1' },
    stacks: { type: 'string', default: 'sample,mocker' },
    requests: { type: 'string', default: '40' },
    aiperf: { type: 'string' },
  },
});
const program = fileURLToPath(new URL('../../dist/cli/dyn-audit.js', import.meta.url));
const print = (line) => process.stdout.write(`${line}\n`);

/** The folder of uv and uvx: on PATH, else one of our own in the cache. */
function findUv() {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .find((folder) => isThere(join(folder, 'uvx')));
  if (onPath !== undefined) return onPath;
  const home = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'dyn-audit', 'uv');
  if (!isThere(join(home, 'bin', 'uvx'))) {
    print(`uv is not on PATH: making it in ${home}`);
    execFileSync('python3', ['-m', 'venv', '--clear', home], { stdio: 'inherit' });
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', 'uv'];
    execFileSync(join(home, 'bin', 'python3'), pip, { stdio: 'inherit' });
  }
  return join(home, 'bin');
}

function isThere(file) {
  try {
    accessSync(file);
    return true;
  } catch {
    return false;
  }
}

/** What a run may have left: processes that carry its mark or stand in its manifest, its registration, temp folders. */
function findLeft(run, state) {
  const mark = `DYN_AUDIT_RUN=${run.id}`;
  const written = new Set(run.processes.map(({ pid, start }) => `${pid} ${start}`));
  const left = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => read(`/proc/${pid}/environ`).includes(mark) || written.has(identity(pid)))
    .map((pid) => `process ${pid}: ${read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ')}`);
  for (const folder of ['runs', 'ports']) {
    const path = join(state, 'dyn-audit', folder);
    if (isThere(path)) left.push(...readdirSync(path).map((name) => `${folder}/${name}`));
  }
  // aiperf and the stack have temp folders of their own, named after the run.
  left.push(
    ...readdirSync(tmpdir())
      .filter((name) => name.includes(run.id))
      .map((name) => `temp ${name}`),
  );
  return left;
}

const read = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};
const identity = (pid) => {
  const stat = read(`/proc/${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' ? '' : `${pid} ${fields[19]}`;
};

/** One run; what was wrong with it. */
function runOnce(stack, uv, lab) {
  const folder = mkdtempSync(join(lab, `${stack}-`));
  const state = join(lab, 'state');
  const sets = [
    `uv=${join(uv, 'uv')}`,
    'load.driver=aiperf',
    `load.requests=${values.requests}`,
    ...(values.aiperf === undefined ? [] : [`load.aiperf=${values.aiperf}`]),
  ].flatMap((set) => ['--set', set]);
  const args = ['e2e', 'run', '--stack', stack, ...sets, '--load-runs', '2', '--run-dir', folder];
  const env = {
    ...process.env,
    PATH: `${uv}${delimiter}${process.env.PATH}`,
    XDG_STATE_HOME: state,
  };
  const began = performance.now();
  const ended = spawnSync(process.execPath, [program, ...args], {
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const wrong = [];
  if (ended.status !== 0)
    wrong.push(`exit ${ended.status ?? ended.signal}: ${ended.stderr.trim().split('\n').at(-1)}`);
  const verdict = JSON.parse(read(join(folder, 'verdict.json')) || 'null');
  const manifest = JSON.parse(read(join(folder, 'manifest.json')) || 'null');
  if (verdict === null || manifest === null)
    return { line: `${seconds} s`, wrong: [...wrong, 'no verdict'], folder };
  if (verdict.verdict !== 'pass') wrong.push(`verdict ${verdict.verdict}: ${verdict.because}`);
  for (const { id, result, observed } of verdict.checks)
    if (result !== 'pass' && result !== 'known') wrong.push(`${result} ${id}: ${observed}`);
  for (const { what, why, needed } of verdict.not_run)
    if (needed) wrong.push(`not run: ${what}: ${why}`);
  if (!verdict.load.every(({ driver }) => driver.startsWith('aiperf')))
    wrong.push('not loaded by aiperf');
  if (verdict.load.length !== 2) wrong.push(`${verdict.load.length} load runs`);
  const known = verdict.checks.filter(({ result }) => result === 'known').length;
  const gone = verdict.checks.filter(({ observed }) => observed.includes('no longer differs'));
  wrong.push(...gone.map(({ id, observed }) => `${id}: ${observed}`));
  wrong.push(
    ...findLeft({ id: verdict.run, processes: manifest.processes }, state).map(
      (left) => `left: ${left}`,
    ),
  );
  const ready = verdict.timings.stages.find(({ stage }) => stage === 'ready')?.elapsed_ms;
  const line = `${seconds} s, ready in ${(ready / 1000).toFixed(1)} s, ${verdict.checks.length} checks, ${known} known to differ`;
  return { line, wrong, folder };
}

if (!existsSync(program)) throw new Error('no dist/: run npm run build');
const lab = mkdtempSync(join(tmpdir(), 'dyn-audit-real-'));
const uv = findUv();
let failed = 0;
for (let time = 1; time <= Number(values.times); time += 1)
  for (const stack of values.stacks.split(',')) {
    const { line, wrong, folder } = runOnce(stack, uv, lab);
    print(`${stack} ${time}: ${wrong.length === 0 ? 'good' : 'BAD'}, ${line}`);
    for (const what of wrong) print(`  ${what}`);
    if (wrong.length > 0) {
      failed += 1;
      print(`  kept: ${folder}`);
    }
  }
if (failed === 0) rmSync(lab, { recursive: true });
print(failed === 0 ? 'all good' : `${failed} were not`);
process.exitCode = failed === 0 ? 0 : 1;
