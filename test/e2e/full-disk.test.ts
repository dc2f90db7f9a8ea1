import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const program = fileURLToPath(new URL('../../dist/cli/dyn-audit.js', import.meta.url));

let lab = '';
beforeEach(() => {
  lab = mkdtempSync(join(tmpdir(), 'dyn-audit-full-'));
  mkdirSync(join(lab, 'disk'));
});
afterEach(() => rmSync(lab, { recursive: true, force: true }));

/** Runs a script where `disk` is a file system of its own that holds 3 MB; it goes with the script's namespace. */
const withSmallDisk = (script: string) =>
  spawnSync('unshare', ['-rm', 'sh', '-c', `mount -t tmpfs -o size=3m none disk && ${script}`], {
    cwd: lab,
    encoding: 'utf8',
    env: { ...process.env, XDG_STATE_HOME: join(lab, 'state') },
  });

/** Ids of the processes whose environment holds a word. */
const processesWith = (word: string): readonly string[] =>
  readdirSync('/proc').filter((name) => /^\d+$/.test(name) && environmentOf(name).includes(word));

function environmentOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1');
  } catch {
    return '';
  }
}

// A container may forbid namespaces of its own.
const allowed = spawnSync('unshare', ['-rm', 'true']).status === 0;

describe('a disk that fills up while a run goes on', () => {
  it.skipIf(!allowed)('ends the run with one line, and nothing of it stays', () => {
    const flags = '--stack sim --set fault=log-flood --set preflight.spare_disk_gib=0 --quiet';
    const { status, stderr, stdout } = withSmallDisk(
      `"${process.execPath}" "${program}" e2e run ${flags} --run-dir disk/run; code=$?; ` +
        'cat disk/run/.dyn-audit-run; exit $code',
    );
    expect(stderr).toMatch(/^error: cannot write \S+ in the run folder '.*': ENOSPC\n$/);
    expect(status).toBe(2);
    expect(stdout).toMatch(/^\S+\n$/);
    expect(processesWith(`DYN_AUDIT_RUN=${stdout.trim()}`)).toEqual([]);
    expect(readdirSync(join(lab, 'state/dyn-audit/runs'))).toEqual([]);
  });
});
