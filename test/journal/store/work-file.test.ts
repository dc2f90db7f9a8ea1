import {
  appendFileSync,
  chmodSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPlace } from '../../../src/journal/store/place.ts';
import { changeFile } from '../../../src/journal/store/work-file.ts';
import { git, makeVault, put, read } from './vault.ts';

const add = (line: string) => (now: string | null) =>
  now?.includes(line) ? now : `${now ?? ''}${line}\n`;

describe('changeFile', () => {
  it('changes what others wrote while the change was made', async () => {
    const root = makeVault({ 'a.md': 'one\n' });
    const place = await findPlace(root);
    let calls = 0;
    changeFile(place, 'a.md', (now) => {
      calls += 1;
      // Somebody saves in an editor, then somebody appends, each just before our rename.
      if (calls === 1) put(root, { 'a.md': 'two\n' });
      if (calls === 2) appendFileSync(join(root, 'a.md'), 'three\n');
      return add('ours')(now);
    }).settle();
    expect(read(root, 'a.md')).toBe('two\nthree\nours\n');
    expect(calls).toBe(3);
  });

  it('does not lose what is appended to the old file after it was exchanged', async () => {
    const root = makeVault({ 'a.md': 'one\n' });
    const { openSync, writeSync, closeSync } = await import('node:fs');
    const fd = openSync(join(root, 'a.md'), 'a');
    const exchanged = changeFile(await findPlace(root), 'a.md', add('ours'));
    expect(read(root, 'a.md')).toBe('one\nours\n');
    writeSync(fd, 'late\n');
    closeSync(fd);
    exchanged.settle();
    expect(read(root, 'a.md')).toBe('one\nlate\nours\n');
  });

  it('does not overwrite a file that comes into being meanwhile', async () => {
    const root = makeVault();
    const place = await findPlace(root);
    changeFile(place, 'new/a.md', (now) => {
      if (now === null) put(root, { 'new/a.md': 'theirs\n' });
      return add('ours')(now);
    }).settle();
    expect(read(root, 'new/a.md')).toBe('theirs\nours\n');
  });

  it('gives up when others never stop, and leaves their text', async () => {
    const root = makeVault({ 'a.md': '0\n' });
    const place = await findPlace(root);
    let count = 0;
    const change = () =>
      changeFile(place, 'a.md', () => {
        put(root, { 'a.md': `${++count}\n` });
        return 'ours\n';
      });
    expect(change).toThrow('other programs keep writing to it');
    expect(read(root, 'a.md')).toBe(`${count}\n`);
    expect(readdirSync(join(root, '.git/dyn-journal/tmp'))).toEqual([]);
  });

  it('leaves a file alone that needs no change, and refuses links, folders and bytes', async () => {
    const root = makeVault({ 'a.md': 'ours\n', 'folder/x.md': '' });
    const place = await findPlace(root);
    const { ino } = statSync(join(root, 'a.md'));
    changeFile(place, 'a.md', add('ours')).settle();
    expect(statSync(join(root, 'a.md')).ino).toBe(ino);
    symlinkSync('a.md', join(root, 'link.md'));
    writeFileSync(join(root, 'bytes.md'), Buffer.from([0x61, 0xff]));
    expect(() => changeFile(place, 'link.md', add('x'))).toThrow('to be no link');
    expect(() => changeFile(place, 'folder', add('x'))).toThrow('to be a file');
    expect(() => changeFile(place, 'bytes.md', add('x'))).toThrow('expected UTF-8 text');
    expect(read(root, 'a.md')).toBe('ours\n');
  });

  it('keeps the mode and leaves nothing that git sees', async () => {
    const root = makeVault({ 'a.md': 'one\n' });
    chmodSync(join(root, 'a.md'), 0o640);
    changeFile(await findPlace(root), 'a.md', add('ours')).settle();
    expect(statSync(join(root, 'a.md')).mode & 0o777).toBe(0o640);
    expect(git(root, 'status', '--porcelain')).toBe(' M a.md\n');
  });
});
