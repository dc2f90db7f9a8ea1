#!/usr/bin/env node
// Measures the answers: `npm run evaluate -- --repo DYNAMO [--removals FILE] [--oracle FILE]... [--misses FILE]`
// prints the figures of the README as a markdown table with date and revision; `--misses` lists every wrong answer.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { judgeOracle, oracleFigures, oracleMisses } from './evaluate/oracle.mjs';
import { judgeRemovals, removalFigures, removalMisses } from './evaluate/removals.mjs';

const usage =
  'usage: npm run evaluate -- --repo DYNAMO [--removals FILE] [--oracle FILE]... [--misses FILE]';

function readOptions() {
  const { values } = parseArgs({
    options: {
      repo: { type: 'string' },
      removals: { type: 'string' },
      oracle: { type: 'string', multiple: true, default: [] },
      misses: { type: 'string' },
    },
  });
  if (!values.repo || (!values.removals && values.oracle.length === 0))
    throw new Error('expected --repo and at least one of --removals and --oracle');
  return values;
}

function readRows(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
}

function table(title, rows) {
  return [
    `### ${title}`,
    '',
    '| what | figure |',
    '|---|---|',
    ...rows.map(([what, figure]) => `| ${what} | ${figure} |`),
    '',
  ].join('\n');
}

function revisionOf(folder) {
  return execFileSync('git', ['-C', folder, 'rev-parse', '--short=9', 'HEAD'], {
    encoding: 'utf8',
  }).trim();
}

function evaluate({ repo, removals, oracle, misses }) {
  const here = new URL('..', import.meta.url).pathname;
  const sections = [
    `Measured ${new Date().toISOString().slice(0, 10)}, dyn-audit ${revisionOf(here)}, Node ${process.versions.node}.`,
    '',
  ];
  const wrong = [];
  if (removals) {
    const judged = judgeRemovals(repo, readRows(removals));
    const revisions = new Set(judged.map((one) => one.label.parent)).size;
    sections.push(
      table(
        `${basename(removals)}: ${judged.length} sites, ${revisions} revisions`,
        removalFigures(judged),
      ),
    );
    wrong.push(...removalMisses(judged));
  }
  for (const file of oracle) {
    const rows = readRows(file);
    const judged = judgeOracle(repo, rows);
    const revisions = [...new Set(rows.map((row) => row.rev.slice(0, 9)))].join(', ');
    sections.push(
      table(`${basename(file)}: ${rows.length} sites at ${revisions}`, oracleFigures(judged)),
    );
    wrong.push(...oracleMisses(judged));
  }
  process.stdout.write(sections.join('\n'));
  if (misses) writeFileSync(misses, `${wrong.join('\n\n')}\n`);
}

try {
  evaluate(readOptions());
} catch (error) {
  process.stderr.write(`${error.message}\n${usage}\n`);
  process.exitCode = 2;
}
