#!/usr/bin/env node
// `npm run demo`: the clones of the small workspace in demo/, then who a small change in demo/change/ forgot.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const cli = join(root, 'dist/cli/dyn-audit.js');
const run = (...args) =>
  spawnSync(process.execPath, [cli, ...args, '--no-cache'], { stdio: 'inherit' });

/** A repository whose last commit is the change; always the same, so that its ids are too. */
function makeRepository() {
  const folder = mkdtempSync(join(tmpdir(), 'dyn-audit-demo-'));
  const when = '2026-01-01T12:00:00Z';
  const git = (...args) =>
    execFileSync('git', ['-c', 'commit.gpgSign=false', '-c', 'core.autocrlf=false', ...args], {
      cwd: folder,
      stdio: 'ignore',
      env: {
        PATH: process.env.PATH,
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'demo',
        GIT_AUTHOR_EMAIL: 'demo@example.com',
        GIT_COMMITTER_NAME: 'demo',
        GIT_COMMITTER_EMAIL: 'demo@example.com',
        GIT_AUTHOR_DATE: when,
        GIT_COMMITTER_DATE: when,
      },
    });
  git('init', '-q', '-b', 'main');
  for (const [side, subject] of [
    ['before', 'A planner'],
    ['after', 'The planner predicts from a window'],
  ]) {
    cpSync(join(root, 'demo/change', side), folder, { recursive: true });
    git('add', '-A');
    git('commit', '-q', '-m', subject);
  }
  return folder;
}

const clones = run('clones', '--root', join(root, 'demo'));
const folder = makeRepository();
try {
  process.stdout.write('\n');
  const callers = run('callers', '--repo', folder, '--base', 'HEAD^', '--fail-on', 'none');
  process.exitCode = clones.status || callers.status;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
