import type { SheetFormat, SheetReporters } from '../report/index.ts';
import { type OutputFlags, readReportOptions } from './common-options.ts';
import type { CommandContext, Delivery, Outcome } from './terminal.ts';

/** How a document that is laid out as a sheet looks and where it goes. */
export type SheetFlags = OutputFlags<SheetFormat>;

/** Renders a document and hands it over. */
export async function deliverAs<Report>(
  reporters: SheetReporters<Report>,
  report: Report,
  flags: SheetFlags,
  context: CommandContext,
  outcome: Outcome = 'clean',
  more: Pick<Delivery, 'binding' | 'signal'> = {},
): Promise<void> {
  const render = await reporters[flags.format]();
  const text = render(report, readReportOptions(flags, context));
  context.deliver({ outcome, text, file: flags.output ?? null, ...more });
}
