import { describe, expect, it } from 'vitest';
import { codeOnly } from '../../../src/proof/groups/code.ts';
import { beforeEdits, byteOffsets } from '../../../src/proof/groups/places.ts';
import { findSignature, functionAround } from '../../../src/proof/groups/signature.ts';

const parts = (text: string, name: string, line = 1) => {
  const found = findSignature(text, line, name);
  return found === undefined
    ? undefined
    : {
        parameters: found.parameters.map((each) => [each.name, text.slice(...each.type)]),
        returns: found.returns === null ? null : text.slice(...found.returns),
        body: found.body === null ? null : text.slice(...found.body),
        isPublic: found.isPublic,
      };
};

describe('a signature', () => {
  it.each([
    ['fn a() {}', [], null, '{}', false],
    ['pub fn a(x: String) -> u8 { 1 }', [['x', 'String']], 'u8', '{ 1 }', true],
    ['pub(crate) fn a(x: u8) { "}" }', [['x', 'u8']], null, '{ "}" }', false],
    [
      "pub async fn a<'x, F: Fn(A, B) -> C>(&'x self, f: F, mut m: Map<K, V>,) -> Result<A, B> where F: Send { '{'; }",
      [
        ['f', 'F'],
        ['m', 'Map<K, V>'],
      ],
      'Result<A, B>',
      "{ '{'; }",
      true,
    ],
    [
      'fn a(x: [u8; { 1 + 2 }], y: fn(A) -> B);',
      [
        ['x', '[u8; { 1 + 2 }]'],
        ['y', 'fn(A) -> B'],
      ],
      null,
      null,
      false,
    ],
    ['fn a(#[cfg(x)] x: u8, (p, q): (A, B)) /* { */ {}', [['x', 'u8']], null, '{}', false],
    [
      'fn a(self: Arc<Self>, x: u8) -> [u8; 2] {}',
      [
        ['self', 'Arc<Self>'],
        ['x', 'u8'],
      ],
      '[u8; 2]',
      '{}',
      false,
    ],
  ])('of %s', (text, parameters, returns, body, isPublic) => {
    expect(parts(text, 'a')).toEqual({ parameters, returns, body, isPublic });
  });

  it('is found on its line alone, and only where it is the only one', () => {
    expect(parts('\n\nfn a(x: u8) {}', 'a', 3)?.parameters).toEqual([['x', 'u8']]);
    expect(parts('\nfn a() {}', 'a', 1)).toBeUndefined();
    expect(parts('fn a() {} mod m { fn a() {} }', 'a')).toBeUndefined();
    expect(parts('// fn a()\n', 'a')).toBeUndefined();
    expect(parts('fn a(x: u8', 'a')).toBeUndefined();
    expect(parts('fn ab() {}', 'a')).toBeUndefined();
  });

  it('is the innermost one around a place', () => {
    const text = 'fn a() { fn b() { here } } fn c() {}';
    expect(text.slice(...(functionAround(codeOnly(text), text.indexOf('here')) ?? [0, 0]))).toBe(
      'fn b() { here }',
    );
  });
});

it('code without literals has the same length and the same lines', () => {
  const text =
    'a("x\\"(", \'(\', \'\\u{1F600}\', r#"("(""#, b"\\\\") /* (\n( */ // (\n<\'a>(\'é\')';
  const code = codeOnly(text);
  expect(code).toHaveLength(text.length);
  expect(code.split('\n')).toHaveLength(3);
  expect(code.replace(/[^()<>']/g, '')).toBe("('''')<'>('')");
});

describe('places', () => {
  it('are those of JavaScript, whatever stands before them', () => {
    const text = 'é😀"x';
    expect([0, 2, 6, 7].map(byteOffsets(text))).toEqual([0, 1, 3, 4]);
    expect([0, 3].map(byteOffsets('abc'))).toEqual([0, 3]);
  });

  it('are found again behind edits', () => {
    // `call(x.clone(), y)` became `call(&x, y)`.
    const edits = [
      { start: 5, end: 5, text: '&' },
      { start: 6, end: 14, text: '' },
    ];
    expect(beforeEdits(edits, [5, 7])).toEqual([5, 6]);
    expect(beforeEdits(edits, [9, 10])).toEqual([16, 17]);
    expect(beforeEdits(edits, [0, 4])).toEqual([0, 4]);
    expect(beforeEdits([], [3, 4])).toEqual([3, 4]);
  });
});
