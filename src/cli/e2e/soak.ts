import type { Command } from 'commander';
import type { RunHooks } from '../../flows/e2e.ts';
import { UserError } from '../../model/errors.ts';
import { sheetFormats } from '../../report/index.ts';
import { declareReport } from '../common-options.ts';
import type { SheetFlags } from '../sheet-output.ts';
import type { CommandContext } from '../terminal.ts';
import { declarePlanOptions, type PlanFlags, readPlanFlags } from './plan-options.ts';
import { carryOut } from './run.ts';

interface SoakFlags extends PlanFlags, SheetFlags {
  readonly duration: number;
  readonly runDir?: string;
}

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

/** Seconds behind `90`, `90s`, `10m` or `2h`. */
function readDuration(given: string): number {
  const [, count, unit = 's'] = /^(\d{1,6})([smh]?)$/.exec(given) ?? [];
  const seconds = Number(count) * (units[unit || 's'] ?? 1);
  if (seconds > 0) return seconds;
  throw new UserError(`--duration: expected a time such as 90s, 10m or 2h, got '${given}'`);
}

/** `dyn-audit e2e soak`: a run whose load goes on for a while, with an eye on what grows. */
export function declareSoak(program: Command, context: CommandContext): void {
  const command = declarePlanOptions(
    program
      .command('soak')
      .description(
        'keep a stack under load and watch growth of memory, file descriptors and requests',
      ),
  )
    .option('--duration <time>', 'how long: 90s, 10m, 2h', readDuration, 600)
    .option(
      '--run-dir <dir>',
      'folder of the run, new or empty (default: one in the state folder)',
    );
  declareReport(command, sheetFormats).action(async (flags: SoakFlags) => {
    const request = readPlanFlags(flags);
    const flows = await import('../../flows/e2e.ts');
    const only = request.only.length === 0 ? (['soak'] as const) : request.only;
    const sets = [`soak.duration_s=${flags.duration}`, ...request.sets];
    const plan = await flows.planRun({ ...request, only, sets }, process.cwd());
    const run = (hooks: RunHooks) => flows.startRun(plan, flags.runDir ?? null, hooks);
    await carryOut(plan, run, flags, context);
  });
}
