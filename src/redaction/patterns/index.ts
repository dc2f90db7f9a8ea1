import type { SecretPattern } from '../pattern.ts';
import { assignments } from './assignments.ts';
import { headers } from './headers.ts';
import { places } from './places.ts';
import { privateKey } from './private-key.ts';
import { tokens } from './tokens.ts';
import { urls } from './urls.ts';

/** All patterns of our own. */
export const patterns: readonly SecretPattern[] = [
  ...tokens,
  ...headers,
  ...assignments,
  ...urls,
  ...privateKey,
  ...places,
];
