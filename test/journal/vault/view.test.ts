import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { worktreeView } from '../../../src/journal/vault/index.ts';
import { makeFolder, writeFiles } from './repository.ts';

it('reads texts and names folders with a slash', async () => {
  const root = makeFolder();
  writeFiles(root, { 'INDEX.md': 'a', 'b/c.md': 'c' });
  const view = worktreeView(root);
  expect(await view.read('b/c.md')).toBe('c');
  expect(await view.read('b/none.md')).toBe(null);
  expect(await view.read('none/none.md')).toBe(null);
  expect(await view.names('')).toEqual(['INDEX.md', 'b/']);
  expect(await view.names('b')).toEqual(['c.md']);
  expect(await view.names('none')).toEqual([]);
  expect(await view.names('INDEX.md')).toEqual([]);
});

it('never leaves the journal', async () => {
  const root = makeFolder();
  const outside = makeFolder();
  writeFiles(outside, { 'a.md': 'secret' });
  writeFiles(root, { 'bin.md': 'a\0b' });
  symlinkSync(outside, join(root, 'out'));
  symlinkSync(join(outside, 'a.md'), join(root, 'a.md'));
  const view = worktreeView(root);
  for (const path of ['../x', '/etc/hostname', 'out/a.md', 'a.md', 'bin.md', 'a\0'])
    await expect(view.read(path)).rejects.toThrow(/^expected /);
  await expect(view.names('out')).rejects.toThrow('leads out of it');
  await expect(view.names('..')).rejects.toThrow('inside the journal');
});
