import { describe, expect, it } from 'vitest';
import type { LearningEntry } from '../../../src/model/journal.ts';
import { common, type Files, file, legacy, plan } from './vault.ts';

const learning: LearningEntry = {
  kind: 'learning',
  repo: 'ai-dynamo/dynamo',
  globs: ['lib/llm/**'],
  note: 'A client that leaves keeps its slot',
  source: 'ai-dynamo/dynamo#412',
  ...common,
};
const path = 'learnings/a-client-that-leaves-keeps-its-slot.md';
const later = { id: 'op-2', date: '2026-08-12' };

describe('a learning', () => {
  it('is a file of its own, in a folder that is a project of the journal', async () => {
    const files = await file(learning, legacy);
    expect(files[path]).toBe(
      '---\ntype: learning\nrepo: ai-dynamo/dynamo\npaths: [lib/llm/**]\nsource: ai-dynamo/dynamo#412\n' +
        'date: 2026-08-11\nstatus: active\nlast-updated: 2026-08-11\n---\n\n# A client that leaves keeps its slot\n\n' +
        'A client that leaves keeps its slot\n',
    );
    expect(files['learnings/INDEX.md']).toContain('project: learnings');
    expect(files['INDEX.md']).toContain('[learnings](./learnings/INDEX.md)');
    expect((await plan(learning, legacy)).subject).toBe(
      'learnings: add A client that leaves keeps its slot',
    );
  });

  it('changes nothing of others but the day in the index and the registry', async () => {
    const before = await file(learning, legacy);
    const after = await file({ ...learning, ...later, note: 'Another' }, before);
    const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
    expect(changed.sort()).toEqual(['INDEX.md', 'learnings/INDEX.md', 'learnings/another.md']);
  });

  it('takes another name where one is taken, and is not said twice', async () => {
    const files = await file(learning, legacy);
    const other = await file({ ...learning, ...later, globs: ['lib/runtime/**'] }, files);
    expect(Object.keys(other)).toContain(path.replace('.md', '-2.md'));
    await expect(plan({ ...learning, ...later }, files)).rejects.toThrow(
      `expected a new learning, '${path}' says the same`,
    );
  });

  it('is said anew after it was retired', async () => {
    const files = await file(learning, legacy);
    const retired = await file({ kind: 'retired', file: path, ...common }, files);
    expect(Object.keys(await file({ ...learning, ...later }, retired))).toContain(
      path.replace('.md', '-2.md'),
    );
  });

  it.each([
    ['# Slots\n\nThey stay.', 'Slots', 'They stay.'],
    ['# Slots', 'Slots', 'Slots'],
    ['x <!-- dyn-journal-disable-file --> y', 'x y', 'x <!-- dyn-journal-disable-file --> y'],
    ['- [a](b.md) `c`', 'a(b.md) c', '- [a](b.md) `c`'],
    [`${'word '.repeat(40)}`, `${'word '.repeat(16)}`.trim(), `${'word '.repeat(40)}`.trim()],
  ])('%j has a title of one line', async (note, title, text) => {
    const files = await file({ ...learning, note }, legacy);
    const name = Object.keys(files).find((each) => /^learnings\/(?!INDEX)/.test(each)) ?? '';
    expect(files[name]?.split('---\n').at(-1)).toBe(`\n# ${title}\n\n${text}\n`);
  });

  it.each<[string, Partial<LearningEntry>, string]>([
    ['no globs', { globs: [] }, 'expected a glob of paths, got none'],
    ['an absolute glob', { globs: ['/etc/**'] }, 'without a slash in front'],
    ['a glob that leads out', { globs: ['lib/../../x'] }, "without '.' and '..'"],
    ['a negated glob', { globs: ['!lib/**'] }, "'!' says which are not"],
    ['an open bracket', { globs: ['lib/[ab'] }, 'whose brackets and braces are closed'],
    ['a glob over lines', { globs: ['a\nb'] }, 'in one line'],
    ['a glob that takes too long', { globs: ['*a*a*a*a*'] }, 'with fewer stars'],
    ['no note', { note: ' \n' }, 'expected a note, got nothing'],
    ['no source', { source: ' ' }, 'expected who or what the learning comes from'],
    ['a source over lines', { source: 'a\nb' }, 'expected the source in one line'],
    ['an open fence', { note: 'x\n\n```\ny' }, 'expected'],
    ['another repository', { repo: 'dynamo' }, 'expected the repository as owner/name'],
  ])('is refused: %s', async (_, more, message) => {
    await expect(plan({ ...learning, ...more }, legacy)).rejects.toThrow(message);
  });

  it.each(['con', 'Index', 'README'])(
    'named %s has a name that every system can write',
    async (note) => {
      const names = Object.keys(await file({ ...learning, note }, legacy));
      expect(names.filter((name) => name.startsWith('learnings/')).sort()).toEqual([
        'learnings/INDEX.md',
        `learnings/${note.toLowerCase()}-2.md`,
      ]);
    },
  );
});

describe('retiring', () => {
  const retire = async (given: string, files: Files) =>
    file({ kind: 'retired', file: given, ...later }, files);

  it.each([path, path.slice('learnings/'.length), path.slice('learnings/'.length, -3)])(
    'marks %s and keeps its text',
    async (given) => {
      const files = await file(learning, legacy);
      const after = await retire(given, files);
      expect(after[path]).toBe(
        files[path]
          ?.replace('status: active', 'status: retired')
          .replace('last-updated: 2026-08-11', 'last-updated: 2026-08-12'),
      );
    },
  );

  it.each([
    ['nothing of that name', 'x', 'expected a file of learnings/ (a-client'],
    ['a way out', '../INDEX', 'expected a file of learnings/'],
    ['the index', 'INDEX', 'expected a file of learnings/'],
  ])('refuses %s', async (_, given, message) => {
    const files = await file(learning, legacy);
    await expect(retire(given, files)).rejects.toThrow(message);
  });

  it('refuses what is retired already, and what is no learning', async () => {
    const files = await retire(path, await file(learning, legacy));
    await expect(retire(path, files)).rejects.toThrow('is retired');
    const others = { ...files, 'learnings/plain.md': '# Plain\n' };
    await expect(retire('plain', others)).rejects.toThrow("'learnings/plain.md' is none");
  });
});
