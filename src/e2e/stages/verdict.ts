import type { Plan } from '../../model/e2e-plan.ts';
import type { Stage, StageContext } from '../../model/e2e-run.ts';
import type { NotRun, Verdict } from '../../model/e2e-verdict.ts';
import { toJson } from '../../model/json.ts';
import { judge } from '../judge/index.ts';

/** Puts all checks together and writes `verdict.json`. Its times end where it begins. */
export const verdict: Stage = {
  id: 'verdict',
  doc: 'puts all checks together: pass, fail or inconclusive',
  lasting: false,
  options: { timeout_s: null },
  run: async (context) => {
    context.folder.write('verdict.json', `${toJson(conclude(context), 2)}\n`);
    return {};
  },
};

function conclude({ plan, state, folder }: StageContext): Verdict {
  const { timings } = state;
  const first = timings[0]?.started_ms ?? 0;
  const elapsed_ms = Math.round(folder.clock());
  const inStages = timings.reduce((sum, each) => sum + each.elapsed_ms, 0);
  const cpu = process.cpuUsage();
  return {
    schema: 'dyn-audit/verdict@1',
    run: folder.id,
    stack: plan.stack,
    ...judge(state),
    checks: state.checks,
    not_run: [...state.not_run, ...leftOut(plan)],
    environment: state.environment,
    versions: state.versions,
    timings: {
      started_at: folder.started_at,
      elapsed_ms,
      between_stages_ms: Math.max(0, elapsed_ms - first - inStages),
      own_cpu_ms: Math.round((cpu.user + cpu.system) / 1000),
      stages: timings,
    },
    load: state.load,
    ab: state.ab,
  };
}

/** Stages that ask the stack something and that `--only`, `--skip` or the plan left out: a pass says nothing of them. */
function leftOut({ stages, checks }: Plan): readonly NotRun[] {
  const asking = ['unit-tests', 'probes', 'load', 'metrics'] as const;
  const wanted = checks.length > 0 ? ([...asking, 'expectations'] as const) : asking;
  return wanted
    .filter((id) => !stages.some((stage) => stage.id === id))
    .map((what) => ({ what, why: 'left out of the plan', needed: false }));
}
