import type { KnownDeviation } from '../../../model/e2e-stack.ts';
import { workersKnown } from './both.ts';

/** Stop strings and requests without max_tokens are answered well: its own limit is 16 tokens. */
export const sampleKnown: readonly KnownDeviation[] = workersKnown;
