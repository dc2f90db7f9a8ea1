import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const driver = fileURLToPath(new URL('driver.mjs', import.meta.url));

/** The user's own configuration must not decide what a measurement finds. */
export const env = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
};

export function git(root, ...args) {
  const result = spawnSync('git', args, { cwd: root, env, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (result.status !== 0) throw new Error(`git ${args.join(' ')}: ${result.stderr}`);
  return result.stdout;
}

/** A repository with these files in its first commit, in a new folder. */
export function makeVault(files = {}) {
  const root = mkdtempSync(join(tmpdir(), 'dyn-journal-'));
  git(root, 'init', '-q', '-b', 'main');
  nameUser(root);
  put(root, {
    'INDEX.md':
      '---\ntype: registry\n---\n\n# Projects\n\n| Project | Status | Repo | Last Active | Description |\n| --- | --- | --- | --- | --- |\n',
    ...files,
  });
  git(root, 'add', '.');
  git(root, 'commit', '-q', '-m', 'begin');
  return root;
}

/** The INDEX.md of a project, as the lint wants it. */
export const project = (name) =>
  `---\nproject: ${name}\nrepo: null\nbranch: null\nstatus: active\nlast-updated: 2026-01-01\n---\n\n# ${name}\n`;

export function nameUser(root) {
  git(root, 'config', 'user.name', 'Somebody');
  git(root, 'config', 'user.email', 'somebody@example.com');
}

export function put(root, files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** Starts the driver; `ended` gives its reports, its exit code and what it said. */
export function startDriver(root, asked, options = {}) {
  const child = spawn(process.execPath, [driver, root, JSON.stringify(asked)], {
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
    ...options,
  });
  child.stdin.on('error', () => {});
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  const ended = new Promise((resolve) => {
    child.on('close', (code, signal) => {
      const lines = stdout.split('\n').slice(0, -1);
      resolve({ code, signal, reports: lines.map((line) => JSON.parse(line)), stderr });
    });
  });
  return { child, ended };
}

/** Entries of all worklogs of a commit, in order, by project. */
export function entriesIn(root, commit) {
  const listed = git(root, 'ls-tree', '-r', '--name-only', commit).split('\n');
  const logs = listed.filter((path) => path.endsWith('WORKLOG.md'));
  return logs.flatMap((path) =>
    [...git(root, 'show', `${commit}:${path}`).matchAll(/^## [\d-]+: (.*)$/gm)].map(
      ([, title]) => title,
    ),
  );
}
