import { describe, expect, it } from 'vitest';
import { applyProved, makePatch } from '../../../src/proof/patch/index.ts';
import { repository } from './material.ts';

const made = () =>
  makePatch({
    files: [{ path: 'a.rs', before: 'x.clone();\n', after: 'x;\n', edition: '2021' }],
    ...{ findings: [], groups: [], run: null, commandsFor: () => [] },
  });

describe('--apply of a proof', () => {
  it('writes into a clean tree', async () => {
    const { root, read } = repository({
      'a.rs': 'x.clone();\n',
      'b.txt': 'b\n',
      '.gitignore': 'target\n',
    });
    expect(await applyProved({ root, kind: 'worktree' }, await made())).toEqual(['a.rs']);
    expect(read('a.rs')).toBe('x;\n');
  });

  it.each([
    ['a changed file elsewhere', 'b.txt', 'other\n'],
    ['an untracked file', 'c.rs', 'fn c() {}\n'],
  ])('refuses %s and writes nothing', async (_, path, text) => {
    const { root, read, write } = repository({ 'a.rs': 'x.clone();\n', 'b.txt': 'b\n' });
    write(path, text);
    const applied = applyProved({ root, kind: 'worktree' }, await made());
    await expect(applied).rejects.toThrow(
      `expects a clean work tree (git status); changed or untracked: ${path}`,
    );
    expect(read('a.rs')).toBe('x.clone();\n');
  });

  it('takes no notice of what git ignores', async () => {
    const { root, read, write } = repository({ 'a.rs': 'x.clone();\n', '.gitignore': 'target\n' });
    write('target/x', 'x');
    await applyProved({ root, kind: 'worktree' }, await made());
    expect(read('a.rs')).toBe('x;\n');
  });

  it('is for a work tree', async () => {
    const { root } = repository({ 'a.rs': 'x.clone();\n' });
    await expect(applyProved({ root, kind: 'revision' }, await made())).rejects.toThrow(
      'without --rev',
    );
  });
});
