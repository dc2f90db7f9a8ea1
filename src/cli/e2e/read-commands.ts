import type { Command } from 'commander';
import {
  compareReporters,
  e2eStatusReporters,
  planReporters,
  sheetFormats,
  sweepReporters,
  verdictReporters,
} from '../../report/index.ts';
import { declareReport } from '../common-options.ts';
import { deliverAs, type SheetFlags } from '../sheet-output.ts';
import type { CommandContext } from '../terminal.ts';
import { declarePlanOptions, type PlanFlags, readPlanFlags } from './plan-options.ts';

const loadFlows = () => import('../../flows/e2e.ts');

/** `dyn-audit e2e plan`. */
export function declarePlan(program: Command, context: CommandContext): void {
  const command = declarePlanOptions(
    program
      .command('plan')
      .description('show what a run would do; --format json gives what `run --plan` takes'),
  );
  declareReport(command, sheetFormats).action(async (flags: PlanFlags & SheetFlags) => {
    const { planRun } = await loadFlows();
    const plan = await planRun(readPlanFlags(flags), process.cwd());
    await deliverAs(planReporters, plan, flags, context);
  });
}

/** `dyn-audit e2e status`. */
export function declareStatus(program: Command, context: CommandContext): void {
  const command = program
    .command('status')
    .description('what runs are doing, or have done')
    .argument('[run]', 'id or folder of one run, or latest');
  declareReport(command, sheetFormats).action(
    async (run: string | undefined, flags: SheetFlags) => {
      const { runStatus } = await loadFlows();
      await deliverAs(e2eStatusReporters, await runStatus(run ?? null), flags, context);
    },
  );
}

/** `dyn-audit e2e stop`. */
export function declareStop(program: Command, context: CommandContext): void {
  const command = program
    .command('stop')
    .description('end a run, or take down what it left up')
    .argument('<run>', 'id or folder of the run, or latest');
  declareReport(command, sheetFormats).action(async (run: string, flags: SheetFlags) => {
    const { stopRun } = await loadFlows();
    await deliverAs(sweepReporters, await stopRun(run), flags, context);
  });
}

/** `dyn-audit e2e sweep`. */
export function declareSweep(program: Command, context: CommandContext): void {
  const command = program
    .command('sweep')
    .description('take down what runs left whose program is gone');
  declareReport(command, sheetFormats).action(async (flags: SheetFlags) => {
    const { sweep } = await loadFlows();
    const report = await sweep();
    const left = report.runs.some((run) => run.left.length > 0);
    await deliverAs(sweepReporters, report, flags, context, left ? 'findings' : 'clean');
  });
}

/** `dyn-audit e2e report`. */
export function declareE2eReport(program: Command, context: CommandContext): void {
  const command = program
    .command('report')
    .description('show the verdict of a run again')
    .argument('<run>', 'id or folder of the run, or latest');
  declareReport(command, sheetFormats).action(async (run: string, flags: SheetFlags) => {
    const { readRunVerdict } = await loadFlows();
    await deliverAs(verdictReporters, readRunVerdict(run), flags, context);
  });
}

/** `dyn-audit e2e compare`. */
export function declareCompare(program: Command, context: CommandContext): void {
  const command = program
    .command('compare')
    .description('show what differs between two runs, with the noise of their figures')
    .argument('<run>', 'id or folder of the first run')
    .argument('<other>', 'id or folder of the second');
  declareReport(command, sheetFormats).action(
    async (run: string, other: string, flags: SheetFlags) => {
      const { compareRuns } = await loadFlows();
      await deliverAs(compareReporters, compareRuns(run, other), flags, context);
    },
  );
}
