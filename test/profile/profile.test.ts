import { expect, it } from 'vitest';
import type { CodeFunction } from '../../src/model/profile.ts';
import { createProfile, foreignFormat } from '../../src/profile/index.ts';

const fn = (module: string, name: string, more: Partial<CodeFunction> = {}): CodeFunction => ({
  ...{ start: 0, crate: 'a', module, name, self: null, resolved: false, trait: null },
  ...{ provided: false, ...more },
});
const of = (self: string, name: string, more: Partial<CodeFunction> = {}): CodeFunction =>
  fn('m', name, { self, resolved: true, ...more });

function read(functions: readonly CodeFunction[], text: string, step = 7) {
  const known = new Map([['a', new Set(['helper', ...functions.map(({ name }) => name)])]]);
  const reader = createProfile({ functions, known });
  for (let at = 0; at < text.length; at += step) reader.add(text.slice(at, at + step));
  return reader.finish();
}

it('counts a sample once for a function that calls itself', () => {
  const { functions, summary } = read([fn('', 'f')], 'a::f;a::f;a::f 3\na::g 1\n');
  expect(functions).toEqual([{ share: 0.75, copying: 0, frames: ['a::f'] }]);
  expect(summary).toMatchObject({
    samples: 4,
    stacks: 2,
    unread: 0,
    unmatched: [{ frame: 'a::g', share: 0.25 }],
  });
});

it('gives copies to the nearest function of the audited crates above them', () => {
  const text = [
    'a::outer;a::inner;core::clone::Clone::clone;malloc 1',
    'a::outer;a::helper;malloc 1',
    'a::outer;tokio::spawn;malloc 1',
    'a::outer;a::inner::{{closure}};a::inner;other::work 1',
    'malloc 6',
  ].join('\r\n');
  const [outer, inner] = read([fn('', 'outer'), fn('', 'inner')], text).functions;
  expect(outer).toMatchObject({ share: 0.4, copying: 0.1 });
  expect(inner).toMatchObject({ share: 0.2, copying: 0.1 });
});

it('goes through a clone that derive wrote to the function that called it', () => {
  const { functions, summary } = read(
    [fn('', 'f')],
    'a::f;<a::S as core::clone::Clone>::clone;malloc 1\n',
  );
  expect(functions[0]).toMatchObject({ copying: 1 });
  expect(summary.frames).toEqual({ own: 2, unmatched: 0 });
});

it.each([
  ['<a::t::S<u8>>::f', 0],
  ['a::t::S<T>::f', 0],
  ['a::m::<impl a::t::S<T>>::f', 0],
  ['<a::t::S as x::Tr>::f', 1],
  ['<alloc::vec::Vec<u8> as a::m::Tr>::f', 3],
  ['<a::other::S>::f', null],
  ['<a::t::S as x::Another>::f', null],
  ['b::t::S::f', null],
  ['a::m::f', 2],
  ['a::m::outer::f', 2],
  ['a::other::f', null],
])('matches %s to the function it is', (frame, at) => {
  const functions = [
    of('a::t::S', 'f'),
    of('a::t::S', 'f', { trait: 'Tr' }),
    fn('m', 'f'),
    of('Vec<u8>', 'f', { trait: 'Tr', resolved: false }),
  ];
  const matched = read(functions, `${frame} 1`).functions.map((part) => part !== null);
  expect(matched).toEqual(functions.map((_, each) => each === at));
});

it('counts a name that fits several functions for none of them', () => {
  const both = [of('a::t::S', 'f', { start: 1 }), of('a::t::S', 'f', { start: 2 })];
  const { functions, summary } = read(both, 'main;<a::t::S>::f 5\n');
  expect(functions).toEqual([null, null]);
  expect(summary).toMatchObject({ ambiguous: 1, functions: { matched: 0, total: 2 } });
});

it('leaves out lines that are no stack, and counts them', () => {
  const long = `a::f;${'x'.repeat(2 ** 21)} 1`;
  const bad = [
    'a::f',
    'a::f -1',
    'a::f NaN',
    'a::f 1e9',
    'a::f 0x1',
    '; 1',
    ' 1',
    'a::f Infinity',
    long,
  ];
  const { summary } = read([fn('', 'f')], `${bad.join('\n')}\n\n  \na::f 1.5`, 4096);
  expect(summary).toMatchObject({ stacks: 1, samples: 1.5, unread: bad.length });
});

it('shows no control characters of a name', () => {
  const { summary } = read([], 'a::\u001b[31mx 1\na::gone\u202e 1\n');
  expect(JSON.stringify(summary)).not.toMatch(/\\u001b|\u202e/);
});

it.each([
  ['', 'is empty'],
  ['\u001f\u008b\u0008', 'gzip'],
  ['PERFILE2abc', 'perf script -i FILE | inferno-collapse-perf'],
  ['<?xml version="1.0"?><svg', 'picture'],
  ['{"meta":{"version":24}}', 'samply'],
  [
    'router 31 46.5:  1003009 cpu-clock:ppp: \n\t  101a37 __mprotect+0x7 (/lib/libc.so.6)\n',
    'not collapsed',
  ],
  ['\u0000\u0001', 'binary'],
])('names what %j is and how it becomes folded stacks', (text, said) => {
  const why = foreignFormat(Buffer.from(text, 'latin1'));
  expect(why).toContain(said);
  expect(why).not.toContain('\n');
});

it('takes folded stacks for what they are', () => {
  for (const text of ['main;a::f 1\n', '[unknown];malloc 3\n', '{main};x 1\n', '<a::S>::f 1\n'])
    expect(foreignFormat(Buffer.from(text))).toBeNull();
});
