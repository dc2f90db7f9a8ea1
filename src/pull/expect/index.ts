import { env } from './env.ts';
import { fields } from './fields.ts';
import { flags } from './flags.ts';
import type { ExpectationKind } from './kind.ts';
import { logs } from './logs.ts';
import { metrics } from './metrics.ts';
import { routes } from './routes.ts';
import { status } from './status.ts';

/** Every kind of expectation, in the order that reports show them. */
export const kinds: readonly ExpectationKind[] = [
  metrics,
  logs,
  routes,
  status,
  flags,
  env,
  fields,
];
