import { chmodSync, renameSync, rmSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSource } from '../../src/source/index.ts';
import { commit, git, makeFolder, makeRepository, write } from './repository.ts';

async function list(root: string) {
  const source = await openSource({ root, rev: null, cwd: root });
  const { files, skipped } = await source.list();
  const paths = files.map((file) => file.path);
  const blobs = Object.fromEntries(files.map((file) => [file.path, file.blob]));
  return { source, files, paths, blobs, skipped };
}

describe('the files of a worktree', () => {
  it('are Rust files, manifests and the configuration, and nothing else', async () => {
    const root = makeRepository({
      'lib/a.rs': '',
      'Cargo.toml': '',
      'lib/Cargo.toml': '',
      'lib/notCargo.toml': '',
      'dyn-audit.config.json': '{}',
      'lib/dyn-audit.config.json': '{}',
      'README.md': '',
      'a.rs.txt': '',
    });
    const { paths, skipped } = await list(root);
    expect(paths).toEqual(['Cargo.toml', 'dyn-audit.config.json', 'lib/Cargo.toml', 'lib/a.rs']);
    expect(skipped).toEqual([]);
  });

  it('include untracked ones and leave out ignored, deleted and renamed ones', async () => {
    const root = makeRepository({
      '.gitignore': 'ignored.rs\n',
      'gone.rs': '',
      'old.rs': '',
      'kept.rs': '',
    });
    write(root, { 'ignored.rs': '', 'new/untracked.rs': '' });
    rmSync(join(root, 'gone.rs'));
    renameSync(join(root, 'old.rs'), join(root, 'renamed.rs'));
    expect((await list(root)).paths).toEqual(['kept.rs', 'new/untracked.rs', 'renamed.rs']);
  });

  it('may have any name', async () => {
    const names = [
      'a b.rs',
      'line\nfeed.rs',
      'tab\t.rs',
      'quote".rs',
      'esc\x1b[31m.rs',
      ':(x)ü.rs',
    ];
    const root = makeRepository(Object.fromEntries(names.map((name) => [name, name])));
    write(root, { 'un\ntracked "x".rs': 'x' });
    const { source, files, paths, skipped } = await list(root);
    expect(paths).toEqual([...names, 'un\ntracked "x".rs'].sort());
    expect(skipped).toEqual([]);
    const read = await source.readMany(files);
    expect(read.files.find((file) => file.path === 'line\nfeed.rs')?.text).toBe('line\nfeed.rs');
  });

  it('with a name that is not UTF-8 are skipped', async () => {
    const root = makeRepository({ 'a.rs': '' });
    write(root, { x: '' });
    renameSync(
      join(root, 'x'),
      Buffer.concat([Buffer.from(`${root}/b`), Buffer.from([0xe9]), Buffer.from('.rs')]),
    );
    const { paths, skipped } = await list(root);
    expect(paths).toEqual(['a.rs']);
    expect(skipped).toEqual([{ path: 'b\uFFFD.rs', why: 'its name is not valid UTF-8' }]);
  });

  it('carry the id of what is on disk: of the commit where unmodified, their own where not', async () => {
    const root = makeRepository({ 'same.rs': 'same', 'touched.rs': 't', 'changed.rs': 'old' });
    utimesSync(join(root, 'touched.rs'), 1, 1);
    write(root, { 'changed.rs': 'new', 'untracked.rs': 'same' });
    const { blobs } = await list(root);
    const id = (path: string) => git(root, 'hash-object', path).trim();
    for (const path of ['same.rs', 'touched.rs', 'changed.rs', 'untracked.rs']) {
      expect(blobs[path]).toBe(id(path));
    }
    expect(blobs['untracked.rs']).toBe(blobs['same.rs']);
  });

  it('carry sha256 ids in a sha256 repository', async () => {
    const root = makeFolder();
    git(root, 'init', '-q', '--object-format=sha256');
    write(root, { 'a.rs': 'x' });
    commit(root);
    write(root, { 'b.rs': 'x' });
    const { blobs } = await list(root);
    expect(blobs['a.rs']).toMatch(/^[0-9a-f]{64}$/);
    expect(blobs['b.rs']).toBe(blobs['a.rs']);
  });

  it('with other line ends on disk than in git carry an id of their own', async () => {
    const root = makeRepository({ '.gitattributes': '*.rs text eol=crlf\n', 'a.rs': 'a\nb\n' });
    rmSync(join(root, 'a.rs'));
    git(root, 'checkout', 'a.rs');
    const { source, blobs } = await list(root);
    expect(source.readText?.('a.rs')).toMatchObject({ text: 'a\r\nb\r\n', blob: blobs['a.rs'] });
    expect(blobs['a.rs']).not.toBe(git(root, 'rev-parse', 'HEAD:a.rs').trim());
  });

  it('with a file that git is told not to look at carry the id of what is on disk', async () => {
    const root = makeRepository({ 'a.rs': 'old', 'b.rs': 'b', 'c.rs': 'c' });
    git(root, 'update-index', '--assume-unchanged', 'a.rs');
    git(root, 'update-index', '--skip-worktree', 'b.rs', 'c.rs');
    write(root, { 'a.rs': 'new!' });
    rmSync(join(root, 'c.rs'));
    const { paths, blobs, skipped } = await list(root);
    expect(paths).toEqual(['a.rs', 'b.rs']);
    expect(blobs['a.rs']).toBe(git(root, 'hash-object', 'a.rs').trim());
    expect(skipped).toEqual([{ path: 'c.rs', why: 'not in the sparse checkout' }]);
  });

  it('in conflict are listed once', async () => {
    const root = makeRepository({ 'a.rs': 'base\n' });
    git(root, 'checkout', '-q', '-b', 'side');
    write(root, { 'a.rs': 'side\n' });
    commit(root);
    git(root, 'checkout', '-q', 'main');
    write(root, { 'a.rs': 'main\n' });
    commit(root);
    expect(() => git(root, 'merge', 'side')).toThrow();
    const { paths, blobs } = await list(root);
    expect(paths).toEqual(['a.rs']);
    expect(blobs['a.rs']).toBe(git(root, 'hash-object', 'a.rs').trim());
  });

  it('that are links are skipped, and links to folders lead nowhere', async () => {
    const outside = makeFolder();
    write(outside, { 'secret.rs': 'secret' });
    const root = makeRepository({ 'a.rs': '', 'real/b.rs': '' });
    symlinkSync(join(outside, 'secret.rs'), join(root, 'link.rs'));
    symlinkSync(outside, join(root, 'folder'));
    commit(root);
    rmSync(join(root, 'real'), { recursive: true });
    symlinkSync(outside, join(root, 'real'));
    symlinkSync(join(outside, 'secret.rs'), join(root, 'untracked.rs'));
    const { source, paths, skipped } = await list(root);
    expect(paths).toEqual(['a.rs']);
    expect(skipped).toEqual([
      { path: 'link.rs', why: 'symbolic link' },
      { path: 'untracked.rs', why: 'symbolic link' },
    ]);
    expect(source.readText?.('folder/secret.rs')).toEqual({ why: 'behind a symbolic link' });
    expect(source.readText?.('link.rs')).toEqual({ why: 'symbolic link' });
  });

  it('of another repository inside are not listed, a submodule called x.rs is skipped', async () => {
    const root = makeRepository({ 'a.rs': '' });
    git(root, 'init', '-q', 'inner.rs');
    write(join(root, 'inner.rs'), { 'b.rs': '' });
    const inner = commit(join(root, 'inner.rs'));
    expect((await list(root)).paths).toEqual(['a.rs']);
    git(root, 'update-index', '--add', '--cacheinfo', `160000,${inner},inner.rs`);
    const { paths, skipped } = await list(root);
    expect(paths).toEqual(['a.rs']);
    expect(skipped).toEqual([{ path: 'inner.rs', why: 'submodule' }]);
  });

  it('are listed without starting a program that the repository names', async () => {
    const root = makeRepository({ '.gitattributes': '*.rs filter=evil diff=evil\n' });
    const script = join(root, 'evil.sh');
    write(root, { 'evil.sh': `#!/bin/sh\ntouch ${root}/started\ncat\n`, 'a.rs': 'a' });
    chmodSync(script, 0o755);
    // Younger than the index, of the same size and age: git has to compare content, through the filter.
    const later = new Date('2100-01-01');
    utimesSync(join(root, 'a.rs'), later, later);
    commit(root);
    write(root, { 'a.rs': 'b' });
    utimesSync(join(root, 'a.rs'), later, later);
    git(root, 'config', 'core.trustctime', 'false');
    for (const key of ['filter.evil.clean', 'filter.evil.smudge', 'core.fsmonitor', 'core.pager']) {
      git(root, 'config', key, script);
    }
    const { source, blobs } = await list(root);
    expect(blobs['a.rs']).toBe(git(root, 'hash-object', '--no-filters', 'a.rs').trim());
    expect(source.readText?.('started')).toEqual({ why: 'gone since it was listed' });
  });
});
