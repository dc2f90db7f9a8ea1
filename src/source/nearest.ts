import { editDistance } from '../model/edit-distance.ts';

/** The known key that a mistyped one most likely means, or null if none is close. */
export function nearestKey(key: string, known: readonly string[]): string | null {
  let best: string | null = null;
  let least = Math.max(2, Math.floor(key.length / 3)) + 1;
  for (const each of known) {
    const steps = editDistance(key.slice(0, 50).toLowerCase().replaceAll('-', '_'), each);
    if (steps < least) [best, least] = [each, steps];
  }
  return best;
}
