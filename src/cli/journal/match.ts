import type { Command } from 'commander';
import { matchReporters } from '../../report/index.ts';
import {
  checkGiven,
  declareReport,
  limitOption,
  type OutputFlags,
  readReportOptions,
} from '../common-options.ts';
import type { CommandContext } from '../terminal.ts';
import { findRoot, rootHelp } from './root.ts';
import { type PlainFormat, plainFormats } from './write-options.ts';

interface MatchFlags extends OutputFlags<PlainFormat> {
  readonly root?: string;
}

/** `dyn-journal match`: the projects that a folder belongs to. */
export function declareMatch(program: Command, context: CommandContext): void {
  const command = program
    .command('match')
    .description('name the projects that a folder belongs to, by its path, remote and branch')
    .argument('[dir]', 'the folder (default: the current one)')
    .option('--root <dir>', rootHelp)
    .addOption(limitOption());
  declareReport(command, plainFormats)
    .version(context.version)
    .action((folder: string | undefined, flags: MatchFlags) => runMatch(folder, flags, context));
}

async function runMatch(
  folder: string | undefined,
  flags: MatchFlags,
  context: CommandContext,
): Promise<void> {
  checkGiven(flags);
  const [{ matchJournal }, render] = await Promise.all([
    import('../../flows/journal.ts'),
    matchReporters[flags.format](),
  ]);
  const report = await matchJournal(findRoot(flags.root, context.terminal), folder ?? '.');
  const text = render(report, readReportOptions(flags, context));
  context.deliver({ outcome: 'clean', text, file: flags.output ?? null });
}
