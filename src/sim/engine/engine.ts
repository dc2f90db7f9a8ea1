import type { WorkerHooks } from '../faults/types.ts';
import type { Log } from '../log.ts';
import type { Ask, Step } from '../plane/messages.ts';
import { type OutputLimits, planOutput } from '../text/output.ts';
import { openPacer, type Paced } from './pacer.ts';
import { makeStream, type Timing } from './stream.ts';

export interface Engine {
  /** Starts to answer; gives what stops it. */
  readonly generate: (
    ask: Ask,
    arrived: number,
    say: (steps: readonly Step[], last: boolean) => void,
  ) => () => void;
}

/** The model: what it says is fixed by the request, when it says it by the timing. */
export function openEngine(
  limits: OutputLimits,
  timing: Timing,
  hooks: readonly WorkerHooks[],
  log: Log,
): Engine {
  const pacer = openPacer();
  const slower = hooks.reduce((product, hook) => product * (hook.slower ?? 1), 1);
  const paced = { ...timing, ttftMs: timing.ttftMs * slower, itlMs: timing.itlMs * slower };
  let counter = 0;
  return {
    generate: (ask, arrived, say) => {
      counter += 1;
      const ordinal = counter;
      let tokens = 0;
      for (const hook of hooks) hook.admit?.(ordinal, log);
      let choices = planOutput(ask, limits);
      for (const hook of hooks) choices = hook.plan?.(choices, ordinal) ?? choices;
      const stream: Paced = makeStream(choices, arrived, paced, (steps, last) => {
        if (last) pacer.remove(stream);
        say(steps, last);
        tokens += steps.reduce((sum, step) => sum + step.tokens, 0);
        for (const hook of hooks) hook.said?.(ordinal, tokens);
      });
      pacer.add(stream);
      return () => pacer.remove(stream);
    },
  };
}
