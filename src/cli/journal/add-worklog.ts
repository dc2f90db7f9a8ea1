import type { Command } from 'commander';
import { UserError } from '../../model/errors.ts';
import type { CommandContext } from '../terminal.ts';
import { readText } from './read-text.ts';
import { common, deliverEntry } from './write.ts';
import { declareWrite, type WriteFlags } from './write-options.ts';

interface WorklogFlags extends WriteFlags {
  readonly title: string;
  readonly file?: string;
  readonly into?: string;
}

/** `dyn-journal add worklog PROJECT --title T`, the text from a file or from stdin. */
export function declareAddWorklog(add: Command, context: CommandContext): void {
  const command = add
    .command('worklog')
    .description("append a dated section to a project's worklog")
    .argument('<project>', 'name of the project')
    .requiredOption('--title <text>', 'short title of the section')
    .option('--file <file>', 'Markdown of the section (default: stdin)')
    .option('--into <name>', 'which worklog, for a project that has several');
  declareWrite(command)
    .version(context.version)
    .action(async (project: string, flags: WorklogFlags) => {
      const { title } = flags;
      const body = (await readText('--file', flags.file ?? '-', context.terminal)).trim();
      if (body === '')
        throw new UserError('expected the text of the section in --file or on stdin, got none');
      const entry = { ...common(flags), project, title, body, file: flags.into ?? null };
      await deliverEntry({ ...entry, kind: 'worklog' }, flags, context);
    });
}
