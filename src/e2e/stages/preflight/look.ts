import { existsSync, lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { StackName } from '../../../model/e2e-plan.ts';
import type { Stage, StageContext, StageResult } from '../../../model/e2e-run.ts';
import type { Stack } from '../../../model/e2e-stack.ts';
import { UserError } from '../../../model/errors.ts';
import { toJson } from '../../../model/json.ts';
import { buildDiskGib, buildPrograms } from '../../build/index.ts';
import { type Machine, thisMachine } from './machine.ts';
import {
  gpuNeed,
  gpuProblems,
  missingModel,
  missingPrograms,
  type Problems,
  scriptProblems,
  takenPorts,
  usesBuild,
  visibleGpus,
} from './needs.ts';
import { describeRepo } from './repo.ts';
import { readScript } from './script.ts';

const options = {
  timeout_s: 120,
  /** Beyond what the stack and a build ask for: logs, responses, exports. */
  spare_disk_gib: 1,
  /** Of each GPU; 0: what the stack says. */
  vram_gib: 0,
  /** Whether tracked changes in a folder that is run as it is are a reason not to begin. */
  refuse_changes: false,
} as const;

/**
 * Everything that a run needs, looked at in one go before anything is made. UserError names all that is missing.
 * `machine` is the place where the run's processes will be.
 */
export const preflightWith = (
  stacks: Readonly<Record<StackName, Stack>>,
  machine: Machine = thisMachine,
): Stage => ({
  id: 'preflight',
  doc: 'programs, ports, disk, GPUs, model, launch script and checkout, before anything is made',
  lasting: false,
  options,
  run: (context) => look(context, stacks[context.plan.stack], machine),
});

async function look(context: StageContext, stack: Stack, machine: Machine): Promise<StageResult> {
  const { plan } = context;
  const given = { ...options, ...context.options };
  const needs = stack.needs(plan);
  const builds = usesBuild(plan, stack);
  const repo =
    plan.repo === null ? null : await describeRepo(plan.repo, plan.rev, plan.ab?.base ?? null);
  const script = repo?.problem === null ? await readScript(plan, stack.settings) : null;
  const gpus = visibleGpus(await machine.gpus(), process.env.CUDA_VISIBLE_DEVICES);
  const need = gpuNeed(needs, script);
  const disk = diskNeed(context, needs.disk_gib, builds) + Number(given.spare_disk_gib);
  const free = machine.freeGib(context.folder.path);
  const problems: Problems = [
    ...(needs.checkout && plan.repo === null
      ? [`stack ${plan.stack} runs a checkout: name one with --repo DIR`]
      : []),
    ...(repo?.problem ? [repo.problem] : []),
    ...(repo !== null && given.refuse_changes && repo.changed > 0
      ? [`${plan.repo} has ${repo.changed} tracked changes: expected none`]
      : []),
    ...(builds ? linkedVenv(context) : []),
    ...missingPrograms([...needs.binaries, ...(builds ? buildPrograms(context) : [])], machine),
    ...(await takenPorts(plan, machine)),
    ...missingModel(plan),
    ...scriptProblems(script),
    ...gpuProblems(need, needs, gpus, Number(given.vram_gib)),
    ...diskProblems(context.folder.path, disk, machine),
    ...(machine.isWritable(context.folder.path)
      ? []
      : [`${context.folder.path} cannot be written`]),
  ];
  if (problems.length > 0) throw new UserError(`not ready for a run: ${problems.join('; ')}`);
  return {
    checks: [
      {
        id: 'preflight.needs',
        stage: 'preflight',
        result: 'pass',
        expected: 'all that the stack needs is there',
        observed: [
          `${disk.toFixed(1)} of ${free.toFixed(0)} GiB of disk`,
          `${need.count} of ${gpus.length} GPUs (${need.fit?.sure ? `${need.who}, ${need.fit.source}` : need.who})`,
        ].join(', '),
        evidence: [
          context.folder.write(
            'preflight.json',
            `${toJson({ needs, disk, free, gpus, script: script === null ? null : { name: script.name, fit: need.fit } }, 2)}\n`,
          ),
        ],
      },
    ],
    state: {
      environment: { gpus: gpus.map(({ name }) => name).join(', ') || 'none' },
      versions: repo === null ? {} : { checkout: repo.says },
    },
  };
}

function diskNeed({ plan, state }: StageContext, stack_gib: number, builds: boolean): number {
  const sides = plan.ab === null ? 1 : 2;
  const built = state.checkouts.filter(({ venv }) => venv !== null).length;
  return stack_gib + (builds ? buildDiskGib(plan) * Math.max(0, sides - built) : 0);
}

function diskProblems(folder: string, need: number, machine: Machine): Problems {
  const free = machine.freeGib(folder);
  if (free >= need) return [];
  return [`needs ${need.toFixed(1)} GiB of disk, has ${free.toFixed(1)} at ${folder}`];
}

/** An environment that several checkouts share would be changed for all of them. */
function linkedVenv({ plan }: StageContext): Problems {
  if (plan.rev !== null || plan.repo === null) return [];
  const venv = join(plan.repo, '.venv');
  if (!existsSync(venv) || !lstatSync(venv).isSymbolicLink()) return [];
  return [`${venv} is a link: expected an environment of the checkout's own`];
}
