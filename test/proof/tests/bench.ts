import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import type { FeatureSet, WorkspacePackage } from '../../../src/model/proof.ts';
import type { Bench, Ran } from '../../../src/proof/tests/index.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

export const noFeatures: FeatureSet = { args: [], names: [], left_out: [] };

/** A package of one library on the disk, and a bench that runs the real cargo in it. */
export function realBench(
  files: Readonly<Record<string, string>>,
  targets: WorkspacePackage['targets'],
): Bench & { readonly commands: string[][] } {
  const root = mkdtempSync(join(tmpdir(), 'dyn-audit-tests-'));
  folders.push(root);
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  put('Cargo.toml', '[package]\nname = "orchard"\nversion = "0.1.0"\nedition = "2021"\n');
  for (const [path, text] of Object.entries(files)) put(path, text);
  const commands: string[][] = [];
  return {
    commands,
    toolchain: { name: 'system' },
    packages: [
      { name: 'orchard', folder: '', edition: '2021', features: [], targets, dependents: [] },
    ],
    write: async (changes) => {
      for (const [path, text] of Object.entries({ ...files, ...Object.fromEntries(changes) }))
        put(path, text);
    },
    run: async ({ command, timeout_s }) => {
      commands.push([...command]);
      return runInGroup(command, root, timeout_s);
    },
  };
}

function runInGroup(command: readonly string[], cwd: string, timeout_s: number): Promise<Ran> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const env = {
      ...process.env,
      CARGO_TARGET_DIR: join(cwd, 'target'),
      CARGO_NET_OFFLINE: 'true',
    };
    const child = spawn(command[0]!, command.slice(1), { cwd, env, detached: true });
    let [stdout, stderr, timed_out] = ['', '', false];
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    const limit = setTimeout(() => {
      timed_out = true;
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }, timeout_s * 1000);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(limit);
      resolve({ code, signal, timed_out, stdout, stderr, elapsed_ms: performance.now() - began });
    });
  });
}
