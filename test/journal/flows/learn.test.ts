import { describe, expect, it } from 'vitest';
import { forgetLearning, learn, listLearnings } from '../../../src/flows/learn.ts';
import { readSurroundings } from '../../../src/flows/pull-surroundings.ts';
import { git, makeRemote, makeVault, put, read } from '../store/vault.ts';

const registry =
  '---\ntype: registry\n---\n\n# Journal\n\n| Project | Status | Repo | Last Active | Description |\n| --- | --- | --- | --- | --- |\n';
const vault = () => makeVault({ 'INDEX.md': registry });
const id = () => crypto.randomUUID();
const given = {
  get id() {
    return id();
  },
  date: '2026-08-11',
  globs: ['lib/llm/**'],
  note: 'A client that leaves keeps its slot',
  source: 'ai-dynamo/dynamo#412',
  repo: 'ai-dynamo/dynamo',
};
const file = 'learnings/a-client-that-leaves-keeps-its-slot.md';
const options = (root: string, more: object = {}) => ({
  root,
  dryRun: false,
  push: false,
  warn: () => {},
  ...more,
});
const all = { path: null, repo: null, all: false };

describe('a pull request', () => {
  it('says which learnings could not be read', async () => {
    const root = vault();
    await learn(given, options(root));
    const broken = ['a', 'b', 'c', 'd', 'e'].map((name) => [
      `learnings/${name}.md`,
      '---\ntype: learning\ndate: 2026-08-11\n---\n\n# x\n',
    ]);
    put(root, Object.fromEntries(broken));
    const asked = { repo: 'ai-dynamo/dynamo', number: 7, github: null, head: '0'.repeat(40) };
    const { learnings, notes } = await readSurroundings({ ...asked, journal: root });
    expect(learnings).toHaveLength(1);
    expect(notes).toHaveLength(4);
    expect(notes[0]).toBe("the learning 'learnings/a.md' was not read: it names no 'paths'");
    expect(notes[3]).toContain('2 more learnings were not read');
  });
});

describe('learn', () => {
  it('commits the learning and its row, and nothing of others', async () => {
    const root = vault();
    put(root, { 'planner/notes.md': 'somebody is writing\n' });
    git(root, 'add', 'planner/notes.md');
    const report = await learn(given, options(root));
    expect(report).toMatchObject({
      schema: 'dyn-audit/learn@1',
      action: 'add',
      learnings: [{ file, globs: given.globs, note: given.note, status: 'active' }],
      unread: [],
      write: { pushed: false, spooled: false },
    });
    const committed = git(root, 'show', '--format=%s', '--name-only', 'HEAD').trim().split('\n');
    expect(committed.filter(Boolean)).toEqual([
      'learnings: add A client that leaves keeps its slot',
      'INDEX.md',
      'learnings/INDEX.md',
      file,
    ]);
    expect(git(root, 'status', '--porcelain').trim()).toBe('A  planner/notes.md');
  });

  it('is pushed, and seen in another clone', async () => {
    const root = vault();
    const { other } = makeRemote(root);
    const report = await learn(given, options(root, { push: true }));
    expect(report.write).toMatchObject({ pushed: true, why: null });
    git(other, 'pull', '-q');
    expect(listLearnings({ root: other, ...all }).learnings.map((each) => each.file)).toEqual([
      file,
    ]);
  });

  it('writes nothing for a dry run, and shows what it would', async () => {
    const root = vault();
    const report = await learn(given, options(root, { dryRun: true }));
    expect(report).toMatchObject({ learnings: [], write: { commit: null } });
    expect(report.write?.diff).toContain('+paths: [lib/llm/**]');
    expect(git(root, 'status', '--porcelain')).toBe('');
  });

  it('keeps no secret, in the note or in the source', async () => {
    const root = vault();
    const secret = ['ghp', 'A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8'].join('_');
    const warnings: string[] = [];
    const report = await learn(
      { ...given, note: `The token ${secret} was in a log`, source: `a run with ${secret}` },
      options(root, { warn: (line: string) => warnings.push(line) }),
    );
    const text = read(root, report.write?.paths.find((path) => path !== 'INDEX.md') ?? '');
    expect(`${git(root, 'log', '-p')}${text}${JSON.stringify(report)}`).not.toContain(secret);
    expect(warnings.join('\n')).toContain('replaced 2 secrets');
  });

  it('refuses a folder that holds no journal', async () => {
    await expect(learn(given, options('/nonexistent'))).rejects.toThrow('expected a folder');
  });
});

describe('listLearnings', () => {
  it('asks for a path, a repository, and for retired ones', async () => {
    const root = vault();
    await learn(given, options(root));
    await learn({ ...given, globs: ['docs/**'], note: 'Docs', repo: null }, options(root));
    await learn({ ...given, globs: ['lib'], note: 'All of lib', repo: 'o/other' }, options(root));
    const names = (asked: object) =>
      listLearnings({ root, ...all, ...asked }).learnings.map((each) => each.note);
    expect(names({})).toEqual([given.note, 'All of lib', 'Docs']);
    expect(names({ path: 'lib/llm/src/http.rs' })).toEqual([given.note, 'All of lib']);
    expect(names({ path: 'docs/a.md' })).toEqual(['Docs']);
    expect(names({ path: 'other/a.md' })).toEqual([]);
    expect(names({ repo: 'AI-Dynamo/dynamo' })).toEqual([given.note, 'Docs']);
    await forgetLearning({ id: id(), date: '2026-08-12', file: 'docs' }, options(root));
    expect(names({})).toEqual([given.note, 'All of lib']);
    expect(names({ all: true })).toEqual([given.note, 'All of lib', 'Docs']);
  });

  it('names a learning that cannot be read', () => {
    const root = vault();
    put(root, { 'learnings/x.md': '---\ntype: learning\npaths: [lib]\n---\nx\n' });
    expect(listLearnings({ root, ...all })).toMatchObject({
      learnings: [],
      unread: [{ file: 'learnings/x.md', why: "it has no 'date' as YYYY-MM-DD" }],
    });
  });
});
