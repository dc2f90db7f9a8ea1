import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { planRun } from '../../../src/flows/e2e-plan.ts';
import type { StackName } from '../../../src/model/e2e-plan.ts';

const here = import.meta.dirname;
const ask = (stack: StackName, ab: string, cwd = here) =>
  planRun(
    {
      plan: null,
      stack,
      repo: null,
      rev: null,
      model: null,
      url: null,
      metrics_urls: [],
      sets: [],
      only: [],
      skip: [],
      ab,
      timeout_s: null,
      keep_up: false,
    },
    cwd,
  );

describe('the other side of a comparison', () => {
  it.each([
    ['sim', 'itl_ms=10'],
    ['mocker', 'speedup_ratio=4'],
    ['sample', 'version=1.4.2'],
    ['mocker', 'env.DYN_X=1'],
  ] as const)('is other settings of %s, inside of a checkout too: %s', async (stack, base) => {
    expect(await ask(stack, base)).toMatchObject({ repo: null, ab: { base } });
  });

  it('is a revision of the checkout otherwise', async () => {
    expect((await ask('mocker', 'main')).repo).not.toBeNull();
    await expect(ask('mocker', 'main', tmpdir())).rejects.toThrow('expects a Dynamo checkout');
  });
});
