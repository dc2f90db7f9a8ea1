import { describe, expect, it } from 'vitest';
import { parseToml } from '../../src/source/toml.ts';

function read(text: string): unknown {
  const parsed = parseToml(text);
  return 'table' in parsed ? JSON.parse(JSON.stringify(parsed.table)) : parsed.fault;
}

describe('parseToml', () => {
  it.each([
    ['', {}],
    ['# only a comment', {}],
    ['a = 1\r\nb = true # yes\r\n', { a: 1, b: true }],
    ['a.b."c.d" = 1\na.e = 2', { a: { b: { 'c.d': 1 }, e: 2 } }],
    ['[a.b]\nx = 1\n[a]\ny = 2', { a: { b: { x: 1 }, y: 2 } }],
    ['[[l]]\na = 1\n[[l]]\na = 2\n[l.s]\nb = 3', { l: [{ a: 1 }, { a: 2, s: { b: 3 } }] }],
    ['[target.\'cfg(a = "b")\'.x]\ny = 1', { target: { 'cfg(a = "b")': { x: { y: 1 } } } }],
    ['a = [1, 2,\n # c ]\n 3,\n]', { a: [1, 2, 3] }],
    ['a = { b = 1, c.d = "}", e = [ { f = 2 } ] }', { a: { b: 1, c: { d: '}' }, e: [{ f: 2 }] } }],
    [String.raw`a = "x\"\\\t\u00e9\U0001F980#"`, { a: 'x"\\\té🦀#' }],
    ["a = 'x\\n\"'", { a: 'x\\n"' }],
    ['a = """\none \\\n   two ""three"""""', { a: 'one two ""three""' }],
    ["a = '''\nit's\n'''", { a: "it's\n" }],
    [
      'n = 1_000\nf = 1.5\nd = 2024-01-02 03:04:05Z',
      { n: 1000, f: 1.5, d: '2024-01-02 03:04:05Z' },
    ],
  ])('reads %j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    ['a', 1, 'expected ='],
    ['\n\na =', 3, 'expected a value'],
    ['[a', 1, 'expected ]'],
    ['[[a]', 1, 'expected ]]'],
    ['a = 1 b = 2', 1, 'expected the end of the line'],
    ['a = "x\n"', 1, 'expected the end of a string'],
    ['a = "\\q"', 1, 'unknown escape \\q'],
    ['a = [1 2]', 1, 'expected , or ]'],
    ['a = { b = 1 c = 2 }', 1, 'expected , or }'],
    ['a = 1\na.b = 2', 2, 'a is no table'],
    ['= 1', 1, 'expected a key'],
    [`a = ${'['.repeat(100_000)}`, 1, 'expected less nesting'],
    [`a = ${'{a='.repeat(100_000)}`, 1, 'expected less nesting'],
  ])('says where %.30j is broken', (text, line, message) => {
    expect(read(text)).toEqual({ line, message });
  });

  it('takes __proto__ for a key', () => {
    const parsed = parseToml('[__proto__]\npolluted = 1');
    expect(Object.keys('table' in parsed ? parsed.table : {})).toEqual(['__proto__']);
    expect('polluted' in {}).toBe(false);
  });
});
