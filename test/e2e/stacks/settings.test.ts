import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../src/e2e/stacks/settings.ts';
import { splitWords } from '../../../src/e2e/stacks/split-words.ts';
import { UserError } from '../../../src/model/errors.ts';
import { planOf } from './plan.ts';

const defaults = { speed: 1, name: 'tiny', port: null, mode: 'auto' } as const;

describe('readSettings', () => {
  it('gives defaults for what a plan leaves out', () => {
    const read = readSettings(defaults, planOf('sim', {}));
    expect([read.number('speed'), read.text('name'), read.text('port')]).toEqual([1, 'tiny', null]);
  });

  it('refuses a value of the wrong kind, and names the setting', () => {
    const read = readSettings(defaults, planOf('sim', { speed: 'fast', name: ['x'], mode: 'no' }));
    expect(() => read.number('speed')).toThrow(
      new UserError('setting speed: expected a number, got "fast"'),
    );
    expect(() => read.text('name')).toThrow('setting name: expected a text');
    expect(() => read.choice('mode', ['auto', 'file'])).toThrow('expected one of auto, file');
  });

  it('gives variables of env.NAME as texts', () => {
    const read = readSettings(defaults, planOf('sim', { 'env.DYN_LOG': 'debug', 'env.N': 3 }));
    expect(read.environment).toEqual({ DYN_LOG: 'debug', N: '3' });
  });

  it('lays the settings of the other side over those of the run, where there is no checkout', () => {
    const plan = { ...planOf('sim', { name: 'x' }), ab: { base: 'speed=2,env.A=b', rounds: 3 } };
    const [head, base] = [readSettings(defaults, plan), readSettings(defaults, plan, 'base')];
    expect([head.number('speed'), base.number('speed')]).toEqual([1, 2]);
    expect([base.text('name'), base.environment.A]).toEqual(['x', 'b']);
    expect(head.environment).toEqual({});
  });

  it.each(['speed', 'unknown=1', '=1', ''])('refuses %j as the other side', (base) => {
    const plan = { ...planOf('sim', {}), ab: { base, rounds: 3 } };
    expect(() => readSettings(defaults, plan, 'base')).toThrow(/^--ab .*expected KEY=VALUE/);
  });

  it('takes the other side for a revision where there is a checkout', () => {
    const plan = { ...planOf('agg', {}), repo: '/x', ab: { base: 'main', rounds: 3 } };
    expect(readSettings(defaults, plan, 'base').number('speed')).toBe(1);
  });
});

describe('splitWords', () => {
  it.each([
    ['', []],
    ['  --a  1 ', ['--a', '1']],
    [`--x='a b' "c \\"d" e\\ f ''`, ['--x=a b', 'c "d', 'e f', '']],
    ['--json {"a":1}', ['--json', '{a:1}']],
    [`--json '{"a":1}' $HOME`, ['--json', '{"a":1}', '$HOME']],
  ])('splits %j', (text, words) => {
    expect(splitWords(text)).toEqual(words);
  });

  it('refuses an open quote', () => {
    expect(() => splitWords(`--a 'b`)).toThrow(UserError);
  });
});
