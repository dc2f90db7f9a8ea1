import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/errors.ts';
import { resolvePaths } from '../../src/source/index.ts';
import { makeFolder, write } from './repository.ts';

const files = ['Cargo.toml', 'docs/Cargo.toml', 'lib/a.rs', 'lib/deep/b.rs', 'library/c.rs'].map(
  (path) => ({ path, blob: path }),
);

function makeSource() {
  const root = makeFolder();
  write(root, Object.fromEntries(files.map(({ path }) => [path, ''])));
  return { root, kind: 'worktree' as const, rev: null };
}

describe('resolvePaths', () => {
  it('takes lib and components where they hold Rust, else everything', () => {
    const source = makeSource();
    const { paths, includes } = resolvePaths(source, null, files);
    expect(paths).toEqual(['lib']);
    expect(['lib/a.rs', 'lib', 'library/c.rs', 'a.rs'].map(includes)).toEqual([
      true,
      true,
      false,
      false,
    ]);
    const other = [{ path: 'src/a.rs', blob: '' }];
    expect(resolvePaths(source, [], other).paths).toEqual(['.']);
    expect(resolvePaths(source, [], other).includes('src/a.rs')).toBe(true);
  });

  it('brings every spelling of a path to one', () => {
    const source = makeSource();
    symlinkSync('lib/deep', join(source.root, 'short'));
    const spelled = ['lib/deep', './lib/deep/', 'lib//deep', 'lib/x/../deep', 'short'];
    const asked = [...spelled, join(source.root, 'lib/deep'), 'lib/a.rs'];
    expect(resolvePaths(source, asked, files).paths).toEqual(['lib/deep', 'lib/a.rs']);
    expect(resolvePaths(source, ['.'], files).paths).toEqual(['.']);
  });

  it('refuses what lies outside the root', () => {
    const source = makeSource();
    symlinkSync('/etc', join(source.root, 'out'));
    for (const path of ['..', '../x', '/etc', 'lib/../../x', 'out', 'out/passwd', '']) {
      const call = () => resolvePaths(source, [path], files);
      expect(call).toThrow(UserError);
      expect(call).toThrow('--paths expects files or folders below');
    }
  });

  it('refuses what holds no Rust', () => {
    const source = makeSource();
    for (const path of ['none', 'docs', 'Cargo.toml', 'lib/a', '*.rs']) {
      expect(() => resolvePaths(source, [path], files)).toThrow('there are none at');
    }
    expect(() => resolvePaths(source, ['x\n\x1b'], files)).toThrow(
      'there are none at "x\\n\\u001b"',
    );
  });

  it('does not ask the disk about a revision', () => {
    const source = { ...makeSource(), kind: 'revision' as const, rev: 'f'.repeat(40) };
    symlinkSync('/etc', join(source.root, 'old'));
    const old = [{ path: 'old/a.rs', blob: '' }];
    expect(resolvePaths(source, ['old'], old).paths).toEqual(['old']);
    expect(() => resolvePaths(source, ['../old'], old)).toThrow('below');
    expect(() => resolvePaths(source, ['new'], old)).toThrow('none at new in ffffffffffff');
  });
});
