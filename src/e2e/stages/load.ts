import type { Phase, Stage } from '../../model/e2e-run.ts';
import type { NotRun } from '../../model/e2e-verdict.ts';
import { UserError } from '../../model/errors.ts';
import { checkLoad, type JudgedRun, limitsOf } from '../judge/index.ts';
import { chooseDriver } from './load/choose.ts';
import { freeId, loadOnce } from './load/once.ts';
import { loadDefaults, readOrder } from './load/options.ts';

/** Sends load, several times over, and judges what came back. */
export const load: Stage = {
  id: 'load',
  doc: 'sends streaming requests, many at once, in several runs: errors, times, throughput',
  lasting: true,
  options: { timeout_s: 3600, ...loadDefaults, runs: 3, drop_first: true },
  run: async (context) => {
    const { options, state, plan, folder } = context;
    if (state.target === null) return { blocked: 'nothing serves that load could be sent to' };
    const order = readOrder('load', options);
    const { runs } = options;
    if (typeof runs !== 'number' || !Number.isInteger(runs) || runs < 1 || runs > 100)
      throw new UserError('load.runs: expected a whole number from 1 to 100');
    let chosen = chooseDriver('load', context, options, state.target);
    const not_run: NotRun[] = [...chosen.not_run];
    const judged: JudgedRun[] = [];
    const phases: Phase[] = [];
    for (let run = 1; run <= runs; run += 1) {
      context.signal.throwIfAborted();
      // Each run has prompts of its own, or the later ones would find them in a cache.
      const asked = { ...order, id: freeId(folder, `run-${run}`), seed: order.seed + run - 1 };
      const once = await loadOnce(
        context,
        'load',
        state.target,
        chosen,
        asked,
        phases.at(-1)?.after ?? null,
      );
      chosen = once.next;
      not_run.push(...once.not_run);
      if (once.outcome.broken !== null) {
        not_run.push({ what: `load ${asked.id}`, why: once.outcome.broken, needed: true });
        break;
      }
      phases.push(once.phase);
      judged.push({
        summary: once.outcome.summary,
        dropped: run === 1 && runs > 2 && options.drop_first === true,
        asked,
        evidence: once.outcome.evidence,
      });
    }
    const load = judged.map(({ summary }) => summary);
    if (judged.length === 0) return { not_run };
    const found = checkLoad(judged, limitsOf(plan.thresholds));
    return {
      checks: found.checks,
      not_run: [...not_run, ...found.not_run],
      state: { load, phases, versions: versionsOf(load.map(({ driver }) => driver)) },
    };
  },
};

/** `aiperf 0.10.0`; our own driver has the version of the tool. */
function versionsOf(drivers: readonly string[]): Record<string, string> {
  const version = drivers.map((driver) => /^aiperf (\S+)$/.exec(driver)?.[1]).find(Boolean);
  return version === undefined ? {} : { aiperf: version };
}
