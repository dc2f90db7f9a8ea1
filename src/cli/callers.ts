import { type Command, Option } from 'commander';
import { type CallersReport, confidences } from '../model/callers.ts';
import { callerLanguages } from '../model/options.ts';
import { callersReporters } from '../report/index.ts';
import { type CallersFlags, readCallersOptions } from './callers-options.ts';
import { oneOf, someOf } from './choice.ts';
import { declareOutput, limitOption, readReportOptions, warnOn } from './common-options.ts';
import type { CommandContext, Outcome } from './terminal.ts';

const thresholds = [...confidences, 'none'] as const;

/** `dyn-audit callers`: the options of the command; the search itself is loaded when it runs. */
export function declareCallers(program: Command, context: CommandContext): void {
  const command = program
    .command('callers')
    .description('find the places that still use what a change removed, renamed or re-shaped')
    .option('--repo <dir>', 'repository to search (default: the git root of the current folder)')
    .option('--root <dir>', 'the same as --repo')
    .option(
      '--base <rev>',
      'the change starts where the head left this revision (default: origin/main, or main)',
    )
    .option('--head <rev>', 'the change ends here; WORKTREE: the work tree (default: HEAD)')
    .option('--against <rev>', 'look up what the change adds in this newer base too (merge skew)')
    .option(
      '--language <language...>',
      `only these: ${callerLanguages.join(', ')}`,
      someOf('--language', callerLanguages),
    )
    .addOption(
      new Option(
        '--fail-on <confidence>',
        `exit with 1 for a finding that is at least this sure: ${thresholds.join(', ')}`,
      )
        .default('certain')
        .argParser(oneOf('--fail-on', thresholds)),
    )
    .addOption(limitOption());
  declareOutput(command)
    .version(context.version)
    .action((flags: CallersFlags) => runCallers(flags, context));
}

async function runCallers(flags: CallersFlags, context: CommandContext): Promise<void> {
  const options = readCallersOptions(flags, warnOn(context.terminal, flags));
  const [{ findCallers }, render] = await Promise.all([
    import('../flows/index.ts'),
    callersReporters[flags.format](),
  ]);
  const report = await findCallers(options);
  const text = render(report, readReportOptions(flags, context));
  context.deliver({ outcome: judge(report, flags), text, file: flags.output ?? null });
}

function judge({ findings }: CallersReport, { failOn }: CallersFlags): Outcome {
  if (failOn === 'none') return 'clean';
  const failing = confidences.slice(0, confidences.indexOf(failOn) + 1);
  return findings.some(({ confidence }) => failing.includes(confidence)) ? 'findings' : 'clean';
}
