import { expect, it } from 'vitest';
import { anchorFinder } from '../../../src/redaction/anchors.ts';

const words = ['@', 'ab', 'abc', 'hf_', 'private key', 'größe-7', 'xx', '://', 'nvapi-'];
const find = anchorFinder(words.map((text) => [{ text }]));
const naive = (text: string) =>
  words.flatMap((word, at) => (text.toLowerCase().includes(word) ? [at] : []));

it('finds what a plain search finds, at even and odd places, in any case', () => {
  let state = 9;
  const next = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const pieces = [
    ...words,
    'AB',
    'HF',
    '_',
    'a',
    'Private ',
    'KEY',
    ' ',
    '\n',
    'ü',
    '日',
    ':',
    '/',
    'x',
  ];
  for (let round = 0; round < 3000; round++) {
    const text = Array.from({ length: next(7) }, () => pieces[next(pieces.length)]).join('');
    expect(find(text)).toEqual(naive(text));
  }
});

it('finds across the pieces that a long text is read in', () => {
  for (let length = 65_520; length < 65_550; length++)
    expect(find(`${'-'.repeat(length)}nvapi-`)).toEqual([words.indexOf('nvapi-')]);
});

it('asks what must follow', () => {
  const strict = anchorFinder([[{ text: 'hf_', then: /[a-z]{3}/y }], [{ text: 'hf_' }]]);
  expect(strict('hf_12 hf_abc')).toEqual([0, 1]);
  expect(strict('hf_12')).toEqual([1]);
  expect(strict('none')).toEqual([]);
});
