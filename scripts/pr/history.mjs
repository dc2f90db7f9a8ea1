// The newest merged pull requests of a checkout, read offline by the built program: that none fails, that every changed
// line is looked at or listed as not covered (the sum is git's own), and how long each takes.
//   node scripts/pr/history.mjs --repo DIR [--count 200] [--only 10254,10300]
import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    repo: { type: 'string' },
    count: { type: 'string', default: '200' },
    only: { type: 'string' },
  },
});
if (!values.repo) {
  console.error('history: expected --repo DIR, a checkout whose subjects end with (#N)');
  process.exit(2);
}
const program = fileURLToPath(new URL('../../dist/cli/dyn-audit.js', import.meta.url));
const most = 1 << 30;
const git = (...args) =>
  execFileSync('git', args, { cwd: values.repo, encoding: 'utf8', maxBuffer: most });

/** Numbers of the newest merged pull requests, each once. */
function newest(count) {
  const numbers = new Set();
  for (const subject of git('log', '--first-parent', '--format=%s', 'HEAD').split('\n')) {
    const number = /\(#(\d+)\)$/.exec(subject)?.[1];
    if (number) numbers.add(number);
    if (numbers.size === count) break;
  }
  return [...numbers];
}

/** Added and removed lines as git counts them, on its own. */
function linesBetween(from, to) {
  const listed = git('diff', '--numstat', '-M', '-l2000', '--no-ext-diff', from, to);
  return listed.split('\n').reduce((sum, line) => {
    const [added, removed] = line.split('\t');
    return line === '' || added === '-' ? sum : sum + Number(added) + Number(removed);
  }, 0);
}

function read(number) {
  const started = performance.now();
  const args = ['pr', number, '--offline', '--repo-dir', values.repo, '--format', 'json'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
    maxBuffer: most,
  });
  const ms = performance.now() - started;
  // 1: something was found. 2 and what no code says is a fault.
  if (status !== 0 && status !== 1)
    return { number, ms, fault: `exit ${status}: ${stderr.trim().split('\n')[0]}` };
  const report = JSON.parse(stdout);
  const { coverage } = report;
  const told =
    coverage.looked_at.lines + coverage.not_covered.reduce((sum, each) => sum + each.lines, 0);
  const counted = linesBetween(report.merge_base, report.head);
  const fault =
    told === counted && coverage.lines === counted
      ? null
      : `git counts ${counted} changed lines, the report ${told} of ${coverage.lines}`;
  return { number, ms, fault, lines: counted, looked: coverage.looked_at.lines };
}

const numbers = values.only ? values.only.split(',') : newest(Number(values.count));
const results = numbers.map((number) => {
  const result = read(number);
  if (result.fault) console.log(`${number}: ${result.fault}`);
  return result;
});
const times = results.map(({ ms }) => ms).sort((a, b) => a - b);
const at = (share) =>
  Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
const sum = (key) => results.reduce((total, each) => total + (each[key] ?? 0), 0);
const faults = results.filter(({ fault }) => fault).length;
console.log(
  `${results.length} pull requests, ${faults} faults, ${sum('looked')} of ${sum('lines')} changed lines looked at; ms p50 ${at(0.5)}, p90 ${at(0.9)}, max ${at(1)}`,
);
process.exit(faults > 0 ? 1 : 0);
