import { describe, expect, it } from 'vitest';
import { makePlan, type PlanRequest } from '../../../src/e2e/plan/index.ts';
import { catalog } from './catalog.ts';

const request: PlanRequest = {
  stack: 'sim',
  repo: null,
  rev: null,
  model: null,
  url: null,
  metrics_urls: [],
  sets: [],
  only: [],
  skip: [],
  ab: null,
  timeout_s: null,
  keep_up: false,
};
const make = (given: Partial<PlanRequest>) => makePlan({ ...request, ...given }, catalog);
const stagesOf = (given: Partial<PlanRequest>) => make(given).stages.map(({ id }) => id);

describe('the plan of a run', () => {
  it('has every stage that nobody has to ask for, with all options', () => {
    const { stages } = make({});
    expect(stages.map(({ id }) => id)).not.toContain('ab');
    expect(stages.map(({ id }) => id)).not.toContain('soak');
    expect(stages.find(({ id }) => id === 'load')?.options).toEqual({
      timeout_s: 60,
      requests: 200,
      skip: [],
    });
  });

  it('holds of each stage its name and options, as a plan that is read may', () => {
    expect(Object.keys(make({}).stages[0] ?? {})).toEqual(['id', 'options']);
  });

  it('keeps what a chosen stage needs, and what ends every run', () => {
    expect(stagesOf({ only: ['probes'] })).toEqual([
      'preflight',
      'checkout',
      'build',
      'services',
      'launch',
      'ready',
      'probes',
      'teardown',
      'verdict',
      'report',
    ]);
    expect(stagesOf({ only: ['checkout'] })).toEqual([
      'preflight',
      'checkout',
      'teardown',
      'verdict',
      'report',
    ]);
  });

  it('brings up what a stage stands on that brings the stack up itself', () => {
    expect(stagesOf({ only: ['ready'] })).toContain('launch');
    expect(stagesOf({ only: ['launch'] })).toContain('build');
    expect(stagesOf({ only: ['launch'] })).not.toContain('ready');
    expect(stagesOf({ only: ['unit-tests'] })).toContain('build');
    expect(stagesOf({ only: ['ab'], ab: { base: 'ttft_ms=40', rounds: 3 } })).toContain('services');
  });

  it('gives tests their checkout, and a comparison what both of its sides run from', () => {
    const tests = stagesOf({ only: ['unit-tests'] });
    expect(tests.slice(0, 4)).toEqual(['preflight', 'checkout', 'build', 'unit-tests']);
    const compared = stagesOf({ only: ['ab'], ab: { base: 'main', rounds: 3 } });
    expect(compared.slice(0, 5)).toEqual(['preflight', 'checkout', 'build', 'services', 'ab']);
  });

  it('leaves out what is skipped, and compares only where a base is given', () => {
    expect(stagesOf({ skip: ['load'] })).not.toContain('load');
    expect(stagesOf({ ab: { base: 'ttft_ms=40', rounds: 3 } })).toContain('ab');
    expect(stagesOf({ only: ['soak'] })).toContain('soak');
  });

  it('lays settings over defaults by their type, the last one last', () => {
    const plan = make({
      sets: [
        'load.requests=50',
        'load.requests=60',
        'load.skip=chat, usage',
        'ttft_ms=5',
        'fault=crash-at@50',
        'fast=true',
        'extra={"a":[1]}',
        'env.DYN_LOG=debug=1',
        'thresholds.load_errors_percent=2.5',
      ],
    });
    expect(plan.stages.find(({ id }) => id === 'load')?.options).toMatchObject({
      requests: 60,
      skip: ['chat', 'usage'],
    });
    expect(plan.settings).toEqual({
      ttft_ms: 5,
      fault: 'crash-at@50',
      fast: true,
      extra: { a: [1] },
      'env.DYN_LOG': 'debug=1',
    });
    expect(plan.thresholds).toEqual({ load_errors_percent: 2.5, load_ttft_p50_ms: 30 });
  });

  it.each([
    [['load.request=5'], "unknown key 'load.request' for stack sim: did you mean load.requests?"],
    [['ttft=5'], "unknown key 'ttft' for stack sim: did you mean ttft_ms?"],
    [['ttft_ms=soon'], 'setting ttft_ms of stack sim: expected a number, got a text'],
    [['load.requests=-5'], 'load.requests: expected a number from 0, got -5'],
    [['ttft_ms=-1'], 'setting ttft_ms of stack sim: expected a number from 0, got -1'],
    [['load.requests=many'], 'load.requests: expected a number, got a text'],
    [['nothing'], "--set expects KEY=VALUE, got 'nothing'"],
    [['=5'], "--set expects KEY=VALUE, got '=5'"],
    [['env.A B=1'], 'env.A B: expected env.NAME with the name of an environment variable'],
    [
      ['thresholds.load_errors_percent='],
      "thresholds.load_errors_percent: expected a number, got ''",
    ],
    [['thresholds.nope=1'], "unknown key 'thresholds.nope'"],
    [['__proto__=1'], "unknown key '__proto__'"],
    [['constructor=1'], "unknown key 'constructor'"],
    [['load.constructor=1'], "unknown key 'load.constructor'"],
  ])('refuses %j in one line', (sets, message) => {
    expect(() => make({ sets })).toThrow(message);
  });

  it('refuses options of a stage that is left out', () => {
    expect(() => make({ only: ['probes'], sets: ['load.requests=5'] })).toThrow(
      '--set load.requests: this run leaves the stage load out',
    );
  });

  it.each([
    [{ stack: 'endpoint' as const }, '--stack endpoint expects --url'],
    [{ only: ['ab' as const] }, '--only ab expects --ab BASE'],
    [{ model: '/m' }, '--model: the simulator runs no model'],
    [{ stack: 'endpoint' as const, url: 'ftp://x' }, '--url expects an address such as'],
    [{ url: 'http://127.0.0.1:1' }, '--url is of --stack endpoint only'],
    [
      { stack: 'endpoint' as const, url: 'http://x', ab: { base: 'main', rounds: 3 } },
      '--ab expects a stack that the run starts itself',
    ],
    [{ skip: ['teardown' as const] }, '--skip teardown: this stage is part of every run'],
    [
      { only: ['load' as const], skip: ['load' as const] },
      'load: expected --only or --skip, not both',
    ],
  ])('refuses what contradicts itself: %j', (given, message) => {
    expect(() => make(given)).toThrow(message);
  });
});
