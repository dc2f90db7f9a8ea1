import { describe, expect, it } from 'vitest';
import { makePlan, readPlan, setAll } from '../../../src/e2e/plan/index.ts';
import { catalog } from './catalog.ts';

const made = makePlan(
  {
    stack: 'sim',
    repo: null,
    rev: null,
    model: null,
    url: null,
    metrics_urls: [],
    sets: ['load.requests=7'],
    only: [],
    skip: [],
    ab: { base: 'ttft_ms=40', rounds: 4 },
    timeout_s: 90,
    keep_up: false,
  },
  catalog,
);
const written = () => structuredClone(made) as unknown as Record<string, unknown>;

describe('a plan that was written down', () => {
  it('reads as it was made', () => {
    expect(readPlan(JSON.parse(JSON.stringify(made)), catalog)).toEqual(made);
  });

  it('gets the defaults of what it leaves out', () => {
    const plan = readPlan(
      {
        schema: 'dyn-audit/plan@1',
        stack: 'sim',
        stages: [{ id: 'load' }, { id: 'teardown' }, { id: 'verdict' }],
      },
      catalog,
    );
    expect(plan.stages[0]?.options).toEqual({ timeout_s: 60, requests: 200, skip: [] });
    expect(plan.settings).toEqual(catalog.stacks.sim.settings);
    expect(plan.thresholds).toEqual({ load_errors_percent: 0, load_ttft_p50_ms: 30 });
    expect(plan).toMatchObject({ repo: null, ab: null, timeout_s: null, keep_up: false });
  });

  it('takes --set over what it holds', () => {
    expect(
      setAll(made, catalog, ['load.requests=9']).stages.find(({ id }) => id === 'load')?.options,
    ).toMatchObject({ requests: 9 });
  });

  it.each([
    [null, 'plan: expected an object'],
    [[], 'plan: expected an object'],
    [{ ...written(), schema: 'dyn-audit/plan@2' }, "expected schema 'dyn-audit/plan@1'"],
    [{ ...written(), stak: 'sim' }, "plan: unknown name 'stak', did you mean stack?"],
    [{ ...written(), stack: 'simm' }, "plan.stack: unknown name 'simm', did you mean sim?"],
    [{ ...written(), stages: {} }, 'plan.stages: expected a list'],
    [
      { ...written(), stages: [{ id: 'lod' }] },
      "plan.stages[0]: unknown name 'lod', did you mean load?",
    ],
    [
      { ...written(), stages: [{ id: 'load', options: { request: 1 } }] },
      "plan.stages[0].options: unknown name 'request', did you mean requests?",
    ],
    [
      { ...written(), stages: [{ id: 'load', options: { requests: '1' } }] },
      'plan.stages[0].options.requests: expected a number, got a text',
    ],
    [
      { ...written(), stages: [{ id: 'verdict' }, { id: 'teardown' }] },
      'plan.stages[1]: teardown stands twice or too late',
    ],
    [{ ...written(), stages: [{ id: 'load' }] }, 'plan.stages: expected teardown'],
    [{ ...written(), settings: { ttft: 1 } }, 'did you mean ttft_ms?'],
    [
      { ...written(), thresholds: { load_errors_percent: 'x' } },
      'plan.thresholds.load_errors_percent: expected a number',
    ],
    [{ ...written(), keep_up: 'yes' }, 'plan.keep_up: expected true or false'],
    [
      { ...written(), settings: { extra: JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`) } },
      'expected at most 16 lists',
    ],
    [{ ...written(), timeout_s: -1 }, 'plan.timeout_s: expected a number above 0'],
    [
      { ...written(), ab: { base: 'x', rounds: 1 } },
      'plan.ab.rounds: expected a whole number from 2 to 100',
    ],
    [
      { ...written(), checks: [{ id: 'Bad id', expect: {} }] },
      'plan.checks[0].id: expected lower-case words',
    ],
    [
      { ...written(), checks: [{ id: '../x', expect: { says: 'y' } }] },
      'plan.checks[0].id: expected lower-case words',
    ],
    [
      { ...written(), checks: [{ id: 'a', expect: {} }] },
      'plan.checks[0].expect: expected one of says, metric, log, response',
    ],
    [
      { ...written(), checks: [{ id: 'a', expect: { metric: 'm', op: '>' } }] },
      'plan.checks[0].expect: unknown name',
    ],
    [
      { ...written(), checks: [{ id: 'a', expect: { metric: 'm', op: '>=' } }] },
      'expected a value for >=',
    ],
    [
      { ...written(), checks: [{ id: 'a', expect: { log: 'worker' } }] },
      'expected contains or lacks',
    ],
    [
      { ...written(), checks: [{ id: 'a', expect: { response: 'v1/models' } }] },
      'expected a path such as /v1/models',
    ],
  ])('is refused in one line that says where: %#', (data, message) => {
    expect(() => readPlan(data, catalog)).toThrow(message);
  });

  it('keeps expectations as they are', () => {
    const checks = [
      { id: 'a', expect: { metric: 'm', op: '>=', value: 1, labels: { model: 'x' } } },
      { id: 'b.c', expect: { log: 'worker', lacks: 'panicked' } },
      { id: 'd', expect: { response: '/v1/x', status: 404, body: { n: 1 } } },
    ];
    expect(readPlan({ ...written(), checks }, catalog).checks).toEqual(checks);
  });
});
