import { spawn } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WriteReport } from '../../../src/model/journal.ts';
import { makeTemporary } from './temporary.ts';
import { git } from './vault.ts';

const driver = fileURLToPath(new URL('../../../scripts/journal/driver.mjs', import.meta.url));

export interface Asked {
  readonly name?: string;
  readonly from?: number;
  readonly count?: number;
  readonly projects?: readonly string[];
  readonly push?: boolean;
  readonly waitMs?: number;
  readonly onCue?: boolean;
}

export interface Ended {
  readonly signal: NodeJS.Signals | null;
  readonly reports: readonly (WriteReport & { readonly id: string })[];
  readonly stderr: string;
}

/** Starts a process that writes entries through the compiled store, in a process group of its own. */
export function startWriter(
  root: string,
  asked: Asked,
  env: NodeJS.ProcessEnv = {},
  limits = 'true',
) {
  const command = [process.execPath, driver, root, JSON.stringify(asked)];
  const child = spawn('bash', ['-c', `${limits}; exec "$@"`, 'bash', ...command], {
    env: { ...process.env, ...env },
    detached: true,
  });
  let [stdout, stderr] = ['', ''];
  child.stdin.on('error', () => {});
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (_, signal) => {
      const lines = stdout.split('\n').slice(0, -1);
      resolve({ signal, stderr, reports: lines.map((line) => JSON.parse(line)) });
    });
  });
  return { child, ended };
}

/**
 * A folder for the front of PATH with a git that kills the process that started it with its n-th call, before git
 * does its work or after.
 */
export function deadlyGit(call: number, when: 'before' | 'after'): NodeJS.ProcessEnv {
  const folder = makeTemporary('git');
  const real = git('/', '--exec-path').trim();
  const kill = `if [ "$count" = ${call} ]; then kill -9 $PPID; fi`;
  const script = [
    '#!/bin/sh',
    `echo x >> '${folder}/calls'`,
    `count=$(wc -l < '${folder}/calls' | tr -d ' ')`,
    when === 'before' ? kill : '',
    when === 'before' ? `[ "$count" = ${call} ] && exit 137` : '',
    `'${real}/git' "$@"`,
    'code=$?',
    when === 'after' ? kill : '',
    'exit $code',
  ];
  writeFileSync(join(folder, 'git'), `${script.join('\n')}\n`);
  chmodSync(join(folder, 'git'), 0o755);
  return { PATH: `${folder}:${process.env.PATH}` };
}

/** Titles of the entries that a commit holds, file by file. */
export function entriesIn(root: string, commit: string): string[] {
  const paths = git(root, 'ls-tree', '-r', '--name-only', commit).split('\n');
  return paths
    .filter((path) => path.endsWith('/WORKLOG.md'))
    .flatMap(
      (path) => git(root, 'show', `${commit}:${path}`).match(/(?<=^## [\d-]+: ).*$/gm) ?? [],
    );
}

/** The entries of a history by the trailers of its commits, the oldest first. */
export function trailersOf(root: string, commit: string): string[] {
  const format = '--format=%(trailers:key=Journal-Op,valueonly)';
  return git(root, 'log', '--reverse', format, commit).match(/\S+/g) ?? [];
}
