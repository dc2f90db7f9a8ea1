import type { Command } from 'commander';
import type { CommandContext } from '../terminal.ts';
import { common, deliverReport, writeOptions } from './write.ts';
import { declareWrite, type WriteFlags } from './write-options.ts';

interface BenchmarkFlags extends WriteFlags {
  readonly from: string;
  readonly title?: string;
  readonly slug?: string;
}

/** `dyn-journal add benchmark PROJECT --from DIR`. */
export function declareAddBenchmark(add: Command, context: CommandContext): void {
  const command = add
    .command('benchmark')
    .description('keep the results of a measurement: the files of a folder, with its README.md')
    .argument('<project>', 'name of the project')
    .requiredOption('--from <dir>', 'folder with the results')
    .option('--title <text>', 'what was measured (default: first heading of README.md)')
    .option('--slug <slug>', 'end of the name of the folder (default: from the title)');
  declareWrite(command)
    .version(context.version)
    .action(async (project: string, flags: BenchmarkFlags) => {
      const { fileBenchmark } = await import('../../flows/journal.ts');
      const report = await fileBenchmark(
        {
          ...common(flags),
          project,
          folder: flags.from,
          title: flags.title ?? null,
          slug: flags.slug ?? null,
        },
        writeOptions(flags, context),
      );
      await deliverReport(report, flags, context);
    });
}
