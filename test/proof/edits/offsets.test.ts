import { describe, expect, it } from 'vitest';
import type { Edit } from '../../../src/model/finding.ts';
import { editedText } from '../../../src/proof/edits/index.ts';

const texts = {
  plain: 'fn f() {\n    g(x.clone(), y.clone());\n}\n',
  'with CRLF': 'fn f() {\r\n    g(x.clone(), y.clone());\r\n}\r\n',
  'with umlauts and emoji':
    '// üöä 😀😀\nfn f() {\n  let s = "😀é"; g(x.clone(), /* 😀 */ y.clone());\n}\n',
  long: `// ${'ä😀'.repeat(500)}\nfn f() { g(x.clone(), y.clone()); }\n`,
};

describe.each(Object.entries(texts))('offsets of a text %s', (_, text) => {
  const edits: Edit[] = [...text.matchAll(/\.clone\(\)/g)].map(({ index }) => ({
    start: index,
    end: index + '.clone()'.length,
    text: '',
  }));
  const first = text.indexOf('x.clone');
  const borrowed: Edit[] = [{ start: first, end: first, text: '&' }, ...edits];

  it.each([
    ['deletions', edits],
    ['an insertion and deletions', borrowed],
    ['nothing', []],
  ])('map bytes after %s back to the place before', (_name, list) => {
    const { text: after, toBefore, toAfter } = editedText(text, list);
    for (let at = 0; at <= text.length; at += 1) {
      const isInside = list.some((edit) => edit.start < at && at < edit.end);
      const isPair = /[\udc00-\udfff]/.test(text[at] ?? '');
      if (isInside || isPair) continue;
      const byte = Buffer.byteLength(after.slice(0, toAfter(at)));
      const back = [toBefore(byte, 'start'), toBefore(byte, 'end')];
      // At the edge of an edit the two sides differ: one of them is the place.
      expect(back).toContain(at);
    }
  });

  it('name what is left of a site', () => {
    const { text: after, toBefore } = editedText(text, edits);
    const at = after.indexOf('y)');
    const byte = Buffer.byteLength(after.slice(0, at));
    const span = [toBefore(byte, 'start'), toBefore(byte + 1, 'end')];
    expect(text.slice(...span)).toBe('y');
  });
});
