import { describe, expect, it } from 'vitest';
import {
  anchorsOf,
  columnOf,
  escapeCell,
  paragraphsOf,
  parseDocument,
  renderRow,
  splice,
} from '../../../src/journal/document/index.ts';

const read = (text: string) => parseDocument('note.md', text);
const targets = (text: string) => read(text).links.map(({ target }) => target);

describe('links', () => {
  it.each([
    ['[a](b.md "t")', ['b.md']],
    ['[a](<b c.md>)', ['b c.md']],
    ['[a](b_(c).md#d)', ['b_(c).md#d']],
    ['[![i](x.png)](y.md)', ['y.md', 'x.png']],
    ['<https://a.b/c>', ['https://a.b/c']],
    ['`[a](b.md)` [c](d.md)', ['d.md']],
    ['x <!-- [a](b.md) --> [c](d.md)', ['d.md']],
    ['```\n[a](b.md)\n```\n    [c](d.md)\n', []],
    ['[a][R]\n\n[r]: <b.md>\n', ['b.md']],
    ['| [a](b.md) | `x|y` [c](d.md) |\n| - | - | - |\n', ['b.md', 'd.md']],
    ['- [x] [a](b.md)\n  - [c](d.md)\n', ['b.md', 'd.md']],
    ['> [a](b.md)\n', ['b.md']],
    ['see [a\nb](c.md)', ['c.md']],
  ])('of %j', (text, expected) => {
    expect(targets(text)).toEqual(expected);
  });

  it('have the place of the target that a reference is defined with', () => {
    const text = '\ufeff[a]\r\n\r\n[a]: b.md\r\n';
    const [link] = read(text).links;
    expect(text.slice(link?.targetSpan.start, link?.targetSpan.end)).toBe('b.md');
    expect(text.slice(link?.span.start, link?.span.end)).toBe('[a]');
  });

  it('are found in time that grows with the text alone', () => {
    const hostile = [
      '[',
      '![',
      '`a``',
      '<a ',
      '<!--',
      '[a](',
      '[a](<',
      '](',
      '*[',
      '> ',
      '- ',
      '|',
    ];
    for (const piece of hostile) {
      const document = read(piece.repeat(20_000));
      expect(document.links.length + document.headings.length).toBe(0);
    }
  }, 20_000);
});

describe('comments', () => {
  it('are found outside of code', () => {
    const text =
      'a <!-- 1 --> b\n\n<!-- 2\n\n2 -->\n\n`<!-- 3 -->`\n\n```\n<!-- 4 -->\n```\n\n<div><!-- 5 --></div>\n';
    const shown = read(text).comments.map(({ start, end }) => text.slice(start, end));
    expect(shown).toEqual(['<!-- 1 -->', '<!-- 2\n\n2 -->', '<!-- 5 -->']);
  });

  it('without an end go on to the end', () => {
    const text = '# a\n\n<!-- b\n\n# c\n';
    expect(read(text).headings.map((heading) => heading.text)).toEqual(['a']);
    expect(read(text).comments).toEqual([{ start: 5, end: text.length - 1 }]);
  });
});

describe('tables', () => {
  it('have rows that begin with a bar, prose glued to them is none', () => {
    const [table] = read(
      'above\n| A | B |\n| - | - |\n| 1 | `x\\|y` |\nglued | prose\n| 2 |\n',
    ).tables;
    expect(table?.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['1', '`x|y`'],
      ['2'],
    ]);
  });

  it('need as many dashes as names', () => {
    expect(read('| A | B |\n| - |\n').tables).toEqual([]);
    expect(read('A | B\n- | -\n1 | 2\nprose\n').tables[0]?.rows.length).toBe(1);
  });

  it('are no tables in code', () => {
    expect(read('```\n| A |\n| - |\n```\n').tables).toEqual([]);
  });

  it('know their columns by any spelling', () => {
    const [table] = read('| **Project** | last-active | `Repo` |\n| - | - | - |\n').tables;
    const at = (...names: string[]) => columnOf(table?.header.cells ?? [], names);
    expect([at('project'), at('Last Active'), at('URL', 'REPO'), at('none')]).toEqual([
      0, 1, 2, -1,
    ]);
  });

  it('are written with their bars escaped', () => {
    expect(escapeCell(' a|b \\| c\\\\| d\n e ')).toBe('a\\|b \\| c\\\\\\| d e');
    expect(renderRow(['a', '', 'b|c'])).toBe('| a | | b\\|c |');
  });
});

describe('anchors', () => {
  it('are those of GitHub', () => {
    const text = `# Hello, World!
# Hello, World!
## 2026-05-01: run #2 of \`snake_case\`
## [Link](./x.md) and *emphasis* and _more_
## a_b_c & d -- e
## Größe
# hello-world-1
<a id="own"></a> <a name='other'>x</a> \`<a id="no">\`
`;
    expect([...anchorsOf(read(text))]).toEqual([
      'hello-world',
      'hello-world-1',
      '2026-05-01-run-2-of-snake_case',
      'link-and-emphasis-and-more',
      'a_b_c--d----e',
      'größe',
      'hello-world-1-1',
      'own',
      'other',
    ]);
  });
});

describe('paragraphs', () => {
  it('show the lines that they are written in', () => {
    const text = '# t\n\none\ntwo\n\n> a\n> b\n\n| A |\n| - |\n\n- item\n  more\n\n[r]: x.md\n';
    const shown = paragraphsOf(read(text)).map(({ lines }) =>
      lines.map(({ start, end }) => text.slice(start, end)),
    );
    expect(shown).toEqual([
      ['one', 'two'],
      ['a', 'b'],
      ['item', 'more'],
    ]);
  });
});

describe('places', () => {
  it('count lines and columns from 1', () => {
    const document = read('a\r\nbc\n\nd');
    expect([0, 3, 4, 6, 7, 8].map((offset) => document.position(offset))).toEqual([
      { line: 1, column: 1 },
      { line: 2, column: 1 },
      { line: 2, column: 2 },
      { line: 3, column: 1 },
      { line: 4, column: 1 },
      { line: 4, column: 2 },
    ]);
    expect(document.eol).toBe('\n');
    expect(read('a\r\nb\r\n').eol).toBe('\r\n');
  });
});

describe('splice', () => {
  it('puts texts in the place of spans, in any order', () => {
    const parts = [
      { start: 4, end: 4, text: '!' },
      { start: 0, end: 1, text: 'A' },
    ];
    expect(splice('abcd', parts)).toBe('Abcd!');
    expect(() => splice('abcd', [...parts, { start: 0, end: 2, text: '' }])).toThrow(/overlap/);
  });
});
