import type { Command } from 'commander';
import { doctorReporters, statusReporters } from '../../report/index.ts';
import { readReportOptions, warnOn } from '../common-options.ts';
import type { CommandContext } from '../terminal.ts';
import { declarePlain, formatOf, type PlainFlags } from './plain-options.ts';
import { findRoot } from './root.ts';

/** `dyn-journal status`: what is not finished, not committed, not pushed. It takes no lock. */
export function declareStatus(program: Command, context: CommandContext): void {
  const command = program
    .command('status')
    .description('say what is not committed, not pushed, interrupted or waiting, and who writes');
  declarePlain(command)
    .version(context.version)
    .action(async (flags: PlainFlags) => {
      const { readJournalStatus } = await import('../../flows/journal.ts');
      const status = await readJournalStatus(findRoot(flags.root, context.terminal));
      const render = await statusReporters[formatOf(flags)]();
      const text = render(status, readReportOptions(flags, context));
      const outcome = status.stale.length > 0 ? 'findings' : 'clean';
      context.deliver({ outcome, text, file: null });
    });
}

interface DoctorFlags extends PlainFlags {
  readonly push: boolean;
}

/** `dyn-journal doctor`: finishes what was interrupted; exit code 1 when something needs a person. */
export function declareDoctor(program: Command, context: CommandContext): void {
  const command = program
    .command('doctor')
    .description('finish interrupted writes, file what waits in the spool, and push')
    .option('--no-push', 'only what needs no network');
  declarePlain(command)
    .version(context.version)
    .action(async (flags: DoctorFlags) => {
      const { doctorJournal } = await import('../../flows/journal.ts');
      const root = findRoot(flags.root, context.terminal);
      const warn = warnOn(context.terminal, flags);
      const report = await doctorJournal(root, { push: flags.push, warn });
      const render = await doctorReporters[formatOf(flags)]();
      const text = render(report, readReportOptions(flags, context));
      context.deliver({ outcome: report.left.length > 0 ? 'findings' : 'clean', text, file: null });
    });
}
