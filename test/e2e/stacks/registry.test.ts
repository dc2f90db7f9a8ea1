import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { probes } from '../../../src/e2e/probes/index.ts';
import { stacks } from '../../../src/e2e/stacks/index.ts';
import { stackNames } from '../../../src/model/e2e-plan.ts';

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
    for (const { known } of Object.values(stacks))
      for (const deviation of known) {
        expect(ids).toContain(deviation.check);
        expect(deviation.observed.source.startsWith('^')).toBe(true);
        expect(deviation.source).toMatch(/\d/);
        expect(deviation.says).not.toBe('');
      }
    expect(stacks.mocker.known.length).toBeGreaterThan(stacks.sample.known.length);
  });
});

describe('known deviations', () => {
  const met = (stack: 'sample' | 'mocker', check: string, observed: string): boolean =>
    stacks[stack].known.some((known) => known.check === check && known.observed.test(observed));

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
  });
});
