import type { Command } from 'commander';
import type { ChecksReport } from '../model/ci.ts';
import { checksReporters, sheetFormats } from '../report/index.ts';
import { declareReport } from './common-options.ts';
import {
  declarePullOptions,
  type PullFlags,
  pullArgumentHelp,
  readPullFlags,
} from './pr-options.ts';
import { deliverAs } from './sheet-output.ts';
import type { CommandContext, Outcome } from './terminal.ts';

interface ChecksFlags extends PullFlags {
  readonly rerunFailed?: boolean;
}

/** `dyn-audit checks PR`: the state of CI, and why what failed did. */
export function declareChecks(program: Command, context: CommandContext): void {
  const command = program
    .command('checks')
    .description(
      "read a pull request's checks: what failed, at which lines, code or infrastructure",
    )
    .version(context.version)
    .argument('<pr>', pullArgumentHelp);
  declarePullOptions(command).option(
    '--rerun-failed',
    'start runs again whose failures all look like infrastructure, each at most twice',
  );
  declareReport(command, sheetFormats).action(async (pull: string, flags: ChecksFlags) => {
    const source = readPullFlags(pull, flags, context);
    const { readPullChecks } = await import('../flows/pull.ts');
    const report = await readPullChecks(source, flags.rerunFailed ?? false);
    await deliverAs(checksReporters, report, flags, context, judge(report));
  });
}

/** 0: all passed, or there are none; 1: some failed; 3: some have not ended. */
function judge({ state }: ChecksReport): Outcome {
  if (state === 'failure') return 'findings';
  return state === 'pending' ? 'inconclusive' : 'clean';
}
