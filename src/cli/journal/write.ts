import type { Entry, WriteReport } from '../../model/journal.ts';
import { writeReporters } from '../../report/index.ts';
import { readReportOptions, warnOn } from '../common-options.ts';
import type { CommandContext } from '../terminal.ts';
import { formatOf } from './plain-options.ts';
import { findRoot } from './root.ts';
import { today, type WriteFlags } from './write-options.ts';

type Writes = 'writeEntry' | 'beginJournal';

/** What every entry has, whoever makes it. */
export const common = (flags: WriteFlags): Pick<Entry, 'id' | 'date'> => ({
  id: crypto.randomUUID(),
  date: flags.date ?? today(),
});

/** Writes an entry and hands over where it is now: exit code 0 when it is committed, 3 when it is only spooled. */
export async function deliverEntry(
  entry: Entry,
  flags: WriteFlags,
  context: CommandContext,
  how: Writes = 'writeEntry',
): Promise<void> {
  const flows = await import('../../flows/journal.ts');
  await deliverReport(await flows[how](entry, writeOptions(flags, context)), flags, context);
}

/** The options of a write as the flow takes them. */
export const writeOptions = (flags: WriteFlags, context: CommandContext) => ({
  root: findRoot(flags.root, context.terminal),
  dryRun: flags.dryRun ?? false,
  push: flags.push,
  warn: warnOn(context.terminal, flags),
});

/** Hands over the report of a write. */
export async function deliverReport(
  report: WriteReport,
  flags: WriteFlags,
  context: CommandContext,
): Promise<void> {
  const render = await writeReporters[formatOf(flags)]();
  const text = render(report, readReportOptions(flags, context));
  context.deliver({ outcome: report.spooled ? 'inconclusive' : 'clean', text, file: null });
}
