import { describe, expect, it } from 'vitest';
import { parseDocument, renderFrontmatter } from '../../../src/journal/document/index.ts';
import { readPlainFields } from '../../../src/journal/document/plain-yaml.ts';
import { readYaml } from '../../../src/journal/document/yaml.ts';
import { type Random, seeded } from '../../property/random.ts';

const scalars = [
  'active',
  '2026-05-01',
  '2026-05-01T10:00:00Z',
  '12e4567',
  '0123',
  '0x1f',
  '0o17',
  '1_000',
  '1.5',
  '.5',
  '5.',
  '-3',
  '+4',
  '1e3',
  '.inf',
  '-.Inf',
  '.nan',
  'true',
  'False',
  'yes',
  'null',
  '~',
  'Null',
  '~/memory',
  '/opt/x',
  'owner/name',
  'https://example.com/a?b=c#d',
  'a: b',
  'a:b',
  'a #b',
  'a#b',
  '#b',
  'a:',
  '"q"',
  "'q'",
  '"a\\n"',
  "'it''s'",
  '"a: b # c"',
  "'open",
  '[]',
  '[a, b]',
  '[a, 1]',
  '[ a ,b ]',
  '[a',
  '[a: b]',
  '{a: b}',
  '{}',
  '&a x',
  '*a',
  '!t x',
  '|',
  '>-',
  '%x',
  '@x',
  '`x`',
  '-',
  '- x',
  '-x',
  '--',
  '---x',
  '?',
  '? x',
  '?x',
  ':x',
  'x,y',
  'a  b',
  'ä ö',
  '日本',
  'a\tb',
  'x\u00a0y',
  '\u{1f600}',
  'a\\b',
  '=',
  '<<',
  'e1',
  '1e',
  '1.2.3',
  '12:30',
  'x]',
  'x}',
  'x"y',
  '..',
  '[lib/**, a b/*.py]',
  '["components/**/x.{py,rs}", .github/x.yml]',
  '[\'it\', "is",x ]',
  '[a, ]',
  '["a""b"]',
  '["a" b]',
  '[a  b]',
  '[a, "b]',
  '[1, true, null, ~x]',
  '[a #b]',
  '[-a, (b)]',
  '[a,,b]',
  '[x]y]',
  '[ ]',
  '[+a, b~c, 2026-08-01]',
];
const keys = [
  'a',
  'last-updated',
  'base_sha',
  'x.y',
  'null',
  'true',
  'A1',
  '1a',
  'a b',
  '"q"',
  '<<',
  '- a',
  'ä',
];

function lines(random: Random): string {
  const all: string[] = [];
  for (let count = 1 + random.below(4); count > 0; count--) {
    const key = random.chance(80) ? random.pick(keys.slice(0, 7)) : random.pick(keys);
    const gap = random.pick([' ', ' ', ' ', '  ', '', '\t']);
    const tail = random.pick(['', '', '', ' ', '  ', ' # why', '\t']);
    all.push(`${key}:${random.chance(90) ? gap + random.pick(scalars) : ''}${tail}`);
    if (random.chance(10))
      all.push(random.pick(['', '# comment', '  more', '- item', '  # c', ' ', '...']));
  }
  return all.map((line) => line + random.pick(['\n', '\n', '\r\n'])).join('');
}

