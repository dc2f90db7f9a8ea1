import { chmodSync, existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { UserError } from '../../../src/model/errors.ts';
import {
  git,
  heal,
  makeVault,
  open,
  options,
  put,
  read,
  registry,
  worklog,
  write,
} from './vault.ts';

describe('write', () => {
  it('commits one entry with its trailer and leaves nothing behind', async () => {
    const root = makeVault();
    const report = await write(root, worklog('first-1'));
    expect(report).toMatchObject({
      paths: ['p/WORKLOG.md', 'INDEX.md'],
      commit: git(root, 'rev-parse', 'HEAD').trim(),
      pushed: false,
      spooled: false,
    });
    expect(git(root, 'log', '-1', '--format=%B')).toBe('p: first-1\n\nJournal-Op: first-1\n\n');
    expect(git(root, 'status', '--porcelain')).toBe('');
    expect(read(root, 'p/WORKLOG.md')).toBe('# Log\n\n## 2026-08-11: first-1\n\nWhat was found.\n');
    expect(read(root, 'INDEX.md')).toBe(`${registry}| p | 2026-08-11 | |\n`);
  });

  it('begins a branch that has no commit', async () => {
    const root = makeVault();
    git(root, 'checkout', '-q', '--orphan', 'fresh');
    git(root, 'rm', '-rfq', '.');
    const { commit } = await write(root, worklog('first-1'));
    expect(git(root, 'log', '--format=%H').trim()).toBe(commit);
  });

  it('leaves staged and unstaged work in the same files where it was', async () => {
    const root = makeVault({ 'p/WORKLOG.md': '# Log\n\n## 2026-08-01: old\n\nText.\n' });
    put(root, { 'INDEX.md': `${registry}\nstaged\n`, 'new.md': 'new\n' });
    git(root, 'add', 'INDEX.md', 'new.md');
    put(root, {
      'INDEX.md': `${registry}\nstaged\nunstaged\n`,
      'p/WORKLOG.md': '# Log\n\nmine\n\n## 2026-08-01: old\n\nText.\n',
    });
    await write(root, worklog('first-1'));
    expect(git(root, 'show', 'HEAD:INDEX.md')).toBe(`${registry}| p | 2026-08-11 | |\n`);
    expect(git(root, 'diff', '--cached', '--name-only')).toBe('INDEX.md\nnew.md\n');
    expect(git(root, 'show', ':INDEX.md')).toBe(`${registry}| p | 2026-08-11 | |\n\nstaged\n`);
    expect(read(root, 'INDEX.md')).toBe(`${registry}| p | 2026-08-11 | |\n\nstaged\nunstaged\n`);
    expect(git(root, 'diff', '-U0', 'p/WORKLOG.md')).toMatch(/^\+mine\n\+$/m);
    expect(git(root, 'show', 'HEAD:p/WORKLOG.md')).not.toContain('mine');
    expect(git(root, 'show', '--name-only', '--format=', 'HEAD')).toBe('INDEX.md\np/WORKLOG.md\n');
  });

  it('does not commit a file that somebody has not committed', async () => {
    const root = makeVault();
    put(root, { 'p/WORKLOG.md': '# Mine\n' });
    await write(root, worklog('first-1'));
    expect(git(root, 'show', 'HEAD:p/WORKLOG.md')).toMatch(/^# Log\n/);
    expect(read(root, 'p/WORKLOG.md')).toMatch(/^# Mine\n\n## 2026-08-11/);
    expect(git(root, 'status', '--porcelain')).toBe(' M p/WORKLOG.md\n');
  });

  it('puts no row into a table that somebody has not committed', async () => {
    const root = makeVault();
    git(root, 'rm', '-q', '--cached', 'INDEX.md');
    git(root, 'commit', '-q', '-m', 'without');
    await expect(write(root, worklog('first-1'))).rejects.toThrow(
      'expected INDEX.md to be committed before an entry is written to it',
    );
    expect(read(root, 'INDEX.md')).toBe(registry);
    expect(git(root, 'status', '--porcelain')).toBe('?? INDEX.md\n');
  });

  it('does not bring back what somebody deleted', async () => {
    const root = makeVault({ 'p/WORKLOG.md': '# Log\n' });
    git(root, 'rm', '-q', 'p/WORKLOG.md');
    await write(root, worklog('first-1'));
    expect(git(root, 'show', 'HEAD:p/WORKLOG.md')).toContain('first-1');
    expect(git(root, 'status', '--porcelain')).toBe('D  p/WORKLOG.md\n');
    expect(existsSync(join(root, 'p/WORKLOG.md'))).toBe(false);
  });

  it('writes nothing when the check refuses', async () => {
    const root = makeVault();
    const store = await open(root, {
      check: async (files) => {
        expect(files.map(({ path }) => path)).toEqual(['p/WORKLOG.md', 'INDEX.md']);
        throw new UserError('expected no secret');
      },
    });
    const asked = { push: false, pushOthers: false, dryRun: false, waitMs: 2000 };
    await expect(store.write({ entry: worklog('first-1'), ...asked })).rejects.toThrow('no secret');
    expect(git(root, 'status', '--porcelain')).toBe('');
    expect((await store.status()).pending).toEqual([]);
  });

  it('shows the diff and changes nothing for a trial', async () => {
    const root = makeVault();
    const store = await open(root);
    const asked = { push: true, pushOthers: false, dryRun: true, waitMs: 2000 };
    const report = await store.write({ entry: worklog('first-1'), ...asked });
    expect(report.commit).toBe(null);
    expect(report.diff).toContain('+++ b/p/WORKLOG.md');
    expect(report.diff).toContain('+| p | 2026-08-11 | |');
    expect(git(root, 'status', '--porcelain')).toBe('');
    expect(git(root, 'rev-list', '--count', 'HEAD')).toBe('1\n');
  });

  it('brings files along as they are', async () => {
    const root = makeVault({ '.gitattributes': '* text=auto\n' });
    const store = await open(root);
    const bytes = Buffer.from([0, 1, 13, 10, 255]);
    writeFileSync(join(root, '.git/raw'), bytes);
    const blob = await store.keepBytes(join(root, '.git/raw'));
    const artifacts = [{ path: 'raw.bin', blob, mode: '100644', size: 5 }] as const;
    const entry = { kind: 'benchmark', id: 'bench-1', date: '2026-08-11', project: 'p' } as const;
    await write(root, { ...entry, slug: 's', title: 't', readme: '', artifacts });
    expect(git(root, 'rev-parse', 'HEAD:p/s/raw.bin').trim()).toBe(blob);
    expect(git(root, 'status', '--porcelain')).toBe('');
  });

  it.each([
    ['../out.md', 'inside the journal'],
    ['.git/config', 'inside the journal'],
    ['a\nb.md', 'inside the journal'],
    ['link/WORKLOG.md', 'to be no link'],
    ['INDEX.md/WORKLOG.md', 'to be a folder'],
  ])('refuses to write to %j', async (file, message) => {
    const root = makeVault();
    symlinkSync('/tmp', join(root, 'link'));
    await expect(write(root, worklog('first-1', { file }))).rejects.toThrow(message);
    expect(git(root, 'status', '--porcelain')).toBe('?? link\n');
  });

  it('says one line where there is no repository, no user, no room to write', async () => {
    await expect(open('/')).rejects.toThrow('expected the journal to be a git repository');
    await expect(open('/nowhere')).rejects.toThrow('expected a folder');
    const root = makeVault();
    git(root, 'config', '--unset', 'user.email');
    git(root, 'config', 'user.useConfigOnly', 'true');
    await expect(write(root, worklog('first-1'))).rejects.toThrow('user.name and user.email');
    expect(git(root, 'status', '--porcelain')).toBe('');
  });

  it.skipIf(process.getuid?.() === 0)(
    'keeps the entry where a folder may not be written to',
    async () => {
      const root = makeVault({ 'p/WORKLOG.md': '# Log\n' });
      chmodSync(join(root, 'p'), 0o555);
      const report = await write(root, worklog('first-1'));
      chmodSync(join(root, 'p'), 0o755);
      expect(report).toMatchObject({ commit: null, spooled: true });
      await heal(root);
      expect(git(root, 'show', 'HEAD:p/WORKLOG.md')).toContain('first-1');
    },
  );

  it('keeps mode, line ends and byte order mark of a file', async () => {
    const root = makeVault({ 'p/WORKLOG.md': '\ufeff# Log\r\n\r\ntext' });
    chmodSync(join(root, 'p/WORKLOG.md'), 0o755);
    git(root, 'commit', '-qam', 'mode');
    await write(root, worklog('first-1'));
    expect(read(root, 'p/WORKLOG.md')).toMatch(
      /^\ufeff# Log\r\n\r\ntext\r\n\r\n## .*\r\n\r\n.*\r\n$/,
    );
    expect(git(root, 'ls-tree', 'HEAD', 'p/WORKLOG.md')).toMatch(/^100755/);
    expect(git(root, 'status', '--porcelain')).toBe('');
  });

  it('keeps the line ends that git gives the work tree', async () => {
    const root = makeVault({ 'p/WORKLOG.md': '# Log\n' });
    git(root, 'config', 'core.autocrlf', 'true');
    put(root, { 'p/WORKLOG.md': '# Log\r\n', 'INDEX.md': registry.replaceAll('\n', '\r\n') });
    await write(root, worklog('first-1'));
    expect(git(root, 'show', 'HEAD:p/WORKLOG.md')).not.toContain('\r');
    expect(read(root, 'p/WORKLOG.md')).toMatch(/^# Log\r\n\r\n## .*\r\n\r\n.*\r\n$/);
    expect(git(root, 'status', '--porcelain')).toBe('');
  });

  it('leaves what is not checked out so', async () => {
    const root = makeVault({ 'p/WORKLOG.md': '# Log\n', 'q/a.md': 'a\n' });
    git(root, 'sparse-checkout', 'set', '--cone', 'q');
    await write(root, worklog('first-1'));
    expect(git(root, 'show', '--name-only', '--format=', 'HEAD')).toBe('INDEX.md\np/WORKLOG.md\n');
    expect(git(root, 'ls-files', '-t', 'p')).toBe('S p/WORKLOG.md\n');
    expect([git(root, 'status', '--porcelain'), existsSync(join(root, 'p'))]).toEqual(['', false]);
  });

  it('writes nothing past a filter, such as an encryption', async () => {
    const root = makeVault({ '.gitattributes': 'p/** filter=hide\n' });
    git(root, 'config', 'filter.hide.clean', 'rev');
    await expect(write(root, worklog('first-1'))).rejects.toThrow(
      "sets 'hide' for p/WORKLOG.md: nothing is written past it",
    );
    expect(git(root, 'status', '--porcelain', '-uall')).toBe('');
    git(root, 'config', '--unset', 'filter.hide.clean');
    expect(await write(root, worklog('first-2'))).toMatchObject({ spooled: false });
  });

  it('is not led to another repository by the environment of a hook', async () => {
    const [root, other] = [makeVault(), makeVault()];
    vi.stubEnv('GIT_DIR', join(other, '.git'));
    vi.stubEnv('GIT_INDEX_FILE', join(other, '.git/index'));
    vi.stubEnv('GIT_WORK_TREE', other);
    const { commit } = await write(root, worklog('first-1'));
    vi.unstubAllEnvs();
    expect(git(root, 'rev-parse', 'HEAD').trim()).toBe(commit);
    expect(git(other, 'rev-list', '--count', 'HEAD')).toBe('1\n');
  });

  it('works below the top of a repository, and only there', async () => {
    const top = makeVault({ 'notes/INDEX.md': registry });
    await write(join(top, 'notes'), worklog('first-1'));
    expect(git(top, 'show', '--name-only', '--format=', 'HEAD')).toBe(
      'notes/INDEX.md\nnotes/p/WORKLOG.md\n',
    );
    expect(git(top, 'status', '--porcelain')).toBe('');
  });

  it('gives the same entry once, however often it is written', async () => {
    const root = makeVault();
    git(root, 'remote', 'add', 'origin', '/nowhere/at/all');
    const first = await write(root, worklog('first-1'));
    const second = await write(root, worklog('first-1'));
    expect(second.commit).toBe(first.commit);
    expect(git(root, 'rev-list', '--count', 'HEAD')).toBe('2\n');
    expect(options.columns.registry.project).toEqual(['Project']);
  });
});
