import { commandUses } from './commands.ts';
import { docUses } from './docs.ts';
import { environmentUses, metricUses } from './named.ts';
import { skewUses } from './skew.ts';
import { skewCalls } from './skew-calls.ts';
import { stubUses } from './stubs.ts';
import { symbolUses } from './symbols.ts';
import type { ReferenceRule } from './use.ts';

/** Every way in which a place can use what is gone, one line each. */
export const referenceRules: readonly ReferenceRule[] = [
  symbolUses,
  commandUses,
  environmentUses,
  metricUses,
  stubUses,
  docUses,
  skewUses,
  skewCalls,
];