describe('frontmatter', () => {
  it('read the short way means what YAML says', () => {
    let short = 0;
    for (let seed = 1; seed <= 20_000; seed++) {
      const text = lines(seeded(seed));
      const fields = readPlainFields(text, 0, text.length);
      if (!fields) continue;
      short++;
      const say = JSON.stringify(text);
      expect({ fields, problems: [] }, say).toEqual(readYaml(text, { start: 0, end: text.length }));
    }
    expect(short).toBeGreaterThan(1000);
  });

  it('is written so that every reader gets the same back', () => {
    const values = [
      ...scalars,
      '',
      ' x',
      'x ',
      'a\nb',
      '\u0007',
      '\u2028',
      '\ud800',
      'd71d4588b12405581908774e23c83c89c6d304b6',
      'deadbeef',
    ];
    for (const value of values) {
      const text = renderFrontmatter({ one: value, many: [value, 'x'], none: null, number: 5 });
      const document = parseDocument('a.md', text);
      const read = ['one', 'many', 'none', 'number'].map((key) => document.field(key)?.value);
      expect(read, JSON.stringify(text)).toEqual([value, [value, 'x'], null, 5]);
      expect(document.body).toBe(text.length);
    }
  });

  it('quotes what looks like a number, and no day', () => {
    expect(
      renderFrontmatter({
        'last-updated': '2026-05-01',
        'head-sha': 'd71d4588b12405581908774e23c83c89c6d304b6',
        short: '12e4567',
        version: '1.10',
        repo: 'ai-dynamo/dynamo',
        answer: 'no',
        tags: ['a-b', 'c, d'],
      }),
    ).toMatchInlineSnapshot(`
      "---
      last-updated: 2026-05-01
      head-sha: "d71d4588b12405581908774e23c83c89c6d304b6"
      short: "12e4567"
      version: "1.10"
      repo: ai-dynamo/dynamo
      answer: "no"
      tags: [a-b, "c, d"]
      ---
      "
    `);
  });

  it.each([
    ['---js\nprocess.exit(1)\n---\n', 'js', ['not-yaml']],
    ['---javascript\n1\n---\n', 'javascript', ['not-yaml']],
    ['--- json\n{}\n---\n', 'json', ['not-yaml']],
    ['---yaml\na: 1\n---\n', 'yaml', ['not-yaml']],
    ['+++\na = 1\n+++\n', 'toml', ['not-yaml']],
    ['---\na: 1\n', 'yaml', ['unterminated']],
    ['---', 'yaml', ['unterminated']],
    ['---\njust prose\n---\n', 'yaml', ['not-a-mapping']],
    ['---\n- a\n---\n', 'yaml', ['not-a-mapping']],
    ['---\na: 1\na: 2\n---\n', 'yaml', ['duplicate-key']],
    ['---\n<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> x\n---\n', 'yaml', ['merge-conflict']],
    ['---\na: [1\n---\n', 'yaml', ['invalid']],
    ['---\na: "x\n---\n', 'yaml', ['invalid']],
    ['---\na: b: c\n---\n', 'yaml', ['invalid']],
    ['---\na: |\n  x\n---x: 1\n---\n', 'yaml', ['invalid']],
    ['---\na: &x [1]\nb: *x\n---\n', 'yaml', []],
    ['---\n---\n', 'yaml', []],
    ['\ufeff---  \r\na: "1"\r\n---\t\r\ntext', 'yaml', []],
  ])('of %j', (text, language, codes) => {
    const { frontmatter } = parseDocument('a.md', text);
    expect(frontmatter?.language).toBe(language);
    expect([...new Set(frontmatter?.problems.map(({ code }) => code))]).toEqual(codes);
  });

  it.each(['text', '----\na\n----\n', '', '\n---\na: 1\n---\n', '--- some prose\n', '+ a\n'])(
    'is none in %j',
    (text) => {
      expect(parseDocument('a.md', text).frontmatter).toBeNull();
    },
  );

  it('has places in the text as it is on disk', () => {
    const text =
      '\ufeff---\r\nproject: dyn # why\r\nsha: "12"\r\nempty:\r\nlist:\r\n  - a\r\n---\r\nbody';
    const document = parseDocument('a.md', text);
    const shown = document.frontmatter?.fields.map(({ key, keySpan, valueSpan, style }) => [
      key,
      text.slice(keySpan.start, keySpan.end),
      text.slice(valueSpan.start, valueSpan.end),
      style,
      document.position(valueSpan.start),
    ]);
    expect(shown).toEqual([
      ['project', 'project', 'dyn', 'plain', { line: 2, column: 10 }],
      ['sha', 'sha', '"12"', 'quoted', { line: 3, column: 6 }],
      ['empty', 'empty', '', 'empty', { line: 4, column: 7 }],
      ['list', 'list', '- a', 'collection', { line: 6, column: 3 }],
    ]);
    expect(text.slice(document.body)).toBe('body');
  });

  it('may be nested without bounds', () => {
    const { frontmatter } = parseDocument('a.md', `---\na: ${'['.repeat(50_000)}\n---\n`);
    expect(frontmatter?.problems[0]?.code).toBe('invalid');
  });

  it('grows no further than an alias may', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]', ...'bcdefgh'].map((key, index) =>
      index === 0
        ? key
        : `${key}: &${key} [${Array(9)
            .fill(`*${String.fromCharCode(96 + index)}`)
            .join(', ')}]`,
    );
    const { frontmatter } = parseDocument('a.md', `---\n${bomb.join('\n')}\n---\n`);
    expect(frontmatter?.problems.map(({ code }) => code)).toContain('invalid');
  });
});
