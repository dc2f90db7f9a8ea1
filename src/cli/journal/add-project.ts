import type { Command } from 'commander';
import type { CommandContext } from '../terminal.ts';
import { common, deliverEntry } from './write.ts';
import { declareWrite, type WriteFlags } from './write-options.ts';

interface ProjectFlags extends WriteFlags {
  readonly repo?: string;
  readonly branch?: string;
  readonly description?: string;
  readonly tag?: readonly string[];
}

/** `dyn-journal add project NAME`. */
export function declareAddProject(add: Command, context: CommandContext): void {
  const command = add
    .command('project')
    .description('begin a project: its folder, its INDEX.md and its row in the registry')
    .argument('<name>', 'name of the project and its folder')
    .option('--repo <repo>', 'owner/name, an address of git, or an absolute path')
    .option('--branch <branch>', 'the branch that the project works on')
    .option('--description <text>', 'one line for the registry')
    .option('--tag <tag...>', 'tags: small letters, digits, dashes');
  declareWrite(command)
    .version(context.version)
    .action((name: string, flags: ProjectFlags) =>
      deliverEntry(
        {
          ...common(flags),
          kind: 'project',
          project: name,
          repo: flags.repo ?? null,
          branch: flags.branch ?? null,
          description: flags.description ?? '',
          tags: flags.tag ?? [],
        },
        flags,
        context,
      ),
    );
}
