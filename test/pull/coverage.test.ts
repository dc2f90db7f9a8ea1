import { expect, it } from 'vitest';
import type { DiffFile } from '../../src/model/diff.ts';
import { countCoverage } from '../../src/pull/index.ts';

const file = (path: string, more: Partial<DiffFile> = {}): DiffFile => ({
  path,
  before: path,
  after: path,
  status: 'modified',
  kind: 'text',
  added: 3,
  removed: 2,
  hunks: [],
  no_hunks: null,
  ...more,
});

const unread = (path: string, side: 'base' | 'head'): string | null =>
  path.endsWith('.toml') ? 'no check reads *.toml' : path === `${side}.py` ? 'not UTF-8' : null;

const diff = [
  file('a.py'),
  file('b.toml'),
  file('head.py'),
  file('new.py', { status: 'added', before: null, removed: 0 }),
  file('old.toml', { status: 'removed', after: null, added: 0 }),
  file('moved.toml', { status: 'renamed', before: 'was.toml', added: 0, removed: 0 }),
  file('bin', { kind: 'binary', added: 0, removed: 0, no_hunks: 'binary' }),
  file('sub', { kind: 'submodule', added: 1, removed: 1 }),
  file('huge.py', { added: 90_000, no_hunks: 'its hunks have more than 40000 lines' }),
  file('lost.py', { added: 0, removed: 0, no_hunks: 'objects are missing' }),
];

it('puts every changed line into one of two places', () => {
  const { looked_at, not_covered, lines, files } = countCoverage(diff, unread, []);
  expect(not_covered).toEqual([
    { path: 'b.toml', lines: 5, why: 'no check reads *.toml' },
    { path: 'head.py', lines: 3, why: 'not UTF-8' },
    { path: 'old.toml', lines: 2, why: 'no check reads *.toml' },
    { path: 'bin', lines: 0, why: 'binary' },
    { path: 'sub', lines: 2, why: 'a submodule: another repository' },
    { path: 'huge.py', lines: 90_002, why: 'its hunks have more than 40000 lines' },
    { path: 'lost.py', lines: 0, why: 'objects are missing' },
  ]);
  const counted = diff.reduce((sum, { added, removed }) => sum + added + removed, 0);
  expect(lines).toBe(counted);
  expect(looked_at).toEqual({ files: 3, lines: 5 + 2 + 3 });
  expect(looked_at.lines + not_covered.reduce((sum, each) => sum + each.lines, 0)).toBe(lines);
  expect(files).toBe(diff.length);
});
