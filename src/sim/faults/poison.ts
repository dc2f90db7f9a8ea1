import { now } from '../clock.ts';
import { modelNotReady } from '../errors.ts';
import type { ApiError } from './types.ts';

/** A worker that is taken out for a while, so that its model cannot be served. */
export function openPoison(ms: number) {
  let until = 0;
  return {
    take: (): void => {
      until = now() + ms;
    },
    error: (): ApiError | null => (now() < until ? modelNotReady('sim') : null),
  };
}
