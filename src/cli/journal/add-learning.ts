import type { Command } from 'commander';
import { repositoryName } from '../pr-options.ts';
import type { CommandContext } from '../terminal.ts';
import { readText } from './read-text.ts';
import { common, deliverEntry } from './write.ts';
import { declareWrite, type WriteFlags } from './write-options.ts';

interface LearningFlags extends WriteFlags {
  readonly path: readonly string[];
  readonly source: string;
  readonly repo?: string;
  readonly file?: string;
}

/** `dyn-journal add learning --path GLOB --source S`, the note from a file or from stdin. */
export function declareAddLearning(add: Command, context: CommandContext): void {
  const command = add
    .command('learning')
    .description('file a note about paths; later pull requests that touch them show it')
    .requiredOption('--path <glob...>', 'paths that it speaks of, such as lib/llm/**')
    .requiredOption('--source <text>', 'who or what it comes from: a pull request, a run, a person')
    .option('--repo <owner/name>', 'only for this repository (default: for any)', repositoryName)
    .option('--file <file>', 'Markdown of the note (default: stdin)');
  declareWrite(command)
    .version(context.version)
    .action(async (flags: LearningFlags) => {
      const note = await readText('--file', flags.file ?? '-', context.terminal);
      const { path: globs, source, repo = null } = flags;
      const entry = { ...common(flags), repo, globs, note, source };
      await deliverEntry({ ...entry, kind: 'learning' }, flags, context);
    });
}
