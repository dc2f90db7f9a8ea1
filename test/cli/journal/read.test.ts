import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { texts } from '../../journal/read/files.ts';
import { git, makeFolder, makeRepository } from '../../journal/vault/repository.ts';
import { dynJournal } from './journal.ts';

const secret = `${'ghp'}_aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0dF3gJ6`;

function expectValid(name: string, text: string): void {
  const file = new URL(`../../../schemas/journal-${name}.schema.json`, import.meta.url);
  const validate = new Ajv2020({ allowUnionTypes: true }).compile(
    JSON.parse(readFileSync(file, 'utf8')),
  );
  validate(JSON.parse(text));
  expect(validate.errors ?? []).toEqual([]);
}

afterEach(() => {
  vi.unstubAllEnvs();
});

const journal = () =>
  makeRepository({
    ...texts,
    'compute/INDEX.md':
      '---\ntype: registry\n---\n# Compute\n\n| Alias | Host |\n| --- | --- |\n| draco | draco.lab-seven.example |\n',
    'kv-router/bell.md': '# A bell \u001b[31m hash\n',
  });

describe('search', () => {
  it('prints files, lines and how many there are', async () => {
    const { stdout: text, code } = await dynJournal(['search', 'hash', '--root', journal()]);
    expect(code).toBe(0);
    expect(text).toContain(
      '\nkv-router/KV_ROUTER_WORKLOG.md  Worklog\n  3: ## 2026-08-01: hashes twice\n',
    );
    expect(text).toMatch(/\n4 of 11 files with all the words\n$/);
    expect(text).toContain('\\u{1b}[31m');
  });

  it('keeps to a project and to a limit', async () => {
    const root = journal();
    const argv = ['search', 'hash', '--root', root, '--project', 'kv-router', '--limit', '1'];
    const { stdout: text } = await dynJournal(argv);
    expect(text).toMatch(/\n3 of 4 files with all the words; --limit 0 shows the other 2\n$/);
    const unknown = dynJournal(['search', 'x', '--root', root, '--project', 'nope']);
    await expect(unknown).resolves.toMatchObject({
      code: 2,
      stderr: expect.stringContaining("got 'nope'"),
    });
  });

  it('prints JSON that its schema describes', async () => {
    const argv = ['search', 'hash', '--format', 'json'];
    const { stdout: text } = await dynJournal(argv, { env: { DYN_MEMORY: journal() } });
    expectValid('search', text);
    expect(JSON.parse(text)).toMatchObject({ summary: { files: 11, matching: 4 } });
  });

  it('says that there is nothing to search for, or no journal', async () => {
    const root = journal();
    await expect(dynJournal(['search', ' ', '--root', root])).resolves.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('words'),
    });
    const none = dynJournal(['search', 'x', '--root', makeFolder()]);
    await expect(none).resolves.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('expected a journal in a git repository'),
    });
  });
});

describe('show', () => {
  it('prints fields, text and what belongs to a project', async () => {
    const { stdout: text } = await dynJournal(['show', 'kv-router', '--root', journal()]);
    expect(text).toContain('kv-router  kv-router/INDEX.md\nproject: kv-router\n');
    expect(text).toContain(
      'Entries\n  2026-08-03  one hash  kv-router/KV_ROUTER_WORKLOG.md:7\n  2026-08-01  hashes twice',
    );
    expect(text).toMatch(/Benchmarks\n {2}2026-08-02 {2}Prefix hits/);
  });

  it('prints JSON that its schema describes, for projects and reviews', async () => {
    const root = journal();
    for (const asked of ['kv-router', 'dynamo-pr-reviews', '#412']) {
      const argv = ['show', asked, '--root', root, '--format', 'json', '--limit', '1'];
      expectValid('show', (await dynJournal(argv)).stdout);
    }
  });
});

describe('match', () => {
  it('goes by the remote of a repository, and by nothing else', async () => {
    const root = journal();
    const code = makeRepository({ 'a.txt': 'x' });
    git(code, ['remote', 'add', 'origin', 'git@github.com:ai-dynamo/dynamo.git']);
    git(code, ['switch', '--quiet', '--create', 'router-hash']);
    const { stdout: text } = await dynJournal(['match', code, '--root', root]);
    expect(text.split('\n')[0]).toBe(
      'kv-router  by remote, active, branch router-hash, 2026-08-03',
    );
    const { stdout: json } = await dynJournal(['match', code, '--root', root, '--format', 'json']);
    expectValid('match', json);
    expect(JSON.parse(json)).toMatchObject({
      remotes: ['ai-dynamo/dynamo'],
      branch: 'router-hash',
    });
    const { stdout: none } = await dynJournal(['match', makeFolder(), '--root', root]);
    expect(none).toMatch(/^No project of the journal is about .* with no remote\n$/);
  });

  it('knows a linked work tree by the path of the main one', async () => {
    const code = makeRepository({ 'a.txt': 'x' });
    const linked = join(makeFolder(), 'linked');
    git(code, ['worktree', 'add', '--quiet', linked]);
    const root = makeRepository({
      'INDEX.md': '# Journal\n',
      'p/INDEX.md': `---\nproject: p\nrepo: ${code}\n---\n# p\n`,
    });
    const { stdout: text } = await dynJournal(['match', linked, '--root', root]);
    expect(text).toMatch(/^p {2}by path\n/);
    const { stdout: inside } = await dynJournal(['match', join(root, 'p'), '--root', root]);
    expect(inside).toMatch(/^p {2}by journal\n/);
  });
});

