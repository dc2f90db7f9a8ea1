import type { Command } from 'commander';
import { searchReporters } from '../../report/index.ts';
import { checkGiven, limitOption, readReportOptions } from '../common-options.ts';
import type { CommandContext } from '../terminal.ts';
import { declarePlain, formatOf, type PlainFlags } from './plain-options.ts';
import { findRoot } from './root.ts';

interface SearchFlags extends PlainFlags {
  readonly project?: string;
  readonly limit?: number;
}

/** `dyn-journal search`: files that hold all the words. */
export function declareSearch(program: Command, context: CommandContext): void {
  const command = program
    .command('search')
    .description('find what the journal says: titles, frontmatter, headings and text')
    .argument(
      '<word...>',
      'all of them must stand in a file or its path; quote what belongs together',
    )
    .option('--project <name>', 'only in this project')
    .addOption(limitOption('files', 'text'));
  declarePlain(command)
    .version(context.version)
    .action((words: readonly string[], flags: SearchFlags) => runSearch(words, flags, context));
}

async function runSearch(
  words: readonly string[],
  flags: SearchFlags,
  context: CommandContext,
): Promise<void> {
  checkGiven(flags);
  const [{ searchJournal }, render] = await Promise.all([
    import('../../flows/journal.ts'),
    searchReporters[formatOf(flags)](),
  ]);
  const root = findRoot(flags.root, context.terminal);
  const report = await searchJournal({ root, words, project: flags.project ?? null });
  const text = render(report, readReportOptions(flags, context));
  context.deliver({ outcome: 'clean', text, file: null });
}
