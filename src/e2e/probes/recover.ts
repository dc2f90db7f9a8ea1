import { setTimeout as wait } from 'node:timers/promises';
import { unanswered } from './said.ts';
import type { Talk } from './talk.ts';

/** Good chats in a row that count as served: after a crash a stale instance gives good and bad ones in turn. */
const inARow = 3;

/**
 * Waits until a chat is answered again, several times in a row. Gives the milliseconds that it took, or null when it
 * did not come back within `limitMs`; at least one round is asked.
 */
export async function waitForChat(
  talk: Talk,
  limitMs: number,
  signal: AbortSignal,
): Promise<number | null> {
  const began = performance.now();
  let good = 0;
  for (;;) {
    const said = await talk.chat('recovery', { max_tokens: 4 });
    good = unanswered(said) === null ? good + 1 : 0;
    if (good === inARow) return performance.now() - began;
    if (good > 0) continue;
    if (performance.now() - began >= limitMs) return null;
    await wait(100, undefined, { signal });
  }
}
