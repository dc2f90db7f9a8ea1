#!/usr/bin/env node
// `npm run demo`: the clones of the small workspace in demo/, then who a small change in demo/change/ forgot, and what
// there is to say of that change as a pull request, then the journal in demo/memory/: what the lint says of it, and an
// entry that is written to it; then a run on the simulator, with a fault planted in it.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const program = (name) => join(root, `dist/cli/${name}.js`);
const audit = (...args) =>
  spawnSync(process.execPath, [program('dyn-audit'), ...args, '--no-cache'], { stdio: 'inherit' });

/** An empty repository, and git in it; always the same, so that the ids of its commits are too. */
function makeRepository(when) {
  const folder = mkdtempSync(join(tmpdir(), 'dyn-audit-demo-'));
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'demo',
    GIT_AUTHOR_EMAIL: 'demo@example.com',
    GIT_COMMITTER_NAME: 'demo',
    GIT_COMMITTER_EMAIL: 'demo@example.com',
    GIT_AUTHOR_DATE: when,
    GIT_COMMITTER_DATE: when,
  };
  const git = (...args) =>
    execFileSync('git', ['-c', 'commit.gpgSign=false', '-c', 'core.autocrlf=false', ...args], {
      cwd: folder,
      stdio: 'ignore',
      env,
    });
  git('init', '-q', '-b', 'main');
  return { folder, git, env };
}

/** A repository whose last commit is the change. */
function makeChange() {
  const { folder, git } = makeRepository('2026-01-01T12:00:00Z');
  for (const [side, subject] of [
    ['before', 'A planner'],
    ['after', 'The planner predicts from a window (#7)'],
  ]) {
    cpSync(join(root, 'demo/change', side), folder, { recursive: true });
    git('add', '-A');
    git('commit', '-q', '-m', subject);
  }
  return folder;
}

/** The journal as a repository of its own. */
function makeJournal() {
  const { folder, git, env } = makeRepository('2026-08-04T12:00:00Z');
  cpSync(join(root, 'demo/memory'), folder, { recursive: true });
  git('add', '-A');
  git('commit', '-q', '-m', 'A journal');
  return { folder, env };
}

const clones = audit('clones', '--root', join(root, 'demo'));
process.stdout.write('\n');
const change = makeChange();
const callers = audit('callers', '--repo', change, '--base', 'HEAD^', '--fail-on', 'none');
process.stdout.write('\n');
const lab = mkdtempSync(join(tmpdir(), 'dyn-audit-demo-'));
const own = { env: { ...process.env, XDG_STATE_HOME: join(lab, 'state') }, stdio: 'inherit' };
const which = ['demo/planner#7', '--offline', '--repo-dir', change, '--no-journal', '--no-cache'];
const pr = spawnSync(process.execPath, [program('dyn-audit'), 'pr', ...which], own);
process.stdout.write('\n');
const { folder, env } = makeJournal();
const journal = (args, input = '') =>
  spawnSync(process.execPath, [program('dyn-journal'), ...args, '--root', folder], {
    input,
    env,
    stdio: ['pipe', 'inherit', 'inherit'],
  });
const lint = journal(['lint', '--all']);
process.stdout.write('\n');
const entry = ['add', 'worklog', 'kv-router', '--title', 'one hash is enough'];
const text = '- p50 of routing 1.9 ms to 1.6 ms at 4k tokens.\n';
const add = journal([...entry, '--date', '2026-08-05'], text);
process.stdout.write('\n');
const plan = ['--stack', 'sim', '--set', 'fault=tool-no-finish', '--load-runs', '1'];
const load = ['--set', 'load.requests=24', '--run-dir', join(lab, 'run'), '--quiet'];
const e2e = spawnSync(
  process.execPath,
  [program('dyn-audit'), 'e2e', 'run', ...plan, ...load],
  own,
);
for (const made of [change, folder, lab]) rmSync(made, { recursive: true, force: true });
// The change forgot a caller, the lint has something to say of the journal, the run found the fault: 1 is their answer.
const expected =
  [clones, callers, add].every(({ status }) => status === 0) &&
  [pr, lint, e2e].every(({ status }) => status === 1);
process.exitCode = expected ? 0 : 1;
