// Two clones of one bare remote, each with a writer that pushes every entry.
// two-clones.mjs [ENTRIES=100] [--program]; with --program: real plans and checks, not trivial ones.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkEntries, unfinished } from './claims.mjs';
import { git, makeVault, nameUser, project, startDriver } from './vault.mjs';

const entries = Number(process.argv.slice(2).find((arg) => !arg.startsWith('--')) ?? 100);
const program = process.argv.includes('--program');
const folder = mkdtempSync(join(tmpdir(), 'dyn-journal-clones-'));
const bare = join(folder, 'remote.git');
const names = ['shared', 'own-one', 'own-two'];
const vault = makeVault(
  Object.fromEntries(names.map((name) => [`${name}/INDEX.md`, project(name)])),
);
git(folder, 'clone', '-q', '--bare', vault, bare);
const clones = ['one', 'two'].map((name) => {
  git(folder, 'clone', '-q', bare, name);
  const clone = join(folder, name);
  nameUser(clone);
  return { name, clone };
});

const started = Date.now();
const runs = clones.map(({ name, clone }) => {
  const projects = ['shared', `own-${name}`];
  return startDriver(clone, { name, count: entries, projects, push: true, program }).ended;
});
const results = await Promise.all(runs);
const seconds = (Date.now() - started) / 1000;
const problems = results.flatMap(({ stderr }) => (stderr === '' ? [] : [stderr.slice(0, 2000)]));
const reports = results.flatMap((result) => result.reports);
const late = reports.filter(({ pushed }) => !pushed);
for (const { id, why } of late) process.stdout.write(`pushed later: ${id}: ${why}\n`);
for (const { clone } of clones)
  await startDriver(clone, { doctor: true, push: true, program }).ended;

const wanted = clones.flatMap(({ name }) =>
  Array.from({ length: entries }, (_, count) => `${name}-${String(count).padStart(4, '0')}`),
);
problems.push(...checkEntries(bare, 'main', wanted));
for (const { clone } of clones) {
  const dirty = git(clone, 'status', '--porcelain');
  if (dirty !== '') problems.push(`${clone} is not clean: ${dirty.slice(0, 300)}`);
  problems.push(...unfinished(clone).map((name) => `${clone} has ${name}`));
  const unpushed = git(clone, 'log', '--oneline', 'origin/main..HEAD');
  if (unpushed !== '') problems.push(`${clone} has not pushed ${unpushed}`);
}
process.stdout.write(
  `${wanted.length - problems.length} of ${wanted.length} on the remote, ${late.length} of them not at the first go, ` +
    `${seconds.toFixed(1)} s, ${((seconds * 1000) / wanted.length).toFixed(0)} ms each\n` +
    `${problems.length === 0 ? 'nothing lost or doubled, both clones clean' : problems.join('\n')}\n${folder}\n`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
