import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeRepository, writeFiles } from '../../journal/vault/repository.ts';
import { dynJournal } from './journal.ts';

const registry = (rows = '') =>
  `---\ntype: registry\n---\n\n# Journal\n\n| Project | Status | Repo | Last Active | Description |\n| --- | --- | --- | --- | --- |\n${rows}`;
const row = '| [kv](./kv/INDEX.md) | active | example/kv | 2026-03-04 | Keys |\n';
const project =
  '---\nproject: kv\ntype: project\nrepo: example/kv\nbranch: null\nstatus: active\nlast-updated: 2026-03-04\n---\n\n# kv\n\nKeys\n';
const clean = { 'INDEX.md': registry(row), 'kv/INDEX.md': project };
const broken = { ...clean, 'kv/INDEX.md': project.replace('active', 'doing') };
const warned = { ...clean, 'kv/notes.md': '# notes' };

const lint = (root: string, args: readonly string[], stdin?: string) =>
  dynJournal(['lint', '--root', root, ...args], stdin === undefined ? {} : { stdin });

describe('exit code', () => {
  it.each<[string, Readonly<Record<string, string>>, readonly string[], number]>([
    ['nothing', clean, [], 0],
    ['errors', broken, [], 1],
    ['warnings', warned, [], 0],
    ['warnings beyond --max-warnings', warned, ['--max-warnings', '0'], 1],
    ['warnings up to --max-warnings', warned, ['--max-warnings', '1'], 0],
    ['errors with --compat', broken, ['--compat', 'kv/INDEX.md'], 0],
  ])('for %s', async (_, files, args, code) => {
    // Style, such as the missing line end of the notes, is looked at in files that changed.
    const { 'INDEX.md': index = '', ...rest } = files;
    const root = makeRepository({ 'INDEX.md': index });
    writeFiles(root, rest);
    const ended = await lint(root, args);
    expect([ended.code, ended.stderr]).toEqual([code, '']);
  });

  it('is 2 with one line for a mistake', async () => {
    const root = makeRepository(clean);
    for (const args of [
      ['--all', '--changed'],
      ['--all', 'kv'],
      ['--stdin'],
      ['--stdin-filename', 'kv/INDEX.md'],
      ['--stdin', '--stdin-filename', 'kv/INDEX.md', '--fix'],
      ['--compat', '--fix'],
      ['--max-warnings', 'x'],
      ['--format', 'html'],
      ['--explain', 'J999'],
      ['--rules', '--format', 'sarif'],
      ['none.md'],
      ['--baseline', ''],
    ]) {
      const ended = await lint(root, args);
      expect([args, ended.code, ended.stdout]).toEqual([args, 2, '']);
      expect(ended.stderr).toMatch(/^error: [^\n]*expected[^\n]*\n$/);
    }
  });
});

describe('report', () => {
  it('names places', async () => {
    const { stdout } = await lint(makeRepository(broken), []);
    expect(stdout).toMatch(/^kv\/INDEX\.md:6:9: error: Unexpected .* \[J011 field-value\]$/m);
    expect(stdout).toMatch(/^1 error, .* in 2 files/m);
  });

  it.each(['json', 'sarif', 'github'])('comes as %s', async (format) => {
    const { stdout, code } = await lint(makeRepository(broken), ['--format', format]);
    expect([code, stdout.includes('J011')]).toEqual([1, true]);
    if (format === 'json') expect(JSON.parse(stdout).summary.errors).toBe(1);
  });

  it('goes to a file', async () => {
    const root = makeRepository(clean);
    const file = join(root, '.report.txt');
    const { stdout } = await lint(root, ['--output', file]);
    expect([stdout, readFileSync(file, 'utf8')]).toEqual(['', 'No problems in 2 files\n']);
  });

  it('never shows the text of a secret', async () => {
    const secret = `${'ghp'}_aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0dF3gJ6`;
    const text = `# notes\n\n<!-- dyn-journal-disable-file -->\n\ntoken ${secret}\n`;
    for (const format of ['text', 'json', 'sarif', 'github']) {
      const root = makeRepository({ ...clean, 'kv/notes.md': text });
      const { stdout, code } = await lint(root, ['--all', '--format', format]);
      expect([code, stdout.includes('J070'), stdout.includes(secret)]).toEqual([1, true, false]);
    }
  });
});

describe('--fix', () => {
  it('mends what changed and leaves the rest', async () => {
    const root = makeRepository(clean);
    writeFiles(root, { 'kv/notes.md': '# notes' });
    const { stdout, code } = await lint(root, ['--fix']);
    expect([code, stdout]).toEqual([0, 'No problems in 1 file; 1 fixed\n']);
    expect(readFileSync(join(root, 'kv/notes.md'), 'utf8')).toBe('# notes\n');
    expect((await lint(root, ['--fix'])).stdout).toBe('No problems in 1 file\n');
  });
});

describe('--stdin', () => {
  it('lints what an editor has', async () => {
    const root = makeRepository(clean);
    const args = ['--stdin', '--stdin-filename', 'kv/INDEX.md'];
    expect((await lint(root, args, project)).code).toBe(0);
    const ended = await lint(root, args, broken['kv/INDEX.md']);
    expect([ended.code, ended.stdout.includes('kv/INDEX.md:6:9')]).toEqual([1, true]);
  });
});

describe('the rules', () => {
  it('are listed, and explained by id or by name', async () => {
    const root = makeRepository(clean);
    const list = (await lint(root, ['--rules'])).stdout;
    expect(list).toMatch(/^J001 frontmatter \(error\): /m);
    expect(list.match(/^J\d{3} /gm)?.length).toBeGreaterThan(20);
    const explained = (await lint(root, ['--explain', 'j011'])).stdout;
    expect(explained).toMatch(/^J011 field-value\nerror, fixable\n/);
    expect((await lint(root, ['--explain', 'field-value'])).stdout).toBe(explained);
    const { rules } = JSON.parse((await lint(root, ['--rules', '--format', 'json'])).stdout);
    expect(rules[0]).toMatchObject({ id: 'J001', name: 'frontmatter', severity: 'error' });
  });
});
