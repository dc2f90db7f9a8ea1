import { describe, expect, test } from 'vitest';
import { componentOf, groupChanges } from '../../src/pull/components.ts';
import { readFilters, takes } from '../../src/pull/filters.ts';
import { globOf } from '../../src/pull/glob.ts';
import { readOwners } from '../../src/pull/owners.ts';
import { fileOf } from './helpers.ts';

const yaml = `
all:
  - '**'
docs:
  - '**/*.md'
  - '!lib/side/**'
shared: &shared
  - 'tools/**'
core:
  - *shared
  - 'lib/**'
  - '!lib/side/**'
  - 'lib/side/keep.rs'
  - '*.toml'
engine:
  - 'parts/src/engine/**'
  - '!**/*.md'
parts:
  - 'parts/**'
typed:
  - added|modified: 'typed/**'
`;

describe('filters', () => {
  const filters = readFilters(yaml);
  const of = (path: string): string => componentOf(filters, path);

  test('the last pattern that fits decides, and one that says everything counts for nothing', () => {
    expect(of('lib/a/b.rs')).toBe('core');
    expect(of('lib/side/x.rs')).toBe('lib');
    expect(of('lib/side/keep.rs')).toBe('core');
    expect(filters.filters.map(({ name }) => name)).not.toContain('all');
  });

  test('lists in lists, dots, patterns by status', () => {
    expect(of('tools/.hidden/x')).toBe('shared');
    const core = filters.filters.find(({ name }) => name === 'core')!;
    expect(takes(core, 'tools/x')).not.toBeNull();
    expect(of('typed/x')).toBe('typed');
  });

  test('the most specific of several', () => {
    expect(of('parts/src/engine/a.py')).toBe('engine');
    expect(of('parts/src/engine/README.md')).toBe('parts');
    expect(of('parts/a.py')).toBe('parts');
    expect(of('a/b.md')).toBe('docs');
  });

  test('without a filter: the first folder', () => {
    expect(of('other/x/y.c')).toBe('other');
    expect(of('Makefile')).toBe('.');
    expect(componentOf(readFilters(null), 'lib/x.rs')).toBe('lib');
  });

  test.each([
    [
      'an alias bomb',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghijk'
        .split('')
        .map((c, i) => `${c}: &${c} [${`*${'abcdefghij'[i]},`.repeat(9)}]`)
        .join('\n')}`,
    ],
    ['no mapping', '- a\n- b'],
    ['broken', 'a: [b\nc: }'],
    ['large', `a:\n${'  - x\n'.repeat(60_000)}`],
    [
      'names of the language',
      '__proto__:\n  - lib/**\nconstructor:\n  - 5\n  - null\n  - {a: {b: {c: {d: {e: {f: x}}}}}}',
    ],
  ])('hostile: %s', (_, text) => {
    const read = readFilters(text);
    expect(componentOf(read, 'src/x.rs')).toBe('src');
    expect(read.notes.length + read.filters.length).toBeLessThan(20);
  });

  test('patterns that would take minutes are none, and are told of', () => {
    expect(globOf('*a*a*a*a*a*b')).toBeNull();
    expect(globOf('**/a/**/a/**/a/**/b')).toBeNull();
    expect(globOf('x'.repeat(300))).toBeNull();
    expect(readFilters("a:\n  - 'lib/**'\n  - '*a*a*a*a*a*b'").notes).toHaveLength(1);
    expect(globOf('a/*a*b*')!(`a/${'a'.repeat(5000)}`)).toBe(false);
  });
});

describe('owners', () => {
  const owners = readOwners(
    [
      '* @all',
      '# comment',
      'docs/* @docs',
      '/lib/ @lib  # why',
      '*.py @py',
      '/lib/x.py',
      '!a @no',
      'apps/**/k*.go @go',
    ].join('\n'),
  );

  test('the last line that fits has the word', () => {
    expect(owners('README')).toEqual(['@all']);
    expect(owners('lib/a/b.rs')).toEqual(['@lib']);
    expect(owners('lib/a/b.py')).toEqual(['@py']);
    expect(owners('lib/x.py')).toEqual([]);
    expect(owners('apps/a/b/k8s.go')).toEqual(['@go']);
    expect(owners('sub/lib/b.rs')).toEqual(['@all']);
  });

  test('a star does not reach below folders, unlike in gitignore', () => {
    expect(owners('docs/a.md')).toEqual(['@docs']);
    expect(owners('docs/a/b.md')).toEqual(['@all']);
  });

  test('names that lead elsewhere have none', () => {
    expect(owners('../x')).toEqual([]);
    expect(readOwners(null)('x')).toEqual([]);
  });
});

test('groups hold every file once, most lines first, with their symbols', () => {
  const files = [
    fileOf('lib/a.rs', ['+a']),
    fileOf('parts/b.py', ['+a', '+b', '-c']),
    fileOf('lib/new.rs', ['-x'], { before: 'lib/old.rs', status: 'renamed' }),
  ];
  const symbol = {
    name: 'gone',
    qualified_name: 'gone',
    kind: 'function',
    language: 'rust',
    path: 'lib/old.rs',
    line: 3,
    change: 'removed',
  } as const;
  const groups = groupChanges({
    files,
    filters: readFilters(yaml),
    owners: readOwners('lib/ @lib'),
    symbols: [symbol],
  });
  expect(
    groups.map(({ component, files, added, removed }) => [component, files, added, removed]),
  ).toEqual([
    ['parts', ['parts/b.py'], 2, 1],
    ['core', ['lib/a.rs', 'lib/new.rs'], 1, 1],
  ]);
  expect(groups[1]).toMatchObject({ owners: ['@lib'], symbols: [symbol] });
});
