import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { emptyState } from '../../../src/e2e/folder/index.ts';
import { probes as allProbes } from '../../../src/e2e/probes/index.ts';
import { probes } from '../../../src/e2e/stages/probes.ts';
import type { Settings, StackName } from '../../../src/model/e2e-plan.ts';
import type { RunState, StageContext } from '../../../src/model/e2e-run.ts';
import { UserError } from '../../../src/model/errors.ts';
import { makeRunFolder } from '../probes/ask.ts';
import { fake } from '../probes/fake.ts';
import { contextOf } from '../stage-context.ts';

/** The stage in front of a server, which is said to be that of a stack. */
function contextFor(
  url: string | null,
  options: Settings = {},
  more: Partial<StageContext> = {},
  stack: StackName = 'sample',
): StageContext {
  const metrics = [{ process: 'frontend', url: `${url}/metrics` }];
  const target = url === null ? null : { url, model: 'tiny', metrics };
  const state: RunState = { ...emptyState, target };
  const folder = makeRunFolder();
  const all = { ...probes.options, ...options };
  return contextOf(folder, { stack }, { options: all, state, ...more }).context;
}

describe('the stage of probes', () => {
  it('gives a check for each, the metrics around them and what was sent', async () => {
    const context = contextFor(await fake(), { only: ['chat', 'probe.chat-stream'] });
    const { checks, state, not_run, blocked } = await probes.run(context);
    expect(checks?.map(({ id, result }) => [id, result])).toEqual([
      ['probe.chat', 'pass'],
      ['probe.chat-stream', 'pass'],
    ]);
    expect(blocked).toBeUndefined();
    expect(not_run).toHaveLength(allProbes.length - 2);
    expect(not_run?.every(({ needed }) => !needed)).toBe(true);
    const [phase] = state?.phases ?? [];
    expect(phase).toMatchObject({ id: 'probes', requests: null });
    for (const file of [phase?.before.frontend, phase?.after.frontend])
      expect(existsSync(context.folder.at(file ?? 'none'))).toBe(true);
    expect(phase?.sent?.map(({ request_type, count }) => [request_type, count])).toEqual([
      ['unary', 2],
      ['stream', 1],
    ]);
  });

  it('leaves out what the plan skips', async () => {
    const skip = allProbes.map(({ id }) => id).filter((id) => id !== 'probe.models');
    const { checks } = await probes.run(contextFor(await fake(), { skip }));
    expect(checks?.map(({ id }) => id)).toEqual(['probe.models']);
  });

  it("takes the stack's known deviations from its data", async () => {
    const one = await fake({
      unary: (json) => ({ ...json, choices: [json.choices].flat().slice(0, 1) }),
    });
    const { checks } = await probes.run(contextFor(one, { only: ['n2'] }));
    expect(checks?.[0]).toMatchObject({ result: 'known', source: expect.any(String) });
    const good = await probes.run(contextFor(await fake(), { only: ['n2'] }));
    expect(good.checks?.[0]?.observed).toMatch(/no longer differs \(known: /);
  });

  it('says which probes a server that did not come back was not asked', async () => {
    const url = await fake({ refuse: () => [503, 'not ready'] });
    const options = { only: ['chat', 'usage'], recover_s: 0.3 };
    const { checks, not_run } = await probes.run(contextFor(url, options, {}, 'endpoint'));
    expect(checks?.map(({ result }) => result)).toEqual(['fail']);
    expect(not_run?.filter(({ needed }) => needed)).toEqual([
      { what: 'probe.usage', why: 'no chat was answered any more after probe.chat', needed: true },
    ]);
  });

  it('keeps what it found when the run is ended', async () => {
    const control = new AbortController();
    const url = await fake({ hangs: (ordinal) => ordinal > 2 });
    const say = (line: string): void => {
      if (line.startsWith('probe.usage')) control.abort(new Error('the worker ended'));
    };
    const options = { only: ['chat', 'usage', 'n2'] };
    const context = contextFor(url, options, { signal: control.signal, say });
    const { checks, not_run, blocked } = await probes.run(context);
    expect(checks?.map(({ id }) => id)).toEqual(['probe.chat']);
    expect(not_run?.filter(({ needed }) => needed).map(({ what }) => what)).toEqual([
      'probe.usage',
      'probe.n2',
    ]);
    expect(blocked).toBe('the worker ended');
  });

  it('asks nothing where nothing serves', async () => {
    expect(await probes.run(contextFor(null))).toHaveProperty('blocked');
  });

  it.each([
    [{ only: ['no-such'] }, /expected a list of names of probes, got "no-such"; there are health/],
    [{ skip: 'chat' }, /probes.skip: expected a list/],
    [{ request_timeout_s: 0 }, /probes.request_timeout_s: expected a number of seconds above 0/],
  ])('refuses %j', async (options, message) => {
    const run = probes.run(contextFor(await fake(), options));
    await expect(run).rejects.toThrow(UserError);
    await expect(run).rejects.toThrow(message);
  });
});
