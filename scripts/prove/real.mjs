#!/usr/bin/env node
// The proof on real crates, by the built program: what it found, what it took, and whether its patch holds.
//   node scripts/prove/real.mjs --repo DIR --paths lib/kv-router [--wide] [--labels FILE.jsonl]... [--tests]
//     [--target-dir DIR] [--verify-target DIR] [--offline] [--no-verify] [--keep DIR]
// --labels: what the compiler says of each site, one JSON object a line: path, line, column, verdict.
// --verify-target: where the check of the patch keeps what it builds; it shares nothing with the proof.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { labelFigures, readLabels } from './labels.mjs';
import { verifyPatch } from './verify.mjs';

const say = (line) => process.stdout.write(`${line}\n`);
const text = { type: 'string' };
const flag = { type: 'boolean', default: false };
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    repo: text,
    paths: { ...text, multiple: true, default: [] },
    labels: { ...text, multiple: true, default: [] },
    wide: flag,
    tests: flag,
    offline: flag,
    'no-verify': flag,
    'target-dir': text,
    'verify-target': text,
    keep: text,
  },
});
const paths = [...values.paths, ...positionals];
if (!values.repo || paths.length === 0) {
  say('real: expected --repo DIR and --paths FOLDER, as the head of this file says');
  process.exit(2);
}

const program = fileURLToPath(new URL('../../dist/cli/dyn-audit.js', import.meta.url));
const folder = values.keep ? resolve(values.keep) : mkdtempSync(join(tmpdir(), 'prove-real-'));
mkdirSync(folder, { recursive: true });
const files = { patch: join(folder, 'proved.patch'), report: join(folder, 'report.json') };

/** The program's report; ends the script when there is none. */
function prove() {
  const args = [
    ...['clones', '--root', values.repo, '--paths', ...paths],
    ...[values.wide ? '--prove=wide' : '--prove', '--patch', files.patch],
    // Answers that an earlier proof has kept would take no time.
    ...['--no-cache', '--format', 'json', '--output', files.report],
    ...(values.offline ? ['--offline'] : []),
    ...(values['target-dir'] ? ['--target-dir', values['target-dir']] : []),
  ];
  const started = performance.now();
  const { status } = spawnSync(process.execPath, [program, ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0 && status !== 3) {
    say(`real: the program ended with ${status}`);
    process.exit(1);
  }
  return {
    report: JSON.parse(readFileSync(files.report, 'utf8')),
    ms: performance.now() - started,
  };
}

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
const percent = (part, whole) => (whole > 0 ? `${((100 * part) / whole).toFixed(1)} %` : '-');

/** Table rows [what, figure]: what the proof says of itself. */
function ownFigures({ report, ms }) {
  const { proof, candidates } = report;
  const proved = candidates.filter((each) => each.proved?.compiles && each.proved.but === null);
  const objected = candidates.filter((each) => each.proved?.compiles && each.proved.but !== null);
  return [
    ['sites', String(report.summary.total)],
    ['toolchain', `${proof.toolchain}${proof.toolchain_note ? ` (${proof.toolchain_note})` : ''}`],
    ...proof.crates.map(
      ({ crate, status, why, checks, remembered, cargo_ms, features_left_out }) => [
        crate,
        status === 'failed'
          ? `not proved: ${why}`
          : `${checks} checks (${remembered} remembered), ${seconds(cargo_ms)} in cargo; left out: ${features_left_out.map(({ feature }) => feature).join(' ') || 'no feature'}`,
      ],
    ),
    ['proved', String(proved.length)],
    ['compile, but must stay', String(objected.length)],
    [
      'signatures proved, of how many',
      `${proof.groups.filter(({ compiles }) => compiles).length} of ${proof.groups.length}`,
    ],
    ['checks', String(proof.checks)],
    [
      'time in cargo, of the proof, of the whole run',
      [proof.cargo_ms, proof.elapsed_ms, ms].map(seconds).join(', '),
    ],
    [
      "the proof's time beside cargo's own",
      percent(proof.elapsed_ms - proof.cargo_ms, proof.cargo_ms),
    ],
    [
      'not proved',
      proof.not_proved.map(({ what, why }) => `${what}: ${why}`).join('; ') || 'nothing',
    ],
  ];
}

function table(title, rows) {
  say(`### ${title}\n\n| what | figure |\n|---|---|`);
  for (const [what, figure] of rows) say(`| ${what} | ${figure.replaceAll('|', '\\|')} |`);
  say('');
}

try {
  const proof = prove();
  if (!proof.report.proof) throw new Error('the report has no proof');
  const { wide, tests, offline } = values;
  table(`${paths.join(' ')}, ${wide ? 'every site' : 'the removable findings'}`, ownFigures(proof));
  let faults = 0;
  for (const file of values.labels) {
    const { rows, wrong } = labelFigures(proof.report, readLabels(file));
    table(file, rows);
    for (const line of wrong) say(`  ${line}`);
    faults += wrong.length;
  }
  if (!values['no-verify']) {
    const target = resolve(values['verify-target'] ?? join(folder, 'target'));
    const { rows, ok } = verifyPatch(
      { ...files, repo: values.repo, folder, target, tests, offline },
      proof.report,
    );
    table('the patch, in a checkout of its own', rows);
    faults += ok ? 0 : 1;
  }
  process.exitCode = faults > 0 ? 1 : 0;
} finally {
  if (!values.keep) rmSync(folder, { recursive: true, force: true });
}
