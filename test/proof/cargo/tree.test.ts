import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { crate, describeWithCargo, git, useLab, workspace, writeFiles } from '../with-cargo.ts';

describeWithCargo('the scratch tree', () => {
  const lab = useLab();
  const files = {
    ...crate('a', 'pub fn f() {}\n', { folder: '' }),
    'src/gone.rs': '',
    'notes/x.txt': 'x',
  };

  it('is the commit where nothing is uncommitted, whatever hooks and filters the repository names', async () => {
    const root = lab.repository({ ...files, '.gitattributes': '*.txt filter=evil\n' });
    const mark = join(lab.folder, 'started');
    writeFileSync(join(root, '.git/hooks/post-checkout'), `#!/bin/sh\ntouch ${mark}\n`, {
      mode: 0o755,
    });
    for (const end of ['smudge', 'clean', 'process'])
      git(root, 'config', `filter.evil.${end}`, `touch ${mark}; cat`);
    git(root, 'config', 'filter.evil.required', 'true');
    const workshop = await lab.open(root);
    expect([workshop.dirty, workshop.rev]).toEqual([false, git(root, 'rev-parse', 'HEAD').trim()]);
    expect(readFileSync(join(workshop.root, 'notes/x.txt'), 'utf8')).toBe('x');
    expect(existsSync(mark)).toBe(false);
  });

  it('has what is changed, deleted and added in the work tree, and nothing that is ignored', async () => {
    const root = lab.repository({ ...files, '.gitignore': '*.log\n' });
    writeFiles(root, { 'src/lib.rs': 'pub fn g() {}\n', 'src/new.rs': 'n', 'big.log': 'ignored' });
    rmSync(join(root, 'src/gone.rs'));
    const workshop = await lab.open(root);
    expect(workshop.dirty).toBe(true);
    expect(readFileSync(join(workshop.root, 'src/lib.rs'), 'utf8')).toBe('pub fn g() {}\n');
    expect(readFileSync(join(workshop.root, 'src/new.rs'), 'utf8')).toBe('n');
    expect(existsSync(join(workshop.root, 'src/gone.rs'))).toBe(false);
    expect(existsSync(join(workshop.root, 'big.log'))).toBe(false);
  });

  it('has the versions and settings that cargo reads in the work tree, ignored or not', async () => {
    const root = lab.repository({ ...files, '.gitignore': 'Cargo.lock\n.cargo\n*.toml.bak\n' });
    const lock = '# by the user\nversion = 3\n\n[[package]]\nname = "a"\nversion = "0.1.0"\n';
    writeFiles(root, { 'Cargo.lock': lock, '.cargo/config.toml': '[net]\noffline = true\n' });
    const workshop = await lab.open(root);
    expect(readFileSync(join(workshop.root, 'Cargo.lock'), 'utf8')).toBe(lock);
    expect(existsSync(join(workshop.root, '.cargo/config.toml'))).toBe(true);
    expect(workshop.dirty).toBe(false);
  });

  it.each(['worktree', 'folder'] as const)(
    'does not hold what the proof itself keeps below the audited %s',
    async (kind) => {
      const root = lab.repository(files);
      process.env.XDG_CACHE_HOME = join(root, 'mine');
      const targetDir = join(root, 'built');
      writeFiles(root, { 'built/debug/big': 'x', 'mine/dyn-audit/proof/repo/target/big': 'x' });
      const { root: tree } = await lab.open(root, { targetDir, source: { kind } });
      expect(existsSync(join(tree, 'src/lib.rs'))).toBe(true);
      expect(existsSync(join(tree, 'built'))).toBe(false);
      expect(existsSync(join(tree, 'mine/dyn-audit/proof/repo'))).toBe(false);
    },
  );

  it('follows no link out, neither one of the commit nor one of the work tree', async () => {
    const outside = join(lab.folder, 'outside');
    mkdirSync(outside);
    writeFileSync(join(outside, 'secret.rs'), 'secret');
    const root = lab.repository(files);
    symlinkSync(outside, join(root, 'way'));
    git(root, 'add', 'way');
    git(root, 'commit', '-qm', 'a link');
    // Now a folder stands where the commit has the link, and a link where it has a file.
    rmSync(join(root, 'way'));
    writeFiles(root, { 'way/new.rs': 'ours', 'way/deep/er.rs': 'ours' });
    rmSync(join(root, 'src/gone.rs'));
    symlinkSync(join(outside, 'secret.rs'), join(root, 'src/gone.rs'));
    const workshop = await lab.open(root);
    expect(readFileSync(join(workshop.root, 'way/deep/er.rs'), 'utf8')).toBe('ours');
    expect(execFileSync('ls', [outside], { encoding: 'utf8' }).trim()).toBe('secret.rs');
    expect(readlinkSync(join(workshop.root, 'src/gone.rs'))).toBe(join(outside, 'secret.rs'));
    await expect(workshop.write(new Map([['src/gone.rs', 'x']]))).rejects.toThrow(
      'no file of the scratch tree',
    );
    await expect(workshop.write(new Map([['../outside/secret.rs', 'x']]))).rejects.toThrow(
      'no file of',
    );
    expect(readFileSync(join(outside, 'secret.rs'), 'utf8')).toBe('secret');
  });

  it('is an older revision, and a folder of the repository, when that was audited', async () => {
    const root = lab.repository({
      ...workspace('in/a'),
      ...crate('a', 'pub fn old() {}\n', { folder: 'in/a' }),
    });
    const first = git(root, 'rev-parse', 'HEAD').trim();
    writeFiles(root, { 'in/a/src/lib.rs': 'pub fn new() {}\n' });
    git(root, 'commit', '-qam', 'second');
    const workshop = await lab.open(join(root, 'in'), {
      source: { prefix: 'in/', kind: 'revision', rev: first },
    });
    expect(readFileSync(join(workshop.root, 'a/src/lib.rs'), 'utf8')).toBe('pub fn old() {}\n');
    expect(workshop.packages.map(({ name, folder }) => [name, folder])).toEqual([['a', 'a']]);
  });

  it('goes without what a partial clone lacks, and says so', async () => {
    const root = lab.repository(files);
    const blob = git(root, 'rev-parse', 'HEAD:notes/x.txt').trim();
    rmSync(join(root, '.git/objects', blob.slice(0, 2), blob.slice(2)));
    rmSync(join(root, 'notes/x.txt'));
    const workshop = await lab.open(root);
    expect(workshop.dirty).toBe(false);
    expect(lab.warnings).toEqual(['proved without notes/x.txt: this clone does not have it']);
  });

  it('is a copy of a folder without git, without what was built', async () => {
    const root = join(lab.folder, 'plain');
    writeFiles(root, {
      ...files,
      '.cargo/config.toml': '',
      '.env': 'TOKEN=x',
      'target/CACHEDIR.TAG': '',
      'target/x': 'x',
      'run.sh': '',
    });
    execFileSync('chmod', ['+x', join(root, 'run.sh')]);
    const workshop = await lab.open(root, { source: { kind: 'folder' } });
    expect([workshop.rev, workshop.dirty]).toEqual([null, false]);
    const there = ['src/lib.rs', '.cargo/config.toml', '.env', 'target'].map((path) =>
      existsSync(join(workshop.root, path)),
    );
    expect(there).toEqual([true, true, false, false]);
    expect(statSync(join(workshop.root, 'run.sh')).mode & 0o111).not.toBe(0);
    await workshop.close();
    expect(existsSync(workshop.root)).toBe(false);
  });

  it('is one at a time: a second proof is told who has it', async () => {
    const root = lab.repository(files);
    const first = await lab.open(root);
    await expect(lab.open(root)).rejects.toThrow(
      `process ${process.pid} proves this repository already`,
    );
    expect(existsSync(first.root)).toBe(true);
    await first.close();
    await lab.open(root);
  });

  it('says what is missing where there is nothing to check', async () => {
    await expect(lab.open(lab.repository({ 'x.rs': '' }))).rejects.toThrow(
      'no Cargo.toml below the audited folder',
    );
    const torn = lab.repository({ 'Cargo.toml': '[package\n' });
    await expect(lab.open(torn)).rejects.toThrow(/Cargo\.toml: error: /);
    const bare = lab.repository(files);
    git(bare, 'update-ref', '-d', 'HEAD');
    await expect(lab.open(bare)).rejects.toThrow('has no commit yet');
  });
});
