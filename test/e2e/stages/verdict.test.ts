import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { verdict } from '../../../src/e2e/stages/verdict.ts';
import type { Plan } from '../../../src/model/e2e-plan.ts';
import type { Verdict } from '../../../src/model/e2e-verdict.ts';
import { runFolder } from '../folder.ts';
import { idleHost } from '../stage-context.ts';
import { contextOf } from './context.ts';

async function conclude(plan: Partial<Plan>): Promise<Verdict> {
  const folder = runFolder();
  const check = { id: 'ready.serves', stage: 'ready', result: 'pass' } as const;
  const state = { checks: [{ ...check, expected: 'a', observed: 'b', evidence: [] }] };
  await verdict.run(contextOf(verdict, { folder, host: idleHost, plan, state }));
  return JSON.parse(readFileSync(folder.at('verdict.json'), 'utf8'));
}

const stages = (...ids: readonly Plan['stages'][number]['id'][]): Partial<Plan> => ({
  stages: ids.map((id) => ({ id, options: {} })),
});

describe('the verdict', () => {
  it('tells which stages that ask the stack something were left out', async () => {
    const { verdict: word, not_run } = await conclude(stages('ready', 'unit-tests', 'metrics'));
    expect(word).toBe('pass');
    expect(not_run.map(({ what, needed }) => [what, needed])).toEqual([
      ['probes', false],
      ['load', false],
    ]);
  });

  it('leaves nothing out of a whole plan', async () => {
    const { not_run } = await conclude(stages('unit-tests', 'probes', 'load', 'metrics'));
    expect(not_run).toEqual([]);
  });
});
