import type { ChangeRule } from './broken.ts';
import { flags } from './flags.ts';
import { modules } from './modules.ts';
import { environment, features, metrics } from './named.ts';
import { reexports } from './reexports.ts';
import { symbols } from './symbols.ts';

/** Every kind of change, one line each. */
export const changeRules: readonly ChangeRule[] = [
  modules,
  symbols,
  reexports,
  flags,
  environment,
  metrics,
  features,
];
