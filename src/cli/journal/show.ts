import type { Command } from 'commander';
import { showReporters } from '../../report/index.ts';
import { checkGiven, limitOption, readReportOptions } from '../common-options.ts';
import type { CommandContext } from '../terminal.ts';
import { declarePlain, formatOf, type PlainFlags } from './plain-options.ts';
import { findRoot } from './root.ts';

interface ShowFlags extends PlainFlags {
  readonly limit?: number;
}

/** `dyn-journal show`: a project, or the reviews of a pull request. */
export function declareShow(program: Command, context: CommandContext): void {
  const command = program
    .command('show')
    .description('show a project or the review of a pull request, and where more is')
    .argument(
      '<what>',
      'a project, or a pull request: 412, umbrella#412, owner/name#412, its address',
    )
    .addOption(limitOption('items', 'text'));
  declarePlain(command)
    .version(context.version)
    .action((asked: string, flags: ShowFlags) => runShow(asked, flags, context));
}

async function runShow(asked: string, flags: ShowFlags, context: CommandContext): Promise<void> {
  checkGiven(flags);
  const [{ showJournal }, render] = await Promise.all([
    import('../../flows/journal.ts'),
    showReporters[formatOf(flags)](),
  ]);
  const report = await showJournal(findRoot(flags.root, context.terminal), asked);
  const text = render(report, readReportOptions(flags, context));
  context.deliver({ outcome: 'clean', text, file: null });
}
