#!/usr/bin/env node
// Measures `dyn-journal lint` against markdownlint-cli2 on a generated journal of 3,000 files, and one file through
// `--stdin` against the start of Node: `npm run bench:journal -- [--runs 5]`. Tools take turns within one run. Exit
// code 0 whatever was measured, 2 when nothing could be.
import { mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { makeVault } from './bench/journal-vault.mjs';
import { measure, median } from './bench/measure.mjs';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const cli = at('../dist/cli/dyn-journal.js');
const lintBar = 0.04;
const stdinBar = { factor: 1.5, plus: 50 };

const node = (args, more) => measure({ command: process.execPath, args, finds: true, ...more });

async function takeTurns(runs, ours, theirs) {
  const pairs = [];
  for (let turn = -1; turn < runs; turn++) {
    const pair = { ours: await ours(), theirs: await theirs() };
    if (turn >= 0) pairs.push(pair);
  }
  const of = (side) => median(pairs.map((pair) => pair[side].ms));
  return {
    ours: of('ours'),
    theirs: of('theirs'),
    ratio: median(pairs.map((pair) => pair.ours.ms / pair.theirs.ms)),
    megabytes: Math.max(...pairs.map((pair) => pair.ours.megabytes)),
  };
}

async function bench(runs) {
  const folder = mkdtempSync(join(tmpdir(), 'dyn-journal-bench-'));
  try {
    const root = join(folder, 'memory');
    const made = makeVault(root);
    const files = await takeTurns(
      Math.min(runs, 3),
      () => node([cli, 'lint', '--root', root, '--all']),
      () => node([at('../node_modules/.bin/markdownlint-cli2'), '**/*.md'], { cwd: root }),
    );
    const one = await takeTurns(
      runs * 4,
      () =>
        node([cli, 'lint', '--root', root, '--stdin', '--stdin-filename', made.review], {
          stdin: openSync(join(root, made.review)),
        }),
      () => node(['-e', '0']),
    );
    const allowed = one.theirs * stdinBar.factor + stdinBar.plus;
    process.stdout.write(
      [
        '| work | ours | peer | | bar | |',
        '| --- | --- | --- | --- | --- | --- |',
        `| lint of ${made.files} files, ${(made.bytes / 1e6).toFixed(1)} MB | ${files.ours.toFixed(0)} ms, ${files.megabytes.toFixed(0)} MB | markdownlint-cli2 ${files.theirs.toFixed(0)} ms | ${files.ratio.toFixed(3)} x | ${lintBar} x | ${files.ratio <= lintBar ? 'met' : 'missed'} |`,
        `| lint of one file, --stdin | ${one.ours.toFixed(0)} ms | start of Node ${one.theirs.toFixed(0)} ms | ${one.ratio.toFixed(2)} x | ${allowed.toFixed(0)} ms | ${one.ours <= allowed ? 'met' : 'missed'} |`,
        '',
      ].join('\n'),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

try {
  const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } });
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1)
    throw new Error(`--runs: expected a whole number from 1, got '${values.runs}'`);
  await bench(runs);
} catch (error) {
  process.stderr.write(`error: ${error.message}\n`);
  process.exitCode = 2;
}
