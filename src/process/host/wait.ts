import { setTimeout as sleep } from 'node:timers/promises';

/** Polls until it holds, at first every 5 ms and later every 25; false when that took longer than `limit_ms`. */
export async function waitUntil(holds: () => boolean, limit_ms: number): Promise<boolean> {
  const start = performance.now();
  for (;;) {
    if (holds()) return true;
    const elapsed = performance.now() - start;
    if (elapsed >= limit_ms) return false;
    await sleep(Math.min(elapsed < 200 ? 5 : 25, limit_ms - elapsed));
  }
}
