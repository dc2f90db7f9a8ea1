import { spawn } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeAll, writeFileWhole } from '../../src/cli/output.ts';
import { UserError } from '../../src/model/errors.ts';

const large = 'x'.repeat(4_000_000);

describe('writeAll', () => {
  it('waits for a reader that is slow', async () => {
    const reader = spawn('sh', ['-c', 'sleep 0.2; wc -c'], { stdio: ['pipe', 'pipe', 'inherit'] });
    let counted = '';
    reader.stdout.on('data', (chunk) => {
      counted += String(chunk);
    });
    expect(await writeAll(reader.stdin, large)).toBe('taken');
    reader.stdin.end();
    await new Promise((resolve) => reader.on('close', resolve));
    expect(Number(counted)).toBe(large.length);
  });

  it('says so when the reader has gone', async () => {
    const reader = spawn('head', ['-c', '1'], { stdio: ['pipe', 'ignore', 'inherit'] });
    expect(await writeAll(reader.stdin, large)).toBe('gone');
  });

  it('fails when the stream does', async () => {
    const full = new Writable({
      write: (_chunk, _encoding, done) =>
        done(Object.assign(new Error('no space'), { code: 'ENOSPC' })),
    });
    await expect(writeAll(full, 'x')).rejects.toThrow(UserError);
  });
});

describe('writeFileWhole', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dyn-audit-output-'));
    file = join(folder, 'report.txt');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('replaces a file and keeps its mode', () => {
    writeFileSync(file, 'old');
    chmodSync(file, 0o640);
    const before = statSync(file).ino;
    writeFileWhole(file, 'new');
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(statSync(file).ino).not.toBe(before);
    expect(readdirSync(folder)).toEqual(['report.txt']);
  });

  it('writes what a link names and keeps the link', () => {
    const link = join(folder, 'link');
    writeFileSync(file, 'old');
    symlinkSync(file, link);
    writeFileWhole(link, 'new');
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
  });

  it('does not replace a device', () => {
    writeFileWhole('/dev/null', 'x');
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  it('refuses a folder', () => {
    expect(() => writeFileWhole(folder, 'x')).toThrow(UserError);
  });
});
