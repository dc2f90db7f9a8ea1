import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import type { RunRustfmt } from '../../../src/proof/patch/rustfmt.ts';

/** True where there is a rustfmt: without one the tests of formatting are left out. */
export const hasRustfmt: boolean = spawnSync('rustfmt', ['--version']).status === 0;

/** A git repository of some files, with one commit. */
export function repository(files: Readonly<Record<string, string>>) {
  const root = mkdtempSync(join(tmpdir(), 'patch-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  const git = (args: readonly string[], input?: string): string =>
    execFileSync(
      'git',
      ['-c', 'user.name=a', '-c', 'user.email=a@b', '-c', 'core.autocrlf=false', ...args],
      {
        cwd: root,
        encoding: 'utf8',
        stdio: ['pipe', 'pipe', 'pipe'],
        ...(input === undefined ? {} : { input }),
      },
    );
  git(['init', '-q']);
  git(['add', '-A']);
  git(['commit', '-qm', 'all']);
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  return { root, git, read, write };
}

/** Starts the real rustfmt below a folder. */
export function realRustfmt(root: string): RunRustfmt {
  return async ({ command: [program, ...args], cwd, stdin }) => {
    const done = spawnSync(program, args, { cwd: join(root, cwd), input: stdin, encoding: 'utf8' });
    return { code: done.status, stdout: done.stdout ?? '', stderr: done.stderr ?? '' };
  };
}

/** A finding as far as a patch looks at it. */
export function removed(id: string, path: string, line: number, text: string): Finding {
  return {
    ...{ id, path, line, column: 1, end_line: line, end_column: 2, text, call: 'clone' },
    ...{ span: null, receiver_span: null, function_span: null, receiver: 'x', function: null },
    ...{ crate: null, in_macro: false, in_loop: 0, in_async: false, in_test: false, type: null },
    ...{ cost: 'allocation', cost_reason: '', bucket: 'removable-move', rule: 'last-use' },
    ...{ confidence: 'high', category: '', tier: 'high', score: 1, hot_path: '', reasons: [] },
    ...{ change: null, removal_rationale: 'it is not used again', required_check: null },
    ...{ proof: null, validation: null, roles: [], group: null, edits: null, proved: null },
    suppressed: false,
  } satisfies Finding;
}
