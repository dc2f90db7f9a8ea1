import { describe, expect, it } from 'vitest';
import { globTest } from '../../../src/journal/vault/glob.ts';

describe('globTest', () => {
  it.each<[string, string, boolean]>([
    ['draft.md', 'draft.md', true],
    ['draft.md', 'a/b/draft.md', true],
    ['draft.md', 'a/draft.md.bak', false],
    ['*.log', 'a/run.log', true],
    ['*.log', 'a/run.log.md', false],
    ['old', 'old/a/b.md', true],
    ['old/', 'a/old/b.md', true],
    ['a/old', 'a/old/b.md', true],
    ['a/old', 'b/a/old/c.md', false],
    ['/draft.md', 'draft.md', true],
    ['/draft.md', 'a/draft.md', false],
    ['a/*/c.md', 'a/b/c.md', true],
    ['a/*/c.md', 'a/b/b/c.md', false],
    ['a/**/c.md', 'a/c.md', true],
    ['a/**/c.md', 'a/b/b/c.md', true],
    ['a/**', 'a/b/c.md', true],
    ['**/results/*.txt', 'p/benchmarks/results/out.txt', true],
    ['?.md', 'a.md', true],
    ['?.md', 'ab.md', false],
    ['a*b*c', 'aXbYbZc', true],
    ['a*b*c', 'aXbYbZ', false],
    ['[a].md', '[a].md', true],
    ['[a].md', 'a.md', false],
    ['line\nbreak.md', 'line\nbreak.md', true],
  ])('%s on %s is %s', (pattern, path, matches) => {
    expect(globTest([pattern])(path)).toBe(matches);
  });

  it('matches nothing without patterns, and with empty ones', () => {
    expect(globTest([])('a.md')).toBe(false);
    expect(globTest(['', '/', '.'])('a.md')).toBe(false);
  });

  it('takes many stars without trying all ways', () => {
    const test = globTest([`${'a*'.repeat(200)}b`, `${'**/a/'.repeat(60)}b`]);
    expect(test(`${'a'.repeat(2000)}`)).toBe(false);
    expect(test(`${'a/'.repeat(500)}c`)).toBe(false);
  });
});
