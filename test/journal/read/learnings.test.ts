import { describe, expect, it } from 'vitest';
import { readLearnings } from '../../../src/journal/read/index.ts';

const read = (texts: Readonly<Record<string, string | null>>) =>
  readLearnings({ paths: Object.keys(texts), text: (path) => texts[path] ?? null });

const head = 'type: learning\npaths: [lib/**]\nsource: me\ndate: 2026-08-10\n';
const file = (fields: string, body = '# Title\n\nA note.\n') => `---\n${fields}---\n\n${body}`;

describe('readLearnings', () => {
  it('gives what the files say, the newest first', () => {
    const { learnings, unread } = read({
      'learnings/INDEX.md': file(head),
      'learnings/old.md': file(head.replace('-10', '-01')),
      'learnings/new.md': file(
        `${head}repo: a/b\nstatus: retired\n`,
        '# T\r\n\r\nOne.\r\n\r\nTwo.\r\n',
      ),
      'learnings/plain.md': '# No learning\n',
      'learnings/deeper/x.md': file(head),
      'planner/x.md': file(head),
    });
    expect(unread).toEqual([]);
    expect(learnings).toEqual([
      {
        globs: ['lib/**'],
        note: 'One.\n\nTwo.',
        source: 'me',
        date: '2026-08-10',
        file: 'learnings/new.md',
        repo: 'a/b',
        status: 'retired',
      },
      {
        globs: ['lib/**'],
        note: 'A note.',
        source: 'me',
        date: '2026-08-01',
        file: 'learnings/old.md',
        repo: null,
        status: 'active',
      },
    ]);
  });

  it.each([
    ['what only has a title', file(head, '# Title\n'), 'Title'],
    ['what has no title', file(head, 'A note.\n\n# Below\n'), 'A note.\n\n# Below'],
    ['paths that are one text', file(head.replace('[lib/**]', 'lib/**')), 'A note.'],
    ['a title that is closed', file(head, '# Title #\n\nA note.\n'), 'A note.'],
    ['a title with a sign', file(head, '# C#\n'), 'C#'],
    ['a line of dashes below the title', file(head, '# Title\n---\nA note.\n'), '---\nA note.'],
    ['a byte order mark', `\uFEFF${file(head)}`, 'A note.'],
  ])('reads %s', (_, text, note) => {
    expect(read({ 'learnings/x.md': text }).learnings.map((each) => each.note)).toEqual([note]);
  });

  it.each([
    ['a conflict', file(`<<<<<<< HEAD\n${head}=======\n>>>>>>> x\n`), 'cannot be read'],
    ['no end', `---\n${head}`, 'cannot be read'],
    ['frontmatter that would be run', `---js\n({ type: 'learning' })\n---\nx\n`, 'cannot be read'],
    ['a field twice', file(`${head}source: you\n`), 'cannot be read'],
    ['no paths', file(head.replace('paths: [lib/**]\n', '')), "names no 'paths'"],
    ['paths that are none', file(head.replace('[lib/**]', '[../x]')), 'one of its paths is none'],
    ['no date', file(head.replace('2026-08-10', 'yesterday')), "has no 'date'"],
    ['nothing said', file(head, ''), 'says nothing'],
    ['no text', null, 'is no text'],
  ])('names what cannot be read: %s', (_, text, why) => {
    const { learnings, unread } = read({ 'learnings/x.md': text });
    expect(learnings).toEqual([]);
    expect(unread).toEqual([{ file: 'learnings/x.md', why: expect.stringContaining(why) }]);
  });
});
