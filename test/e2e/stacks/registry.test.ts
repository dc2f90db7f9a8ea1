import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { probes } from '../../../src/e2e/probes/index.ts';
import { stacks } from '../../../src/e2e/stacks/index.ts';
import { type Settings, type StackName, stackNames } from '../../../src/model/e2e-plan.ts';
import { planOf } from './plan.ts';

const knownOf = (stack: StackName, settings: Settings = {}) =>
  stacks[stack].known(planOf(stack, settings));

describe('the list of stacks', () => {
  it('holds each under its own name, and each has a file', () => {
    expect(Object.keys(stacks).sort()).toEqual([...stackNames].sort());
    for (const [name, stack] of Object.entries(stacks)) expect(stack.id).toBe(name);
    const files = readdirSync(new URL('../../../src/e2e/stacks/', import.meta.url));
    for (const name of stackNames) expect(files).toContain(`${name}.ts`);
  });

  it('has a sentence for each, and settings that a plan can hold', () => {
    for (const stack of Object.values(stacks)) {
      expect(stack.doc).toMatch(/^\S.{10,}/);
      expect(stack.ready_s).toBeGreaterThan(0);
      expect(JSON.parse(JSON.stringify(stack.settings))).toEqual(stack.settings);
    }
  });

  it('tells known deviations of checks that there are, in patterns that fit whole sentences', () => {
    const ids = probes.map(({ id }) => id);
    for (const { id, known } of Object.values(stacks))
      for (const deviation of known(planOf(id, {}))) {
        expect(ids).toContain(deviation.check);
        expect(deviation.observed.source.startsWith('^')).toBe(true);
        expect(deviation.source).toMatch(/\d/);
        expect(deviation.says).not.toBe('');
      }
    expect(knownOf('mocker').length).toBeGreaterThan(knownOf('sample').length);
  });
});

describe('known deviations', () => {
  const met = (stack: 'sample' | 'mocker', check: string, observed: string): boolean =>
    knownOf(stack).some((known) => known.check === check && known.observed.test(observed));

  it('fit what was measured', () => {
    expect(met('sample', 'probe.n2', 'n=2: 1 choice for n=2')).toBe(true);
    const calls =
      'required: no tool call but text, finish_reason length; named: no tool call but text, finish_reason length';
    expect(met('mocker', 'probe.tools', calls)).toBe(true);
    expect(met('mocker', 'probe.stop', 'stop: 500 Internal server error')).toBe(true);
    const poisoned =
      'unlimited: 500 Failed to generate completions; after: 503 Model `tiny` is not ready to serve requests yet.';
    expect(met('mocker', 'probe.no-max-tokens', poisoned)).toBe(true);
  });

  it('fit nothing else', () => {
    expect(met('sample', 'probe.n2', 'n=2: 3 choices for n=2')).toBe(false);
    expect(met('sample', 'probe.n2', 'n=2: 1 choice for n=2; choice 0 has no text')).toBe(false);
    expect(met('sample', 'probe.stop', 'stop: 500 Internal server error')).toBe(false);
    expect(met('mocker', 'probe.stop', 'stop: 502 Internal server error')).toBe(false);
    // One of the two tool choices has begun to work.
    const named = 'named: no tool call but text, finish_reason length';
    expect(met('sample', 'probe.tools', named)).toBe(false);
    expect(met('sample', 'probe.tools-stream', `${named}; ${named}`)).toBe(false);
  });

  it('of the sample worker hold for a launch script that starts it, and for no other engine', () => {
    expect(knownOf('agg', { engine: 'sample' })).toEqual(knownOf('sample'));
    expect(knownOf('agg', { engine: 'sglang' })).toEqual([]);
  });

  it('hold for a server of the user only when the user says what runs behind it', () => {
    expect(knownOf('endpoint')).toEqual([]);
    expect(knownOf('endpoint', { worker: 'mocker' })).toEqual(knownOf('mocker'));
    expect(() => knownOf('endpoint', { worker: 'vllm' })).toThrow('one of sample, mocker');
  });
});
