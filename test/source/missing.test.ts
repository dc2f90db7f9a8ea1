import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSource } from '../../src/source/index.ts';
import { git, makeFolder, makeRepository } from './repository.ts';

async function readHead(root: string) {
  const source = await openSource({ root, rev: 'HEAD', cwd: root });
  const { files } = await source.list();
  const read = await source.readMany(files);
  return { read: read.files.map((file) => file.path), skipped: read.skipped };
}

function objectFile(root: string, rev: string): string {
  const id = git(root, 'rev-parse', rev).trim();
  return join(root, '.git/objects', id.slice(0, 2), id.slice(2));
}

describe('objects that are not there', () => {
  it('are skipped, and the files around them are read', async () => {
    const root = makeRepository({ 'a.rs': 'a', 'b.rs': 'b', 'c.rs': 'c' });
    rmSync(objectFile(root, 'HEAD:b.rs'));
    expect(await readHead(root)).toEqual({
      read: ['a.rs', 'c.rs'],
      skipped: [{ path: 'b.rs', why: 'its object is not in this clone' }],
    });
  });

  it('or are damaged are skipped, and the files around them are read', async () => {
    const root = makeRepository({ 'a.rs': 'a', 'b.rs': 'b'.repeat(5000), 'c.rs': 'c' });
    const file = objectFile(root, 'HEAD:b.rs');
    chmodSync(file, 0o644);
    writeFileSync(file, 'garbage');
    const { read, skipped } = await readHead(root);
    expect(read).toEqual(['a.rs', 'c.rs']);
    expect(skipped.map((each) => each.path)).toEqual(['b.rs']);
  });

  it('in a partial clone are not fetched', async () => {
    const origin = makeRepository({ 'lib/a.rs': 'a', 'b.rs': 'b' });
    git(origin, 'config', 'uploadpack.allowFilter', 'true');
    const folder = makeFolder();
    const from = `file://${origin}`;
    git(folder, 'clone', '-q', '--no-checkout', '--filter=blob:none', from, 'part');
    const root = join(folder, 'part');
    const missing = () =>
      git(root, 'rev-list', '--objects', '--missing=print', 'HEAD').match(/^\?/gm)?.length;
    expect(missing()).toBe(2);
    const { read, skipped } = await readHead(root);
    expect(read).toEqual([]);
    expect(skipped).toEqual([
      { path: 'b.rs', why: 'its object is not in this clone' },
      { path: 'lib/a.rs', why: 'its object is not in this clone' },
    ]);
    expect(missing()).toBe(2);
  });
});
