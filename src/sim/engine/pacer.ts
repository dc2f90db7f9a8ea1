import { now } from '../clock.ts';

/** Something that has a next moment. */
export interface Paced {
  /** By the monotonic clock; Infinity: none. */
  readonly due: () => number;
  /** Does what is due, and has a later moment afterwards. */
  readonly act: () => void;
}

export interface Pacer {
  readonly add: (paced: Paced) => void;
  readonly remove: (paced: Paced) => void;
}

/** A timer of Node fires up to a millisecond late: what is due within half of one is done now, so that the mean is right. */
const early = 0.5;

/** One timer for all streams; each moment is absolute, so that no delay adds up. */
export function openPacer(): Pacer {
  const all = new Set<Paced>();
  let timer: NodeJS.Timeout | null = null;
  let armed = Number.POSITIVE_INFINITY;

  function arm(due: number): void {
    if (timer !== null && armed <= due) return;
    if (timer !== null) clearTimeout(timer);
    armed = due;
    timer = due === Number.POSITIVE_INFINITY ? null : setTimeout(tick, Math.max(1, due - now()));
  }

  function tick(): void {
    timer = null;
    const until = now() + early;
    let next = Number.POSITIVE_INFINITY;
    for (const paced of all) {
      while (all.has(paced) && paced.due() <= until) paced.act();
      if (all.has(paced)) next = Math.min(next, paced.due());
    }
    arm(next);
  }

  return {
    add: (paced) => {
      all.add(paced);
      arm(paced.due());
    },
    remove: (paced) => all.delete(paced),
  };
}
