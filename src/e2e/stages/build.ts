import { stacks } from '../stacks/index.ts';
import { buildWith } from './build/with-stacks.ts';

/** The stage for the stacks that there are. */
export const build = buildWith(stacks);
