import type { Command } from 'commander';
import { matchReporters } from '../../report/index.ts';
import { checkGiven, limitOption, readReportOptions } from '../common-options.ts';
import type { CommandContext } from '../terminal.ts';
import { declarePlain, formatOf, type PlainFlags } from './plain-options.ts';
import { findRoot } from './root.ts';

interface MatchFlags extends PlainFlags {
  readonly limit?: number;
}

/** `dyn-journal match`: the projects that a folder belongs to. */
export function declareMatch(program: Command, context: CommandContext): void {
  const command = program
    .command('match')
    .description('name the projects that a folder belongs to, by its path, remote and branch')
    .argument('[dir]', 'the folder (default: the current one)')
    .addOption(limitOption('projects', 'text'));
  declarePlain(command)
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
    matchReporters[formatOf(flags)](),
  ]);
  const report = await matchJournal(findRoot(flags.root, context.terminal), folder ?? '.');
  const text = render(report, readReportOptions(flags, context));
  context.deliver({ outcome: 'clean', text, file: null });
}
