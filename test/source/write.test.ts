import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/errors.ts';
import { quote, writeFileAtomic } from '../../src/source/index.ts';
import { makeFolder, write } from './repository.ts';

describe('writeFileAtomic', () => {
  it('makes and replaces files, keeps the mode and leaves nothing behind', () => {
    const root = makeFolder();
    const path = join(root, 'report.json');
    writeFileAtomic(path, 'one');
    chmodSync(path, 0o640);
    writeFileAtomic(path, 'two');
    expect(readFileSync(path, 'utf8')).toBe('two');
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(readdirSync(root)).toEqual(['report.json']);
  });

  it('writes through links and into devices instead of replacing them', () => {
    const root = makeFolder();
    write(root, { 'real/a': 'old' });
    symlinkSync('real/a', join(root, 'link'));
    writeFileAtomic(join(root, 'link'), 'new');
    expect(lstatSync(join(root, 'link')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(root, 'real/a'), 'utf8')).toBe('new');
    const pipe = join(root, 'pipe');
    execFileSync('mkfifo', [pipe]);
    // Open for both, so that neither end waits for the other.
    const fd = openSync(pipe, 'r+');
    writeFileAtomic(pipe, 'through');
    const got = Buffer.alloc(7);
    readSync(fd, got);
    closeSync(fd);
    expect([got.toString(), lstatSync(pipe).isFIFO()]).toEqual(['through', true]);
  });

  it('says what cannot be written', () => {
    const root = makeFolder();
    write(root, { file: '' });
    mkdirSync(join(root, 'folder'));
    const call = (path: string) => () => writeFileAtomic(join(root, path), 'x');
    expect(call('folder')).toThrow(UserError);
    expect(call('folder')).toThrow('expected a file to write');
    expect(call('none/a')).toThrow('its folder does not exist');
    expect(call('file/a')).toThrow('a part of its path is no folder');
    expect(readdirSync(root).sort()).toEqual(['file', 'folder']);
  });
});

describe('quote', () => {
  it('lets ordinary names be and escapes what a terminal would obey', () => {
    expect(quote('lib/ü 日本.rs')).toBe('lib/ü 日本.rs');
    expect(quote('a\x1b[31m\n\u202e\x9b')).toBe('"a\\u001b[31m\\n\\u202e\\u009b"');
    expect(quote('x'.repeat(1000)).length).toBe(301);
  });
});
