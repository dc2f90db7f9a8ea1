import type { Choice, Step } from '../plane/messages.ts';
import type { Paced } from './pacer.ts';

export interface Timing {
  readonly ttftMs: number;
  readonly itlMs: number;
  /** Tokens of a choice that leave together. */
  readonly chunkTokens: number;
}

/**
 * Tokens leave this much before they are due at the client: the way through the frontend takes 0.4 ms and a client as
 * much again (measured on two cores that were busy).
 */
const wayMs = 0.8;

/**
 * Says the choices token by token: the first at `arrived` + TTFT, each further one ITL later, all choices side by side.
 * `say` gets what is due; `end` is called once, with the last.
 */
export function makeStream(
  choices: readonly Choice[],
  arrived: number,
  timing: Timing,
  say: (steps: readonly Step[], last: boolean) => void,
): Paced {
  const longest = Math.max(1, ...choices.map((choice) => choice.pieces.length));
  let at = 0;
  return {
    due: () => {
      if (at >= longest) return Number.POSITIVE_INFINITY;
      return arrived + timing.ttftMs + at * timing.itlMs - wayMs;
    },
    act: () => {
      const from = at;
      at += timing.chunkTokens;
      const steps = choices.flatMap((choice) => stepOf(choice, from, at));
      say(steps, at >= longest);
    },
  };
}

function stepOf(choice: Choice, from: number, to: number): Step[] {
  const end = choice.pieces.length;
  if (from >= end && !(from === 0 && end === 0)) return [];
  const said = choice.pieces.slice(from, to);
  const finish = to >= end ? choice.finish : null;
  return [{ choice: choice.index, text: said.join(''), tokens: said.length, finish }];
}
