import { stacks } from '../stacks/index.ts';
import { preflightWith } from './preflight/look.ts';

/** The stage for the stacks that there are, on this machine. */
export const preflight = preflightWith(stacks);
