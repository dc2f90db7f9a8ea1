import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Plan } from '../../../model/e2e-plan.ts';
import type { Stack, StackNeeds } from '../../../model/e2e-stack.ts';
import { type Gpu, printableLine } from '../../../process/index.ts';
import { checkArguments, fitOf, type HardwareFit } from '../../hardware/index.ts';
import type { Machine } from './machine.ts';
import type { Script } from './script.ts';

/** What is missing, each in a few words. */
export type Problems = string[];

export function missingPrograms(needs: StackNeeds['binaries'], machine: Machine): Problems {
  return needs
    .filter(({ name }) => !machine.hasProgram(name))
    .map(({ name, why }) => `program ${name} is not on PATH (${why})`);
}

/** Ports that the plan names must be free; the others are chosen among free ones. */
export async function takenPorts(plan: Plan, machine: Machine): Promise<Problems> {
  const named = Object.entries(plan.settings).flatMap(([name, value]) =>
    /(^|_)port$/.test(name) && typeof value === 'number' ? [[name, value] as const] : [],
  );
  const problems: Problems = [];
  for (const [name, port] of named)
    if (!(await machine.isFree(port))) problems.push(`port ${port} (${name}) is taken`);
  return problems;
}

/** A model that reads as a path must be there; anything else is a name that the engine looks up. */
export function missingModel({ model }: Plan): Problems {
  if (model === null || !/^(\/|\.{1,2}(\/|$)|~(\/|$))/.test(model)) return [];
  const path = model.startsWith('~') ? join(homedir(), model.slice(1)) : resolve(model);
  return existsSync(path) ? [] : [`model '${model}' is not there`];
}

/** The script itself and its arguments. */
export function scriptProblems(script: Script | null): Problems {
  if (script === null) return [];
  if (script.text === null)
    return [`launch script ${script.name} is not in the checkout (${script.looked.join(', ')})`];
  const { refuses } = checkArguments(script.text, script.args, script.env);
  return refuses === null ? [] : [`${script.name}: ${printableLine(refuses, 200)}`];
}

const cards: Readonly<Record<HardwareFit['vendor'], string>> = {
  nvidia: 'GPU',
  intel: 'Intel GPU',
  habana: 'Gaudi card',
  none: 'GPU',
};

const countOf = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;

/** How many GPUs processes may see: those of the machine, or fewer where the caller's environment says so. */
export function visibleGpus(gpus: readonly Gpu[], pinned: string | undefined): readonly Gpu[] {
  if (pinned === undefined) return gpus;
  const ids = pinned.split(',').filter((id) => id.trim() !== '');
  return gpus.slice(0, ids.length);
}

/** GPUs that the stack, or rather the script with these arguments, needs; and whether the script says so. */
export function gpuNeed(
  needs: StackNeeds,
  script: Script | null,
): { readonly count: number; readonly who: string; readonly fit: HardwareFit | null } {
  const fit = script?.text ? fitOf(script.text, script.args, script.env) : null;
  if (fit === null || !fit.sure)
    return { count: Math.max(needs.gpus, fit?.gpus ?? 0), who: script?.name ?? 'the stack', fit };
  return { count: fit.gpus, who: script!.name, fit };
}

export function gpuProblems(
  { count, who, fit }: ReturnType<typeof gpuNeed>,
  needs: StackNeeds,
  gpus: readonly Gpu[],
  least_gib: number,
): Problems {
  if (count === 0) return [];
  const kind = cards[fit?.vendor ?? 'nvidia'];
  if (fit !== null && fit.nodes > 1)
    return [`needs ${fit.nodes} machines of ${countOf(count, kind)}: ${who}`];
  if (fit !== null && fit.vendor !== 'nvidia' && fit.vendor !== 'none')
    return [`needs ${countOf(count, kind)}, which this tool cannot count: ${who}`];
  if (gpus.length < count) return [`needs ${countOf(count, kind)}, has ${gpus.length}: ${who}`];
  const vram = Math.max(needs.vram_gib, least_gib);
  return gpus.slice(0, count).flatMap(({ index, total_mib, used_mib }) => {
    // A driver that does not tell is no reason not to try.
    const free = total_mib === null || used_mib === null ? vram : (total_mib - used_mib) / 1024;
    if (free >= vram) return [];
    return [`needs ${vram} GiB free on GPU ${index}, has ${free.toFixed(1)}: ${who}`];
  });
}

/** Whether the plan builds the checkout for a stack that runs Python. */
export const usesBuild = (plan: Plan, stack: Stack): boolean =>
  plan.repo !== null &&
  'venv' in stack.settings &&
  (plan.settings.venv ?? null) === null &&
  plan.stages.some(({ id }) => id === 'build');
