import { describe, expect, it } from 'vitest';
import { misfit, selfArguments } from '../../src/checks/callers/fits.ts';
import type { Definition, Signature } from '../../src/symbols/facts.ts';
import { defined, read } from '../symbols/python-facts.ts';

/** What a call of a function with those parameters lacks, as the text of both has it. */
function judge(parameters: string, call: string) {
  const file = read(`def f(${parameters}):\n    pass\n\nf(${call})\n`);
  const { signature } = defined(file, 'app.jobs.runner.f');
  const args = file.references.find((each) => each.kind === 'call')?.args;
  if (!signature || !args) throw new Error('no function, or no call of it');
  return misfit(args, signature);
}

const calls = [
  ...['', '0', '0, 0', '0, 0, 0', 'a=0', 'b=0', 'a=0, b=0', '0, b=0', '0, a=0', '0, 0, b=0'],
  ...['0, c=0', '0, b=0, c=0', '0, 0, c=0', 'z=0', '0, z=0', '0, 0, 0, b=0'],
];

/** Which of the calls Python 3.11 takes: all others are a TypeError there. */
const taken: readonly (readonly [string, readonly string[]])[] = [
  ['', ['']],
  ['a', ['0', 'a=0']],
  ['a, b', ['0, 0', 'a=0, b=0', '0, b=0']],
  ['a, b=1', ['0', '0, 0', 'a=0', 'a=0, b=0', '0, b=0']],
  ['a=1', ['', '0', 'a=0']],
  ['a, /', ['0']],
  ['a, /, b', ['0, 0', '0, b=0']],
  ['a, b=1, /', ['0', '0, 0']],
  ['*, a', ['a=0']],
  ['*, a=1', ['', 'a=0']],
  ['a, *, b', ['a=0, b=0', '0, b=0']],
  ['a, *, b, c=1', ['a=0, b=0', '0, b=0', '0, b=0, c=0']],
  ['a, /, b, *, c', ['0, b=0, c=0', '0, 0, c=0']],
  ['*args', ['', '0', '0, 0', '0, 0, 0']],
  ['a, *args', ['0', '0, 0', '0, 0, 0', 'a=0']],
  ['a, *args, b', ['a=0, b=0', '0, b=0', '0, 0, b=0', '0, 0, 0, b=0']],
  ['**kw', ['', 'a=0', 'b=0', 'a=0, b=0', 'z=0']],
  ['a, **kw', ['0', 'a=0', 'a=0, b=0', '0, b=0', '0, c=0', '0, b=0, c=0', '0, z=0']],
  // A name that can only be given by place is free for a keyword.
  ['a, /, **kw', ['0', '0, b=0', '0, a=0', '0, c=0', '0, b=0, c=0', '0, z=0']],
  [
    'a, *args, b=1, **kw',
    [
      ...['0', '0, 0', '0, 0, 0', 'a=0', 'a=0, b=0', '0, b=0', '0, 0, b=0', '0, c=0'],
      ...['0, b=0, c=0', '0, 0, c=0', '0, z=0', '0, 0, 0, b=0'],
    ],
  ],
];

describe('a call fits as Python binds it', () => {
  it.each(taken)('f(%s) takes %j and no others', (parameters, expected) => {
    expect(calls.filter((call) => judge(parameters, call) === null)).toEqual(
      calls.filter((call) => expected.includes(call)),
    );
  });

  it.each([
    ['a', ['*x', '0, *x', '**k', '0, **k', 'a=0, **k', '*x, **k']],
    ['a, b=1', ['*x', '0, *x', '*x, b=0', '**k', '0, **k', 'a=0, **k', '0, 0, *x']],
    ['*args', ['*x', '0, *x', '**k', '0, **k', '*x, **k', '0, 0, *x']],
    ['a, *, b', ['*x, b=0', '**k', '0, **k', 'a=0, **k', '*x, **k']],
    ['a, /, **kw', ['*x', '0, *x', '*x, b=0', '0, **k', '*x, **k', '0, *x, a=0']],
    ['*, a', ['**k', 'a=0, **k', '*x, **k']],
    ['', ['*x', '**k', '*x, **k']],
  ])('f(%s) may take %j: nobody sees what the stars hold', (parameters, expected) => {
    expect(expected.filter((call) => judge(parameters, call) !== null)).toEqual([]);
  });

  it.each([
    ['a', '0, 0, *x'],
    ['', '0, **k'],
    ['*, a', '0, **k'],
    ['a', '*x, b=0'],
    ['*args', '*x, b=0'],
    ['', 'a=0, **k'],
  ])('f(%s) cannot take %j, whatever the stars hold', (parameters, call) => {
    expect(judge(parameters, call)).not.toBeNull();
  });
});

describe('what is said of a call', () => {
  it.each([
    ['', '0', 'arity', 'gives 1 argument, none can be given by place'],
    ['*, a', '0, 0', 'arity', 'gives 2 arguments, none can be given by place'],
    ['a, b=1', '0, 0, 0', 'arity', 'gives 3 arguments, it takes 2'],
    ['a, b, c', '0', 'arity', 'does not give `b`, `c`'],
    ['a, *, b', '0', 'arity', 'does not give `b`'],
    ['a', 'a=0, z=0', 'keyword', 'gives `z`, which it does not take'],
    ['a, /', 'a=0', 'keyword', 'gives `a`, which it does not take'],
    ['a, b=1', '0, a=0', 'keyword', 'gives `a` twice'],
  ])('f(%s), called with %j: %s, %s', (parameters, call, kind, why) => {
    expect(judge(parameters, call)).toMatchObject({ kind, why });
  });

  it('names the keyword', () => {
    expect(judge('a', '0, zeta=1')).toMatchObject({ keyword: 'zeta' });
    expect(judge('a, b', '0')).not.toHaveProperty('keyword');
  });
});

describe('arguments that stand for self', () => {
  const of = (receiver: Signature['receiver'] | null, kind: Definition['kind'] = 'method') =>
    ({ kind, signature: receiver === null ? null : { receiver } }) as Definition;

  it.each([
    ['instance', true, 1],
    ['&self', true, 1],
    ['&mut self', true, 1],
    ['self', true, 1],
    ['class', true, 0],
    ['none', true, 0],
    [null, true, 0],
    ['instance', false, 0],
    ['&self', false, 0],
  ] as const)('of a receiver %s, called on its type: %s, are %i', (receiver, onType, count) => {
    expect(selfArguments(of(receiver), onType)).toBe(count);
  });

  it('are none where a class is called', () => {
    expect(selfArguments(of('instance', 'class'), true)).toBe(0);
  });

  it('do not count as arguments', () => {
    const file = read('class C:\n    def f(self, a):\n        pass\n');
    const { signature } = defined(file, 'app.jobs.runner.C.f');
    const args = (positional: number) => ({
      positional,
      keywords: [],
      spread: false,
      keywordSpread: false,
    });
    expect(misfit(args(2), signature!, 1)).toBeNull();
    expect(misfit(args(1), signature!, 1)).toMatchObject({ why: 'does not give `a`' });
    expect(misfit(args(3), signature!, 1)).toMatchObject({ why: 'gives 2 arguments, it takes 1' });
  });
});
