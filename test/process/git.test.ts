import { afterEach, describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/errors.ts';
import { runGit } from '../../src/process/index.ts';
import { git, makeFolder, makeRepository } from '../source/repository.ts';

const before = { ...process.env };
afterEach(() => {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
});

describe('runGit', () => {
  it('gives exit code, output and error text', async () => {
    const root = makeRepository({ 'a.rs': 'one' });
    const good = await runGit(['cat-file', '-p', 'HEAD:a.rs'], { cwd: root });
    expect([good.code, good.stdout.toString(), good.stderr]).toEqual([0, 'one', '']);
    const bad = await runGit(['cat-file', '-p', 'HEAD:b.rs'], { cwd: root });
    expect(bad.code).toBe(128);
    expect(bad.stderr).toContain("path 'b.rs' does not exist");
  });

  it('hands its input on, without a shell in between', async () => {
    const root = makeRepository({});
    const result = await runGit(['hash-object', '--stdin', '--no-filters'], {
      cwd: root,
      input: '$(touch x)',
    });
    expect(result.stdout.toString().trim()).toMatch(/^[0-9a-f]{40}$/);
    expect((await runGit(['status', '--porcelain'], { cwd: root })).stdout.toString()).toBe('');
  });

  it('ignores the repository that a hook has in its environment', async () => {
    const [root, other] = [makeRepository({ 'a.rs': '' }), makeRepository({ 'b.rs': '' })];
    process.env.GIT_DIR = `${other}/.git`;
    process.env.GIT_INDEX_FILE = `${other}/.git/index`;
    const listed = await runGit(['ls-files'], { cwd: root });
    expect(listed.stdout.toString()).toBe('a.rs\n');
  });

  it('lets given settings win over those of the repository and keeps inherited ones', async () => {
    const root = makeRepository({});
    git(root, 'config', 'demo.one', 'repository');
    process.env.GIT_CONFIG_COUNT = '1';
    process.env.GIT_CONFIG_KEY_0 = 'demo.two';
    process.env.GIT_CONFIG_VALUE_0 = 'inherited';
    const config = { 'demo.one': 'given' };
    const read = async (key: string) =>
      (await runGit(['config', key], { cwd: root, config })).stdout.toString().trim();
    expect([await read('demo.one'), await read('demo.two')]).toEqual(['given', 'inherited']);
  });

  it('says that git is missing', async () => {
    const cwd = makeFolder();
    process.env.PATH = cwd;
    const run = runGit(['version'], { cwd });
    await expect(run).rejects.toThrow(UserError);
    await expect(run).rejects.toThrow('expected the git program on PATH');
  });
});
