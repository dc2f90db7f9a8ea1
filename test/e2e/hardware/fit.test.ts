import { describe, expect, it } from 'vitest';
import { checkArguments, fitOf } from '../../../src/e2e/hardware/index.ts';
import { scripts } from './scripts.ts';

type Case = readonly [
  keyof typeof scripts,
  readonly string[],
  Readonly<Record<string, string>>,
  number,
  string,
];

const cases: readonly Case[] = [
  ['header', [], {}, 1, 'header'],
  ['header', ['--tp', '4'], {}, 4, 'commands'],
  ['none', [], {}, 0, 'header'],
  ['cpu', [], {}, 0, 'commands'],
  ['banner', [], {}, 2, 'banner'],
  ['label', [], {}, 2, 'banner'],
  ['label', ['--one'], {}, 1, 'commands'],
  ['conditional', [], {}, 2, 'header'],
  ['conditional', ['-1'], {}, 1, 'commands'],
  ['pins', [], {}, 8, 'commands'],
  ['pins', [], { SECOND_CUDA_VISIBLE_DEVICES: '0,1' }, 4, 'commands'],
  ['shared', [], {}, 1, 'commands'],
  ['tensor', [], {}, 2, 'header'],
  ['tensor', ['--tp=8'], {}, 8, 'commands'],
  ['attention', [], {}, 2, 'commands'],
  ['ranks', [], {}, 4, 'commands'],
  ['loop', [], {}, 2, 'commands'],
  ['loop', [], { NUM_WORKERS: '5' }, 5, 'commands'],
  ['nodes', ['--head'], {}, 8, 'commands'],
  ['intel', [], {}, 2, 'commands'],
  ['gaudi', [], {}, 4, 'banner'],
  ['module', [], {}, 1, 'commands'],
  ['functions', [], {}, 3, 'commands'],
  ['wrong', [], {}, 4, 'commands'],
];

describe('GPUs of a launch script', () => {
  it.each(cases)('%s %j %j', (name, args, env, gpus, source) => {
    expect(fitOf(scripts[name], args, env)).toMatchObject({ gpus, source, sure: true });
  });

  it('tells nodes and makers of the devices', () => {
    expect(fitOf(scripts.nodes, ['--head'])).toMatchObject({ nodes: 2, vendor: 'nvidia' });
    expect(fitOf(scripts.intel).vendor).toBe('intel');
    expect(fitOf(scripts.gaudi).vendor).toBe('habana');
    expect(fitOf(scripts.cpu).vendor).toBe('none');
  });

  it('names the workers, not the frontend and not what a here-document shows', () => {
    expect(fitOf(scripts.module).workers).toEqual(['dynamo.trtllm']);
    expect(fitOf(scripts.banner).workers).toEqual(['dynamo.sglang', 'dynamo.sglang']);
  });

  it('is not sure of a script that asks for arguments, nor of one that starts no worker', () => {
    expect(fitOf(scripts.nodes)).toMatchObject({ sure: false });
    expect(fitOf(scripts.helper)).toMatchObject({ gpus: 0, sure: false });
  });
});

describe('arguments of a launch script', () => {
  it.each<[keyof typeof scripts, string[], string | null]>([
    ['banner', [], null],
    ['banner', ['--model-path', '/models/x'], null],
    ['banner', ['--model-path', '/models/x', '--bogus', '1'], "does not take '--bogus'"],
    ['banner', ['--help'], "starts nothing with '--help'"],
    ['header', ['--bogus', '1'], null],
    ['nodes', [], 'Error: specify --head'],
    ['nodes', ['--head'], null],
    ['nodes', ['--haed'], "does not take '--haed'"],
  ])('%s %j', (name, args, refuses) => {
    expect(checkArguments(scripts[name], args)).toEqual({ refuses });
  });
});

it.each(['endless', 'header'] as const)('reads %s to an end, cut anywhere', (name) => {
  const text = scripts[name];
  for (let end = 0; end <= text.length; end += Math.ceil(text.length / 60)) {
    expect(fitOf(text.slice(0, end)).gpus).toBeLessThanOrEqual(1);
    expect(() => checkArguments(text.slice(0, end), ['--x'])).not.toThrow();
  }
});
