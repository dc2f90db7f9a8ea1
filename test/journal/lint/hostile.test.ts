import { describe, expect, it } from 'vitest';
import { type Case, fixCase, lintCase } from './fixture.ts';

// Nothing here is timed: what takes more than linear time does not come to its end.
const lineLength = 2 ** 20;
const fileLength = 2 ** 17;
const much = (part: string, length: number): string => part.repeat(length / part.length);

/** Kinds of files that are full of the text, behind what makes them one of the kind. */
const kinds: readonly (readonly [path: string, head: string])[] = [
  [
    'INDEX.md',
    '| Project | Status | Repo | Last Active | Description |\n|-|-|-|-|-|\n| a | b | c | d | ',
  ],
  ['pr-reviews/1-a/review.md', '---\npr: 2\n---\n## Findings\n\n- '],
  ['planner/bad name.md', ''],
];

const lines = [
  '|',
  '[',
  '![',
  '#',
  ' ',
  '\t',
  '*',
  '`',
  '-',
  '\0',
  'a:1',
  'a#',
  '\u{1f680}',
  '[](#)',
];
const files = [
  '|\n',
  '| a |\n',
  '|-|\n',
  '[a](b.md)\n',
  '[a]: b\n',
  '- a:1\n',
  '### a\n',
  '```\n',
  '\r\n\n',
  '<<<<<<< a\n',
  '<<<<<<< a\n=======\n>>>>>>> b\n',
  '## 2026-08-01\n',
  '## Findings\n',
];

/** Each piece looks for an end that comes nowhere. */
const open = ['a <!--\n\n', '- <!--\n', '# <!--\n', 'a <?\n\n', 'a `b\n\n', '- [](#)\n'];

const caseOf = (path: string, text: string): Case => ({
  place: {
    path,
    today: '2026-08-11',
    ours: true,
    lastCommit: {},
    sizes: {},
    secrets: [],
    settings: { rules: { J061: 'warning' }, unwanted_words: ['helperbot'] },
  },
  files: new Map([[path, text]]),
});

describe.each(kinds)('a hostile %s', (path, head) => {
  it.each(lines)('is read to its end when a line is full of %j', (part) => {
    expect(lintCase(caseOf(path, head + much(part, lineLength)))).toContain(' J');
  });

  it.each(open)('is read to its end when all of it leaves something open: %j', (part) => {
    expect(lintCase(caseOf(path, head + much(part, lineLength)))).toContain(' J');
  });

  it.each(files)('is read to its end when it is full of %j', (part) => {
    expect(lintCase(caseOf(path, head + much(part, fileLength)))).toContain(' J');
  });
});

describe('hostile frontmatter', () => {
  const parts = [
    'a: ',
    'a: b\n',
    'tags: [',
    '- ',
    '{',
    '"',
    ' ',
    '#',
    '&a ',
    '*a ',
    '!!js ',
    '|\n',
    '? ',
  ];

  it.each(parts)('is read to its end when it is full of %j', (part) => {
    for (const length of [2 ** 15, lineLength]) {
      const text = `---\n${much(part, length)}\n---\n`;
      expect(lintCase(caseOf('planner/INDEX.md', text))).toContain(' J');
    }
  });
});

describe('many fixes at once', () => {
  it.each(['\n\r\n', '## 2026-8-1 - a\n'])('of %j come to an end', async (part) => {
    const { changed } = await fixCase(caseOf('planner/A_WORKLOG.md', part.repeat(3000)));
    expect(changed).toHaveLength(1);
  });
});
