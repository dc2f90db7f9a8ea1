#!/usr/bin/env node
// Measures the audit against its peers: `npm run bench -- --repo DYNAMO [--scanner clone_inventory.py] [--runs 5] [--json FILE]`.
// Works on a scratch clone and in cache folders of its own. Tools take turns within one run, so that a machine that
// slows down slows all of them. Exit code 0 whatever was measured, 2 when nothing could be.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measure, median } from './bench/measure.mjs';
import { astGrep, gitGrep, regexScanner } from './bench/peers.mjs';
import { memoryBar, works } from './bench/works.mjs';

const usage =
  'usage: npm run bench -- --repo DYNAMO [--scanner clone_inventory.py] [--runs 5] [--json FILE]';
const cli = fileURLToPath(new URL('../dist/cli/dyn-audit.js', import.meta.url));

function readOptions() {
  const { values } = parseArgs({
    options: {
      repo: { type: 'string' },
      scanner: { type: 'string' },
      runs: { type: 'string', default: '5' },
      json: { type: 'string' },
    },
  });
  const runs = Number(values.runs);
  if (!values.repo) throw new Error('expected --repo, a checkout to measure on');
  if (!Number.isInteger(runs) || runs < 1)
    throw new Error(`--runs: expected a whole number from 1, got '${values.runs}'`);
  return { ...values, runs };
}

const git = (repo, ...args) =>
  execFileSync('git', ['-C', repo, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...process.env, GIT_LFS_SKIP_SMUDGE: '1' },
  }).trim();

/** A clone that shares the objects: files may be changed in it. */
function makeScratch(repo, folder) {
  const scratch = join(folder, 'repository');
  git('.', 'clone', '--local', '--quiet', '--no-checkout', repo, scratch);
  git(scratch, 'checkout', '--quiet', '--detach', git(repo, 'rev-parse', 'HEAD'));
  // Files as young as the index are read by each `git diff-files`: a checkout that is in use has none.
  execFileSync('sleep', ['1.1']);
  git(scratch, 'status', '--porcelain');
  return scratch;
}

const callersOf = (scratch, since) => {
  const asked = ['--base', since, '--head', 'HEAD', '--fail-on', 'none', '--format', 'json'];
  return [cli, 'callers', '--repo', scratch, ...asked];
};

