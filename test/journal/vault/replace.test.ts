import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { replaceText } from '../../../src/journal/vault/index.ts';
import { makeFolder, writeFiles } from './repository.ts';

it('replaces a text and keeps the mode', () => {
  const root = makeFolder();
  writeFiles(root, { 'a/b.md': '\uFEFFold\r\n' });
  chmodSync(join(root, 'a/b.md'), 0o640);
  expect(replaceText(root, 'a/b.md', '\uFEFFold\r\n', '\uFEFFnew\r\n')).toEqual({ done: true });
  expect(readFileSync(join(root, 'a/b.md'), 'utf8')).toBe('\uFEFFnew\r\n');
  expect(statSync(join(root, 'a/b.md')).mode & 0o777).toBe(0o640);
  expect(readdirSync(join(root, 'a'))).toEqual(['b.md']);
});

it('leaves alone what is not as it was, and leaves nothing behind', () => {
  const root = makeFolder();
  writeFiles(root, { 'a.md': 'theirs', 'real.md': 'old' });
  symlinkSync('real.md', join(root, 'link.md'));
  symlinkSync('.', join(root, 'folder'));
  expect(replaceText(root, 'a.md', 'old', 'new')).toEqual({
    why: 'it changed while it was linted',
  });
  expect(replaceText(root, 'link.md', 'old', 'new')).toEqual({ why: 'it is no regular file' });
  expect(replaceText(root, 'folder/real.md', 'old', 'new')).toEqual({
    why: 'it lies behind a symbolic link',
  });
  expect(replaceText(root, 'none.md', 'old', 'new')).toEqual({ why: 'it is gone' });
  expect(readdirSync(root)).toEqual(['a.md', 'folder', 'link.md', 'real.md']);
  expect(readFileSync(join(root, 'a.md'), 'utf8')).toBe('theirs');
});
