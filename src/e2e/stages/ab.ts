import type { Stage, StageContext } from '../../model/e2e-run.ts';
import { UserError } from '../../model/errors.ts';
import { toJson } from '../../model/json.ts';
import { limitsOf } from '../judge/index.ts';
import { judgeVisits } from './ab/judge.ts';
import { type Side, type Visit, visit } from './ab/visit.ts';
import { loadDefaults } from './load/options.ts';

/**
 * Compares two sides: each round visits both, in turn base head, head base, base head..., so that what drifts with time
 * meets both alike. Round 0 is dropped.
 */
export const ab: Stage = {
  id: 'ab',
  doc: 'compares head and base: rounds in turn, the first dropped, differences with their interval and noise',
  lasting: true,
  options: { timeout_s: 14_400, wait_s: null, chats: 3, ...loadDefaults, warm_runs: 1 },
  run: async (context) => {
    const { plan, folder, options } = context;
    if (plan.ab === null) return {};
    const { base, rounds } = plan.ab;
    const { warm_runs } = options;
    if (typeof warm_runs !== 'number' || !Number.isInteger(warm_runs) || warm_runs < 0)
      throw new UserError('ab.warm_runs: expected a whole number of at least 0');
    await stopLaunched(context);
    const visits: Visit[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const order: readonly Side[] = round % 2 === 0 ? ['base', 'head'] : ['head', 'base'];
      for (const side of order) visits.push(await visit(context, side, round, warm_runs));
      folder.write('ab.json', `${toJson({ base, rounds, visits }, 2)}\n`);
      // What cannot be measured once cannot be compared: more rounds would not change that.
      if (visits.some(({ summary }) => summary === null)) break;
    }
    return judgeVisits(base, rounds, visits, limitsOf(plan.thresholds));
  },
};

/** The side that the other stages asked would take memory and cores from the ones that are compared. */
async function stopLaunched({ host, state, say }: StageContext): Promise<void> {
  const launched = state.notes.launch?.processes;
  const names = Array.isArray(launched) ? launched.map(nameOf) : [];
  for (const name of names.toReversed()) {
    if (!host.running().some((process) => process.name === name)) continue;
    say(`${name} makes room for the comparison`);
    await host.stop(name, 'gently');
  }
}

function nameOf(process: unknown): string {
  const named = typeof process === 'object' && process !== null && 'name' in process;
  return named && typeof process.name === 'string' ? process.name : '';
}
