import type { Command } from 'commander';
import type { CommandContext } from '../terminal.ts';
import { common, deliverEntry } from './write.ts';
import { declareWrite, type WriteFlags } from './write-options.ts';

interface InitFlags extends WriteFlags {
  readonly title: string;
}

/** `dyn-journal init [DIR]`. */
export function declareInit(program: Command, context: CommandContext): void {
  const command = program
    .command('init')
    .description('begin a journal: a git repository, its INDEX.md and its settings')
    .argument('[dir]', 'folder of the journal (default: as --root)')
    .option('--title <text>', 'heading of its INDEX.md', 'Journal');
  declareWrite(command)
    .version(context.version)
    .action((dir: string | undefined, flags: InitFlags) => {
      const { title } = flags;
      const where = dir === undefined ? flags : { ...flags, root: dir };
      return deliverEntry(
        { ...common(flags), kind: 'init', title },
        where,
        context,
        'beginJournal',
      );
    });
}
