import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const cli = fileURLToPath(new URL('../../dist/cli/dyn-audit.js', import.meta.url));
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clones-prove-'));
  for (const name of ['root/src', 'bin', 'cache', 'state'])
    mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(
    join(folder, 'root/Cargo.toml'),
    '[package]\nname = "a"\nversion = "0.1.0"\nedition = "2021"\n',
  );
  writeFileSync(
    join(folder, 'root/src/lib.rs'),
    'pub fn f(a: String) -> String {\n    let b = a.clone();\n    b\n}\n',
  );
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The program where there is git and node, and no cargo. */
function run(...args: readonly string[]) {
  for (const name of ['git', 'node']) {
    const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim();
    rmSync(join(folder, 'bin', name), { force: true });
    symlinkSync(found, join(folder, 'bin', name));
  }
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [cli, 'clones', '--root', join(folder, 'root'), ...args],
    {
      encoding: 'utf8',
      env: {
        PATH: join(folder, 'bin'),
        HOME: folder,
        XDG_CACHE_HOME: join(folder, 'cache'),
        XDG_STATE_HOME: join(folder, 'state'),
      },
    },
  );
  return { status, stdout, stderr };
}

describe('a proof that cannot be had', () => {
  it('is said with exit code 3, and no patch is claimed or touched', () => {
    const patch = join(folder, 'x.patch');
    writeFileSync(patch, 'of another day');
    const { status, stdout, stderr } = run('--prove', '--patch', patch, '--format', 'markdown');
    expect(status).toBe(3);
    expect(stdout).toContain('no cargo on PATH');
    expect(stdout).toContain('patches: none');
    expect(stderr).toContain(`no patch was written to ${patch}`);
    expect(readFileSync(patch, 'utf8')).toBe('of another day');
  });
});

describe('a file that cannot be written', () => {
  it.each([
    ['--output', 'missing/x'],
    ['--patch', 'missing/x'],
    ['--patch', 'root'],
    ['--output', 'root'],
  ])('is told of before the proof: %s %s', (option, name) => {
    const { status, stdout, stderr } = run('--prove', option, join(folder, name));
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(new RegExp(`^error: ${option}: .*\n$`));
  });
});
