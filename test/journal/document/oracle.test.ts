import { describe, expect, it } from 'vitest';
import { paragraphsOf, parseDocument } from '../../../src/journal/document/index.ts';
import { leavesOf } from '../../../src/journal/document/parse.ts';
import { seeded } from '../../property/random.ts';
import { journalFile } from './generate.ts';
import { type Seen, seenByRemark, span } from './oracle.ts';

function seenByUs(text: string): Seen {
  const document = parseDocument('note.md', text);
  const inner = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  return {
    headings: document.headings.map(
      (heading) =>
        `${heading.depth} ${heading.text === '' ? '' : heading.textSpan.start} ${heading.text}`,
    ),
    links: document.links.map(
      (link) => `${span(link.span.start, link.span.end)} ${link.image ? 'image' : 'link'}`,
    ),
    code: leavesOf(document)
      .filter(({ kind }) => kind === 'fence' || kind === 'code')
      .map(({ start }) => `${start}`),
    tables: document.tables.map(({ header, rows, span: { start } }) => {
      const cells = [header, ...rows].map((row) => row.cells.map((cell) => inner(cell.span)));
      return `${start} ${JSON.stringify(cells)}`;
    }),
    paragraphs: paragraphsOf(document).map((paragraph) => `${paragraph.span.end}`),
  };
}

describe('documents as remark reads them', () => {
  it('have the same headings, links, code, tables and paragraphs', () => {
    for (let seed = 1; seed <= 600; seed++) {
      const { text } = journalFile(seeded(seed));
      expect(seenByUs(text), `seed ${seed}: ${JSON.stringify(text)}`).toEqual(seenByRemark(text));
    }
  });
});
