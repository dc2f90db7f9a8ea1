import type { KnownDeviation } from '../../../model/e2e-stack.ts';
export const mockerKnown: readonly KnownDeviation[] = [];