/** Names that changed since a revision, as the program itself tells them. */
function changedNames(scratch, since) {
  const [, ...args] = callersOf(scratch, since);
  const report = execFileSync(process.execPath, [cli, ...args, '--no-cache'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return [...new Set(JSON.parse(report).changes.map((change) => change.name))];
}

/** Measures one work: a warm-up of each tool, then the tools in turn. */
async function measureWork(work, { peer, scratch, folder, runs }) {
  const args = work.since
    ? callersOf(scratch, work.since)
    : [
        cli,
        'clones',
        '--root',
        scratch,
        '--paths',
        work.path ?? '.',
        '--format',
        'json',
        ...(work.tests ? ['--include-tests'] : []),
      ];
  const shared = mkdtempSync(join(folder, 'cache-'));
  const touched =
    work.warm && !work.since
      ? git(scratch, 'ls-files', work.path ? `${work.path}/src/*.rs` : 'lib/*/src/*.rs').split('\n')
      : [];
  const before = new Map();
  const touch = (turn) => {
    const file = join(scratch, touched[(turn * 37) % touched.length]);
    const text = readFileSync(file, 'utf8');
    if (!before.has(file)) before.set(file, text);
    writeFileSync(file, `${text}// changed in run ${turn}\n`);
  };
  const ours = async (turn) => {
    const cache = work.warm ? shared : mkdtempSync(join(folder, 'cache-'));
    if (touched.length > 0 && turn >= 0) touch(turn);
    const measured = await measure({
      command: process.execPath,
      args,
      cwd: scratch,
      env: { XDG_CACHE_HOME: cache },
    });
    if (!work.warm) rmSync(cache, { recursive: true });
    return measured;
  };
  const theirs = () => measure({ ...peer.command(work.path), cwd: scratch });
  await ours(-1);
  if (peer) await theirs();
  const pairs = [];
  for (let turn = 0; turn < runs; turn++) {
    if (!peer) pairs.push({ ours: await ours(turn) });
    else if (turn % 2) pairs.push({ theirs: await theirs(), ours: await ours(turn) });
    else pairs.push({ ours: await ours(turn), theirs: await theirs() });
  }
  for (const [file, text] of before) writeFileSync(file, text);
  return { work, pairs };
}

function summarise({ work, pairs }) {
  const compared = pairs.every((pair) => pair.theirs);
  const ratio = compared ? median(pairs.map((pair) => pair.ours.ms / pair.theirs.ms)) : undefined;
  const judged = ratio !== undefined && work.bar !== undefined;
  return {
    work: work.name,
    ours_ms: median(pairs.map((pair) => pair.ours.ms)),
    peer: work.peer,
    peer_ms: compared ? median(pairs.map((pair) => pair.theirs.ms)) : undefined,
    ratio,
    bar: work.bar,
    aim: work.aim,
    verdict: judged ? (ratio <= work.bar ? 'ok' : 'over') : undefined,
    peak_mb: Math.max(...pairs.map((pair) => pair.ours.megabytes)),
    peer_peak_mb: compared ? Math.max(...pairs.map((pair) => pair.theirs.megabytes)) : undefined,
  };
}

const shown = (number, digits, unit = '') =>
  number === undefined ? '-' : `${number.toFixed(digits)}${unit}`;

function table(rows) {
  const cells = rows.map((row) => [
    row.work,
    shown(row.ours_ms, 0, ' ms'),
    row.peer_ms === undefined
      ? `${row.peer}: not there`
      : `${row.peer} ${shown(row.peer_ms, 0, ' ms')}`,
    shown(row.ratio, 2),
    row.bar === undefined ? '-' : `${row.bar}${row.aim === undefined ? '' : ` (aim ${row.aim})`}`,
    row.verdict ?? '-',
    `${shown(row.peak_mb, 0)} MB`,
  ]);
  const peak = Math.max(...rows.map((row) => row.peak_mb));
  cells.push([
    'peak memory of all runs',
    `${shown(peak, 0)} MB`,
    '-',
    '-',
    `${memoryBar} MB`,
    peak <= memoryBar ? 'ok' : 'over',
    '',
  ]);
  return [['work', 'ours', 'peer', 'ratio', 'bar', '', 'our peak'], Array(7).fill('---'), ...cells]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}

async function bench({ repo, scanner, runs, json }) {
  const folder = mkdtempSync(join(tmpdir(), 'dyn-audit-bench-'));
  const stop = () => {
    rmSync(folder, { recursive: true, force: true });
    process.exit(130);
  };
  process.once('SIGINT', stop);
  try {
    const peers = new Map(
      [astGrep(), regexScanner(scanner)].flatMap((peer) => (peer ? [[peer.name, peer]] : [])),
    );
    const scratch = makeScratch(repo, folder);
    const about = {
      date: new Date().toISOString().slice(0, 10),
      revision: git(scratch, 'rev-parse', 'HEAD'),
      node: process.versions.node,
      processors: availableParallelism(),
      processor: cpus()[0]?.model ?? '',
      runs,
    };
    const since = works.find((work) => work.since)?.since;
    if (since) peers.set('git grep', gitGrep(changedNames(scratch, since)));
    const measured = [];
    for (const work of works) {
      process.stderr.write(`${work.name} against ${work.peer}\n`);
      measured.push(await measureWork(work, { peer: peers.get(work.peer), scratch, folder, runs }));
    }
    const rows = measured.map(summarise);
    process.stdout.write(
      `${about.date}, ${about.revision.slice(0, 9)}, Node ${about.node}, ${about.processors} processors, median of ${runs} runs\n\n${table(rows)}\n`,
    );
    if (json) writeFileSync(json, `${JSON.stringify({ ...about, rows, measured }, null, 2)}\n`);
  } finally {
    process.off('SIGINT', stop);
    rmSync(folder, { recursive: true, force: true });
  }
}

try {
  await bench(readOptions());
} catch (error) {
  process.stderr.write(`${error.message}\n${usage}\n`);
  process.exitCode = 2;
}
