import type { FrontendHooks } from '../faults/types.ts';
import type { Log } from '../log.ts';
import type { FrontendMetrics } from '../metrics/frontend.ts';
import type { Workers } from '../plane/workers.ts';

/** What the pages of the frontend work with. */
export interface App {
  readonly workers: Workers;
  readonly metrics: FrontendMetrics;
  readonly hooks: readonly FrontendHooks[];
  readonly log: Log;
  /** A shutdown has begun: what runs may finish, nothing new is taken. */
  readonly leaving: () => boolean;
}
