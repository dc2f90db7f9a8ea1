import { describe, expect, it, vi } from 'vitest';
import { surround } from '../../../src/journal/lint/surroundings.ts';
import { filesOf } from './local-rules.ts';

const texts = {
  'INDEX.md': '---\ntype: registry\n---\n',
  'kv/INDEX.md': '---\ntype: project\n---\n# Title\n## Sub title\n',
  'kv/KV_WORKLOG.md': '# no entries yet',
  'kv/notes.md': '# x\n\n## 2026-08-11: found it\n',
  'kv/typed.md': '---\ntype: note\n---\n\n## 2026-08-11: found it\n',
  'kv/plan.md': '# Plan\n\n### 2026-08-11: not an entry\n',
  'kv/sub/INDEX.md': '# deeper',
  'kv/benchmarks/results/2026-08-11_x/README.md': '# run',
  'kv/benchmarks/results/2026-08-11_x/out.md': '# run',
  'kv/benchmarks/results/2026-08-11_x/raw.json': '{}',
  'compute/INDEX.md': '---\ntype: registry\n---\n',
  'compute/a/INDEX.md': '---\ntype: registry\n---\n',
  'prs/12-fix/review.md': '# review',
  'prs/odd/review.md': '---\ntype: review\n---\n',
  'prs/other/review.md': '# hm',
  'top.md': '## 2026-08-11: found it\n',
};
const around = surround(filesOf(texts), new Map([['kv', '2026-08-01']]));

it('tells what a file is', () => {
  const kinds = Object.keys(texts).map((path) => [path, around.kindOf(path)]);
  expect(Object.fromEntries(kinds)).toEqual({
    'INDEX.md': 'registry',
    'kv/INDEX.md': 'project',
    'kv/KV_WORKLOG.md': 'worklog',
    'kv/notes.md': 'worklog',
    'kv/typed.md': 'note',
    'kv/plan.md': 'note',
    'kv/sub/INDEX.md': 'note',
    'kv/benchmarks/results/2026-08-11_x/README.md': 'benchmark',
    'kv/benchmarks/results/2026-08-11_x/out.md': 'note',
    'kv/benchmarks/results/2026-08-11_x/raw.json': 'artifact',
    'compute/INDEX.md': 'list',
    'compute/a/INDEX.md': 'list',
    'prs/12-fix/review.md': 'review',
    'prs/odd/review.md': 'review',
    'prs/other/review.md': 'note',
    'top.md': 'note',
  });
  expect(around.kindOf('none.md')).toBe('artifact');
});

it('names what is in a folder', () => {
  expect(around.names('')).toEqual(['INDEX.md', 'compute/', 'kv/', 'prs/', 'top.md']);
  expect(around.names('prs/')).toEqual(['12-fix/', 'odd/', 'other/']);
  expect(around.names('./prs/12-fix')).toEqual(['review.md']);
  expect(around.names('none')).toEqual([]);
});

describe('exists', () => {
  const look = vi.fn(
    (path: string) => (path === 'scripts/lint_memory.py' ? 'file' : 'none') as 'file' | 'none',
  );
  const { exists } = surround({ ...filesOf(texts), look }, new Map());

  it.each([
    ['kv/INDEX.md', 'file'],
    ['kv', 'folder'],
    ['kv/', 'folder'],
    ['.', 'folder'],
    ['kv/../prs/12-fix', 'folder'],
    ['kv/index.md', 'case'],
    ['KV', 'case'],
    ['scripts/lint_memory.py', 'file'],
    ['kv/none.md', 'none'],
    ['..', 'outside'],
    ['kv/../../x', 'outside'],
    ['/etc/hostname', 'outside'],
  ])('%s: %s', (path, found) => {
    expect(exists(path)).toBe(found);
  });

  it('asks the disk once, and only for what is not listed', () => {
    look.mockClear();
    const fresh = surround({ ...filesOf(texts), look }, new Map());
    for (let i = 0; i < 3; i++) fresh.exists('kv/none.md');
    fresh.exists('kv/INDEX.md');
    expect(look.mock.calls).toEqual([['kv/none.md']]);
  });
});

it('knows anchors, sizes and days', () => {
  expect([...around.anchors('kv/INDEX.md')].sort()).toEqual(['sub-title', 'title']);
  expect(around.anchors('none.md').size).toBe(0);
  expect(around.sizeOf('kv/benchmarks/results/2026-08-11_x/raw.json')).toBe(2);
  expect([around.lastCommit('kv'), around.lastCommit('kv/sub'), around.lastCommit('prs')]).toEqual([
    '2026-08-01',
    '2026-08-01',
    null,
  ]);
});

it('has no document for what is no Markdown or no text', () => {
  expect(around.document('kv/benchmarks/results/2026-08-11_x/raw.json')).toBe(null);
  const unread = surround({ ...filesOf(texts), text: () => null }, new Map());
  expect([unread.document('kv/INDEX.md'), unread.kindOf('kv/INDEX.md')]).toEqual([
    null,
    'artifact',
  ]);
});

it('reads a file once, and again only after it changed', () => {
  const files = filesOf(texts);
  const text = vi.spyOn(files, 'text');
  const first = surround(files, new Map());
  first.kindOf('kv/notes.md');
  first.document('kv/notes.md');
  first.document('kv/plan.md');
  expect(text.mock.calls).toEqual([['kv/notes.md'], ['kv/plan.md']]);
  const next = first.with(
    new Map([
      ['kv/plan.md', '## 2026-08-11: x'],
      ['kv/new.md', 'new'],
    ]),
  );
  expect([next.kindOf('kv/plan.md'), next.kindOf('kv/notes.md')]).toEqual(['worklog', 'worklog']);
  expect(next.exists('kv/new.md')).toBe('file');
  expect(next.sizeOf('kv/new.md')).toBe(3);
  expect(text).toHaveBeenCalledTimes(2);
});
