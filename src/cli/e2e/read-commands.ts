import type { Command } from 'commander';
import type { E2eFormat } from '../../report/index.ts';
import {
  compareReporters,
  e2eFormats,
  e2eStatusReporters,
  planReporters,
  type Reporter,
  sweepReporters,
  verdictReporters,
} from '../../report/index.ts';
import { declareReport, readReportOptions } from '../common-options.ts';
import type { CommandContext, Outcome } from '../terminal.ts';
import type { E2eFlags } from './flags.ts';
import { declarePlanOptions, type PlanFlags, readPlanFlags } from './plan-options.ts';

type Reporters<Report> = Readonly<Record<E2eFormat, () => Promise<Reporter<Report>>>>;

const loadFlows = () => import('../../flows/e2e.ts');

/** Renders a document and hands it over. */
async function deliverAs<Report>(
  reporters: Reporters<Report>,
  report: Report,
  flags: E2eFlags,
  context: CommandContext,
  outcome: Outcome = 'clean',
): Promise<void> {
  const render = await reporters[flags.format]();
  const text = render(report, readReportOptions(flags, context));
  context.deliver({ outcome, text, file: flags.output ?? null });
}

/** `dyn-audit e2e plan`. */
export function declarePlan(program: Command, context: CommandContext): void {
  const command = declarePlanOptions(
    program
      .command('plan')
      .description('show what a run would do; --format json gives what `run --plan` takes'),
  );
  declareReport(command, e2eFormats).action(async (flags: PlanFlags & E2eFlags) => {
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
  declareReport(command, e2eFormats).action(async (run: string | undefined, flags: E2eFlags) => {
    const { runStatus } = await loadFlows();
    await deliverAs(e2eStatusReporters, await runStatus(run ?? null), flags, context);
  });
}

/** `dyn-audit e2e stop`. */
export function declareStop(program: Command, context: CommandContext): void {
  const command = program
    .command('stop')
    .description('end a run, or take down what it left up')
    .argument('<run>', 'id or folder of the run, or latest');
  declareReport(command, e2eFormats).action(async (run: string, flags: E2eFlags) => {
    const { stopRun } = await loadFlows();
    await deliverAs(sweepReporters, await stopRun(run), flags, context);
  });
}

/** `dyn-audit e2e sweep`. */
export function declareSweep(program: Command, context: CommandContext): void {
  const command = program
    .command('sweep')
    .description('take down what runs left whose program is gone');
  declareReport(command, e2eFormats).action(async (flags: E2eFlags) => {
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
  declareReport(command, e2eFormats).action(async (run: string, flags: E2eFlags) => {
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
  declareReport(command, e2eFormats).action(async (run: string, other: string, flags: E2eFlags) => {
    const { compareRuns } = await loadFlows();
    await deliverAs(compareReporters, compareRuns(run, other), flags, context);
  });
}
