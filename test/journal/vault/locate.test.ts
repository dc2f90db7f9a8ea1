import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { locate } from '../../../src/journal/vault/index.ts';
import { makeFolder, makeRepository } from './repository.ts';

it('finds a path seen from the current folder, from the root, and as a whole', () => {
  const root = makeRepository({ 'INDEX.md': '', 'a/b.md': '', 'a/a/b.md': '' });
  const elsewhere = makeFolder();
  expect(locate(root, join(root, 'a'), 'b.md')).toBe('a/b.md');
  expect(locate(root, join(root, 'a'), 'a/b.md')).toBe('a/a/b.md');
  expect(locate(root, join(root, 'a'), 'INDEX.md')).toBe('INDEX.md');
  expect(locate(root, elsewhere, 'a/b.md')).toBe('a/b.md');
  expect(locate(root, elsewhere, join(root, 'a'))).toBe('a');
  expect(locate(root, join(root, 'a'), '..')).toBe('');
});

it('takes a path through a link to the root', () => {
  const root = makeRepository({ 'INDEX.md': '', 'a/b.md': '' });
  const link = join(makeFolder(), 'memory');
  symlinkSync(root, link);
  expect(locate(root, '/', link)).toBe('');
  expect(locate(root, '/', join(link, 'a/b.md'))).toBe('a/b.md');
  expect(locate(root, link, 'a/new/c.md', true)).toBe('a/new/c.md');
});

it('refuses what is not there, lies outside or is a link', () => {
  const root = makeRepository({ 'INDEX.md': '', 'a/b.md': '' });
  const outside = makeFolder();
  symlinkSync(outside, join(root, 'out'));
  symlinkSync('a/b.md', join(root, 'link.md'));
  const at = (path: string) => () => locate(root, root, path);
  expect(at('none.md')).toThrow(/there is none at 'none.md'$/);
  expect(at('../x.md')).toThrow(/^expected a path inside the journal/);
  expect(at(outside)).toThrow(/^expected a path inside the journal/);
  expect(at('out/x.md')).toThrow(/^expected a path inside the journal/);
  expect(at('link.md')).toThrow(/is a symbolic link$/);
  expect(at('')).toThrow(/got none$/);
  expect(at('a\0b')).toThrow(/got none$/);
});
