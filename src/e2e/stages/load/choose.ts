import { rmSync } from 'node:fs';
import type { Settings } from '../../../model/e2e-plan.ts';
import type { StageContext, Target } from '../../../model/e2e-run.ts';
import type { NotRun } from '../../../model/e2e-verdict.ts';
import { UserError } from '../../../model/errors.ts';
import { dropResource, makeTempFolder } from '../../../process/index.ts';
import {
  type AiperfProgram,
  aiperfPin,
  builtIn,
  findAiperf,
  type LoadDriver,
  openAiperf,
} from '../../load/index.ts';
import { driverNames, readSeconds, readText, readTexts } from './options.ts';

/** What sends the load of a run. */
export interface Chosen {
  readonly driver: LoadDriver;
  /** What sends in its place when it does not work at all; null: nothing, it was asked for by name. */
  readonly instead: LoadDriver | null;
  readonly not_run: readonly NotRun[];
}

/** The driver that the options ask for. UserError for one that is not there. */
export function chooseDriver(
  stage: string,
  { plan, folder }: Pick<StageContext, 'plan' | 'folder'>,
  options: Settings,
  target: Target,
): Chosen {
  const asked = driverNames.find((name) => name === options.driver);
  if (asked === undefined)
    throw new UserError(`${stage}.driver: expected one of ${driverNames.join(', ')}`);
  if (asked === 'built-in' || (asked === 'auto' && plan.stack === 'sim'))
    return { driver: builtIn, instead: null, not_run: [] };
  const program = findAiperf(readText(`${stage}.aiperf`, options.aiperf), aiperfPin(plan.repo));
  if (program) {
    const driver = withTemp(folder, stage, options, target, program);
    return { driver, instead: asked === 'auto' ? builtIn : null, not_run: [] };
  }
  if (asked === 'aiperf') throw new UserError('load with aiperf: expected uvx on PATH');
  return { driver: builtIn, instead: null, not_run: [withoutAiperf('there is no uvx on PATH')] };
}

export function withoutAiperf(why: string): NotRun {
  return { what: 'load by aiperf', why: `${why}; the built-in driver sent it`, needed: false };
}

/** aiperf with a temporary folder of its own for each run: what it leaves behind goes with it. */
function withTemp(
  folder: StageContext['folder'],
  stage: string,
  options: Settings,
  target: Target,
  program: AiperfProgram,
): LoadDriver {
  const settings = {
    program,
    tokenizer:
      readText(`${stage}.tokenizer`, options.tokenizer) ?? target.tokenizer ?? target.model,
    hang_ms: readSeconds(`${stage}.hang_s`, options.hang_s) * 1000,
    extra: readTexts(`${stage}.extra_args`, options.extra_args),
  };
  return {
    id: 'aiperf',
    label: program.label,
    run: async (order, context) => {
      const temp = makeTempFolder(folder, 'aiperf');
      try {
        return await openAiperf({ ...settings, temp }).run(order, context);
      } finally {
        rmSync(temp, { recursive: true, force: true });
        dropResource(folder, { kind: 'folder', path: temp });
      }
    },
  };
}
