// SIGKILL at random moments of a write; after each, doctor, and then nothing may be lost, doubled or left over.
// kill.mjs [KILLS=1000] [--remote] [--group] [--program] [--seed=N]
// --remote: with pushes, to a remote that others push to as well. --group: git's processes are killed too.
// --program: real plans and checks, not trivial ones.
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../../dist/journal/store/index.js';
import { checkEntries, checkForeign, foreignLine, unfinished } from './claims.mjs';
import { options, worklog } from './plan.mjs';
import { git, makeVault, nameUser, project, put, startDriver } from './vault.mjs';

const flags = process.argv.slice(2).filter((arg) => arg.startsWith('--'));
const kills = Number(process.argv.slice(2).find((arg) => !arg.startsWith('--')) ?? 1000);
const remote = flags.includes('--remote');
const group = flags.includes('--group');
const program = flags.includes('--program');
const random = randomFrom(Number(flags.find((flag) => flag.startsWith('--seed='))?.slice(7) ?? 1));

/** Numbers from 0 to 1, the same ones for the same seed. */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

async function open(folder) {
  if (!program) return openStore(folder, options);
  const { openJournal } = await import('../../dist/flows/journal-open.js');
  const warn = (line) => process.stderr.write(`${line}\n`);
  return (await openJournal(folder, { isNew: false, warn })).store;
}

Object.assign(process.env, { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' });
const root = makeVault({
  'shared/INDEX.md': project('shared'),
  'own/INDEX.md': project('own'),
  'private/INDEX.md': project('private'),
});
let other = null;
if (remote) {
  git(root, 'init', '-q', '--bare', '-b', 'main', join(root, '.git/remote.git'));
  git(root, 'remote', 'add', 'origin', join(root, '.git/remote.git'));
  git(root, 'push', '-q', '-u', 'origin', 'main');
  git(root, 'clone', '-q', join(root, '.git/remote.git'), join(root, '.git/other'));
  nameUser(join(root, '.git/other'));
  other = await open(join(root, '.git/other'));
}
// With a remote the files that both sides change are left alone: the branch could not be moved over them.
put(root, { 'staged.md': `${foreignLine} staged\n`, 'untracked.md': `${foreignLine} untracked\n` });
const noted = remote ? 'private/INDEX.md' : 'shared/INDEX.md';
appendFileSync(join(root, noted), `\n${foreignLine} staged in shared\n`);
git(root, 'add', 'staged.md', noted);
appendFileSync(join(root, noted), `\n${foreignLine} unstaged in shared\n`);
if (!remote) appendFileSync(join(root, 'INDEX.md'), `\n${foreignLine} unstaged in the registry\n`);

const store = await open(root);
const problems = [];
const promised = new Set();
const tried = new Set();
const moments = { idle: 0, begun: 0, over: 0 };
let length = 400;
const started = Date.now();
const prepare = (kill) =>
  startDriver(
    root,
    {
      name: 'k',
      from: kill * 3,
      count: 3,
      projects: ['shared', 'own'],
      push: remote,
      onCue: true,
      program,
    },
    { detached: group },
  );
let next = prepare(0);
for (let kill = 0; kill < kills && problems.length < 5; kill++) {
  const { child, ended } = next;
  next = prepare(kill + 1);
  if (other !== null && kill % 3 === 0) {
    const entry = worklog(`o-${String(kill).padStart(4, '0')}`, 'shared');
    const asked = { entry, push: true, pushOthers: false, dryRun: false, waitMs: 30_000 };
    const report = await other.write(asked);
    tried.add(entry.id);
    if (report.commit !== null) promised.add(entry.id);
  }
  child.stdin.write('go\n');
  const begun = Date.now();
  const delay = random() * length * 3;
  await new Promise((resolve) => setTimeout(resolve, delay));
  if (child.exitCode === null) process.kill(group ? -child.pid : child.pid, 'SIGKILL');
  const { reports, stderr, signal } = await ended;
  if (stderr !== '') problems.push(`kill ${kill}: ${stderr.slice(0, 500)}`);
  if (signal === null) moments.over += 1;
  else moments[unfinished(root).length > 0 ? 'begun' : 'idle'] += 1;
  if (reports.length > 0)
    length = 0.8 * length + 0.2 * Math.min((Date.now() - begun) / reports.length, 2000);
  for (let count = 0; count < 3; count++)
    tried.add(`k-${String(kill * 3 + count).padStart(4, '0')}`);
  for (const { id } of reports) promised.add(id);
  const { left } = await store.doctor({ push: remote, pushOthers: false, waitMs: 30_000 });
  if (left.length > 0)
    problems.push(`kill ${kill} after ${delay.toFixed(0)} ms: ${left.join('; ')}`);
  problems.push(...unfinished(root).map((name) => `kill ${kill} leaves ${name}`));
  const changed = git(root, 'status', '--porcelain').split('\n').filter(Boolean).sort().join(' ');
  const expected = remote
    ? '?? untracked.md A  staged.md MM private/INDEX.md'
    : ' M INDEX.md ?? untracked.md A  staged.md MM shared/INDEX.md';
  if (changed !== expected) problems.push(`kill ${kill}: status is ${changed}`);
}
next.child.kill('SIGKILL');

const where = remote ? join(root, '.git/remote.git') : root;
const found = [
  ...git(where, 'log', '--format=%(trailers:key=Journal-Op,valueonly)', 'main').matchAll(/\S+/g),
].map(String);
for (const id of promised) if (!found.includes(id)) problems.push(`${id} was promised and is lost`);
for (const id of found) if (!tried.has(id)) problems.push(`${id} was never asked for`);
problems.push(...checkEntries(where, 'main', found));
if (!remote) problems.push(...checkForeign(root));
git(where, 'fsck', '--no-dangling');
const seconds = (Date.now() - started) / 1000;
process.stdout.write(
  `${kills} kills (${moments.begun} left a write unfinished, ${moments.idle} not, ${moments.over} came too late), ` +
    `${found.length} entries, ${promised.size} of them promised, ${seconds.toFixed(0)} s\n` +
    `${problems.length === 0 ? 'nothing lost, doubled or left over' : problems.join('\n')}\n${root}\n`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