describe('redact', () => {
  it('takes no pipe for an empty text', async () => {
    const pipe = join(makeFolder(), 'pipe');
    execFileSync('mkfifo', [pipe]);
    const ended = await dynJournal(['redact', pipe, '--quiet']);
    expect([ended.code, ended.stdout]).toEqual([2, '']);
    expect(ended.stderr).toMatch(/^error: expected a file, '.*' is a pipe: give it as stdin\n$/);
  });

  it('prints the text without secrets and names of the journal, each run with the same hash', async () => {
    const root = journal();
    const stdin = `token ${secret} on draco\u2028\n`;
    const run = () => dynJournal(['redact', '--root', root], { stdin });
    const { stdout: text } = await run();
    expect(text).toMatch(
      /^token \[redacted:github-token:[0-9a-f]{4}\] on \[redacted:private-name:[0-9a-f]{4}\]\u2028\n$/,
    );
    expect((await run()).stdout).toBe(text);
  });

  it('leaves names where only secrets are asked for, and takes values of the environment', async () => {
    vi.stubEnv('MY_PASSWORD', 'open sesame 42');
    const given = { stdin: 'draco says open sesame 42\n' };
    const argv = ['redact', '-', '--root', journal(), '--no-names'];
    const { stdout: text } = await dynJournal(argv, given);
    expect(text).toMatch(/^draco says \[redacted:environment:[0-9a-f]{4}\]\n$/);
  });

  it('replaces a file, and says where, not what', async () => {
    const file = join(makeFolder(), 'run.log');
    writeFileSync(file, `a\n\n  ${secret}\n`);
    const env = { DYN_MEMORY: '/nonexistent/journal' };
    const { stdout: text, stderr } = await dynJournal(['redact', file, '--write'], { env });
    expect(text).toBe(`${file}:3:3: github-token\n${file}: 1 place redacted\n`);
    expect(readFileSync(file, 'utf8')).toMatch(
      /^a\n\n {2}\[redacted:github-token:[0-9a-f]{4}\]\n$/,
    );
    expect(stderr).toContain('warning: no journal at /nonexistent/journal');
    const again = await dynJournal(['redact', file, '--write', '--quiet'], { env });
    expect(again).toMatchObject({ stdout: `${file}: nothing to redact\n`, stderr: '' });
  });

  it('prints JSON that its schema describes', async () => {
    const argv = ['redact', '--root', journal(), '--format', 'json'];
    const { stdout: text } = await dynJournal(argv, { stdin: `x ${secret}` });
    expectValid('redact', text);
    expect(text).not.toContain(secret);
    expect(JSON.parse(text)).toMatchObject({ path: null, redactions: [{ line: 1, column: 3 }] });
  });

  it('refuses what is no text, what is not there, stdin to write to, a journal that is none', async () => {
    const root = journal();
    const file = join(makeFolder(), 'a.bin');
    writeFileSync(file, Buffer.from([0, 1, 2, 0, 255, 65]));
    const redact = (...argv: string[]) => dynJournal(['redact', ...argv]);
    await expect(redact(file, '--root', root)).resolves.toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`text in '${file}', but it is binary`),
    });
    await expect(redact('/none/x.md', '--root', root)).resolves.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('there is no such file'),
    });
    await expect(redact('--write', '--root', root)).resolves.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('expected a file, got stdin'),
    });
    await expect(redact(file, '--root', '/none')).resolves.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('journal'),
    });
  });
});

describe('schema', () => {
  it.each([
    ['journal-lint', 'dyn-journal/lint@1'],
    ['memory-config', 'dyn-journal/config@1'],
    ['memory-review', 'dyn-journal/review@1'],
  ])('prints that of %s', async (name, id) => {
    const { stdout: text } = await dynJournal(['schema', name]);
    expect(JSON.parse(text).$id).toBe(id);
  });

  it('knows none of the other program', async () => {
    const { code, stderr } = await dynJournal(['schema', 'clones']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('expected one of journal-doctor')]);
  });
});
