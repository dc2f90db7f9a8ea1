// 8 writers at once, each with entries of its own, while somebody has staged and unstaged work in the same files.
// concurrency.mjs [WRITERS=8] [ENTRIES=50] [--program]; with --program: real plans and checks, not trivial ones.
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkEntries, checkForeign, foreignLine } from './claims.mjs';
import { git, makeVault, project, put, startDriver } from './vault.mjs';

const numbers = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const writers = Number(numbers[0] ?? 8);
const entries = Number(numbers[1] ?? 50);
const program = process.argv.includes('--program');

/** Files that somebody has changed, staged or not, before the writers begin and while they run. */
export function disturb(root) {
  put(root, {
    'staged.md': `${foreignLine} staged\n`,
    'untracked.md': `${foreignLine} untracked\n`,
  });
  const shared = join(root, 'shared/INDEX.md');
  appendFileSync(shared, `\n${foreignLine} staged in shared\n`);
  git(root, 'add', 'staged.md', 'shared/INDEX.md');
  appendFileSync(shared, `\n${foreignLine} unstaged in shared\n`);
  const index = join(root, 'INDEX.md');
  appendFileSync(index, `\n${foreignLine} unstaged in the registry\n`);
}

const projects = ['shared', ...Array.from({ length: writers }, (_, at) => `own${at}`)];
const root = makeVault(
  Object.fromEntries(projects.map((name) => [`${name}/INDEX.md`, project(name)])),
);
disturb(root);
const started = Date.now();
const runs = Array.from({ length: writers }, (_, at) =>
  startDriver(root, {
    name: `w${at}`,
    count: entries,
    projects: ['shared', `own${at}`, 'shared'],
    waitMs: 120_000,
    program,
  }),
);
let notes = 0;
const busy = setInterval(() => {
  // Somebody else goes on working: appends in place, stages, looks.
  appendFileSync(join(root, 'INDEX.md'), `${foreignLine} note ${notes++}\n`);
  try {
    put(root, { [`more/${notes}.md`]: `${foreignLine} more\n` });
    git(root, 'add', `more/${notes}.md`);
  } catch (error) {
    if (!/index\.lock/.test(error.message)) throw error;
  }
}, 150);
const results = await Promise.all(runs.map(({ ended }) => ended));
clearInterval(busy);
const seconds = (Date.now() - started) / 1000;

const wanted = Array.from({ length: writers }, (_, at) => at).flatMap((at) =>
  Array.from({ length: entries }, (_, count) => `w${at}-${String(count).padStart(4, '0')}`),
);
const reports = results.flatMap((result) => result.reports);
const said = results.map(({ stderr }) => stderr).join('');
const problems = [
  ...(said === '' ? [] : [`writers said: ${said.slice(0, 2000)}`]),
  ...checkEntries(root, 'HEAD', wanted),
  ...checkForeign(root),
];
const index = readFileSync(join(root, 'INDEX.md'), 'utf8');
for (let note = 0; note < notes; note++)
  if (!index.includes(`${foreignLine} note ${note}\n`)) problems.push(`note ${note} is lost`);
const committed = reports.filter(({ commit }) => commit !== null).length;
const more = `${seconds.toFixed(1)} s, ${((seconds * 1000) / wanted.length).toFixed(0)} ms each`;
process.stdout.write(
  `${committed} of ${wanted.length} committed by ${writers} writers, ${notes} notes of somebody else, ${more}\n` +
    `${problems.length === 0 ? 'nothing lost, doubled or swept in' : problems.join('\n')}\n${root}\n`,
);
process.exitCode = problems.length === 0 && committed === wanted.length ? 0 : 1;
