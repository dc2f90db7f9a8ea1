import type { Settings } from '../../model/e2e-plan.ts';

/** Why a stage was ended before its own end. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** The seconds that a stage may take, or null. */
export const limitOf = ({ timeout_s }: Settings): number | null =>
  typeof timeout_s === 'number' && timeout_s > 0 ? timeout_s : null;

/** The longest that a timer can wait, in milliseconds: 24 days. One that is told more fires at once. */
const longest = 2 ** 31 - 1;

/** A signal that follows others and a time limit; `end` frees the timer. */
export function limited(
  signals: readonly AbortSignal[],
  seconds: number | null,
  what: string,
): { readonly signal: AbortSignal; readonly end: () => void } {
  const own = new AbortController();
  const stop = () => own.abort(new Stopped(`${what} took longer than its limit of ${seconds} s`));
  const timer = seconds === null ? undefined : setTimeout(stop, Math.min(seconds * 1000, longest));
  return {
    signal: AbortSignal.any([...signals, own.signal]),
    end: () => clearTimeout(timer),
  };
}

/** How long a stage may go on after its signal was aborted, before the run goes on without it. */
const patience = 5_000;

/**
 * The work's result; the signal's reason as a rejection when the work has not ended some seconds after an abort: code
 * that does not listen must not keep a stack up.
 */
export async function unlessStuck<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let wait = () => {};
  const stuck = new Promise<never>((_, reject) => {
    wait = () => {
      timer = setTimeout(() => reject(signal.reason), patience);
    };
    if (signal.aborted) wait();
    else signal.addEventListener('abort', wait);
  });
  try {
    return await Promise.race([work, stuck]);
  } finally {
    // The signal of a stage follows that of the run: an abort later would start the clock of every stage before.
    signal.removeEventListener('abort', wait);
    clearTimeout(timer);
  }
}
