import type { RunHooks } from '../../flows/e2e.ts';
import type { Plan } from '../../model/e2e-plan.ts';
import { verdictReporters } from '../../report/index.ts';
import { readReportOptions } from '../common-options.ts';
import type { SheetFlags } from '../sheet-output.ts';
import { takeSignals } from '../signals.ts';
import type { CommandContext } from '../terminal.ts';
import { showProgress } from './progress.ts';

export interface Watched<T> {
  readonly result: T;
  /** The signal that ended it early; null where nobody interrupted. */
  readonly signal: NodeJS.Signals | null;
}

/** Does something that a run is part of: shows how far it is, and makes Ctrl-C take everything down first. */
export async function watchRun<T>(
  plan: Plan,
  flags: SheetFlags,
  context: CommandContext,
  act: (hooks: RunHooks) => Promise<T>,
): Promise<Watched<T>> {
  const { terminal, version } = context;
  const options = readReportOptions(flags, context);
  const renderFile = await verdictReporters.markdown();
  const progress = showProgress(plan, terminal, flags.quiet ?? false);
  const stop = new AbortController();
  const hurry = new AbortController();
  let interrupted: NodeJS.Signals | null = null;
  const release = takeSignals((signal) => {
    // The second one does not wait for anybody's grace.
    const again = interrupted !== null;
    interrupted = signal;
    stop.abort(new Error(again ? `${signal}, twice` : `interrupted by ${signal}`));
    if (again) hurry.abort();
    else progress.warn(`${signal}: taking everything down; once more to kill at once`);
  });
  try {
    const result = await act({
      version,
      stop: stop.signal,
      hurry: hurry.signal,
      onEvent: progress.event,
      say: progress.say,
      warn: progress.warn,
      render: (document) => renderFile(document, { ...options, limit: 0, color: false }),
    });
    return { result, signal: interrupted };
  } finally {
    progress.end();
    release();
  }
}
