import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Files by path; bytes where they are no text. */
export type Files = Readonly<Record<string, string | Buffer>>;

/** An empty folder that is gone after the test; its real path. */
export function makeFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dyn-journal-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function writeFiles(root: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** Runs git in a repository, whatever the machine's settings are. */
export function git(root: string, args: readonly string[], day = '2026-03-04'): string {
  return execFileSync('git', args, {
    cwd: root,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_DATE: `${day}T12:00:00Z`,
      GIT_COMMITTER_DATE: `${day}T12:00:00Z`,
    },
  });
}

export function commitAll(root: string, day?: string): void {
  git(root, ['add', '--all'], day);
  git(root, ['commit', '--quiet', '--message', 'change'], day);
}

/** A repository whose only commit has the files. */
export function makeRepository(files: Files, below = ''): string {
  const worktree = makeFolder();
  git(worktree, ['init', '--quiet', '--initial-branch=main']);
  git(worktree, ['config', 'user.name', 'test']);
  git(worktree, ['config', 'user.email', 'test@example.com']);
  const root = join(worktree, below);
  mkdirSync(root, { recursive: true });
  writeFiles(root, files);
  if (Object.keys(files).length > 0) commitAll(root);
  return root;
}
