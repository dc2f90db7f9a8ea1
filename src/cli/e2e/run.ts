import type { Command } from 'commander';
import type { RunHooks } from '../../flows/e2e.ts';
import type { Plan } from '../../model/e2e-plan.ts';
import type { Verdict } from '../../model/e2e-verdict.ts';
import { sheetFormats, verdictReporters } from '../../report/index.ts';
import { declareReport, readReportOptions } from '../common-options.ts';
import { requireWritable } from '../output.ts';
import type { SheetFlags } from '../sheet-output.ts';
import type { CommandContext, Outcome } from '../terminal.ts';
import { declarePlanOptions, type PlanFlags, readPlanFlags } from './plan-options.ts';
import { watchRun } from './watch-run.ts';

interface RunFlags extends PlanFlags, SheetFlags {
  readonly runDir?: string;
}

export const outcomes: Readonly<Record<Verdict['verdict'], Outcome>> = {
  pass: 'clean',
  fail: 'findings',
  inconclusive: 'inconclusive',
};

/** `dyn-audit e2e run`. */
export function declareRun(program: Command, context: CommandContext): void {
  const command = declarePlanOptions(
    program
      .command('run')
      .description('carry a plan out: bring a stack up, judge it, take it down'),
  ).option('--run-dir <dir>', 'folder of the run, new or empty (default: one in the state folder)');
  declareReport(command, sheetFormats).action(async (flags: RunFlags) => {
    const request = readPlanFlags(flags);
    const flows = await import('../../flows/e2e.ts');
    const plan = await flows.planRun(request, process.cwd());
    const run = (hooks: RunHooks) => flows.startRun(plan, flags.runDir ?? null, hooks);
    await carryOut(plan, run, flags, context);
  });
}

/** `dyn-audit e2e resume`. */
export function declareResume(program: Command, context: CommandContext): void {
  const command = program
    .command('resume')
    .description('go on with a run after the last stage that finished')
    .argument('<run>', 'id or folder of the run, or latest');
  declareReport(command, sheetFormats).action(async (given: string, flags: SheetFlags) => {
    const flows = await import('../../flows/e2e.ts');
    const run = flows.openRun(given);
    await carryOut(run.plan, (hooks) => flows.resumeRun(run, hooks), flags, context);
  });
}

/** Shows the run, listens to Ctrl-C, and hands over the verdict. */
export async function carryOut(
  plan: Plan,
  run: (hooks: RunHooks) => Promise<Verdict>,
  flags: SheetFlags,
  context: CommandContext,
): Promise<void> {
  // Told now: a run may take an hour, and its report would have nowhere to go.
  if (flags.output !== undefined) requireWritable(flags.output);
  const render = await verdictReporters[flags.format]();
  const { result: verdict, signal } = await watchRun(plan, flags, context, run);
  context.deliver({
    outcome: outcomes[verdict.verdict],
    text: render(verdict, readReportOptions(flags, context)),
    file: flags.output ?? null,
    binding: true,
    signal,
  });
}
