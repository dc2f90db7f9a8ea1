import type { Command } from 'commander';
import type { CommandContext } from '../terminal.ts';
import {
  declareCompare,
  declareE2eReport,
  declarePlan,
  declareStatus,
  declareStop,
  declareSweep,
} from './read-commands.ts';
import { declareResume, declareRun } from './run.ts';
import { declareSoak } from './soak.ts';

/** `dyn-audit e2e`: its commands; what they do is loaded when one runs. */
export function declareE2e(program: Command, context: CommandContext): void {
  const e2e = program
    .command('e2e')
    .description('bring a serving stack up, judge it by evidence, take it down without a trace')
    .version(context.version);
  for (const declare of [
    declarePlan,
    declareRun,
    declareResume,
    declareStatus,
    declareStop,
    declareSweep,
    declareE2eReport,
    declareCompare,
    declareSoak,
  ])
    declare(e2e, context);
}
