import type { KnownDeviation } from '../../../model/e2e-stack.ts';
export const sampleKnown: readonly KnownDeviation[] = [];
