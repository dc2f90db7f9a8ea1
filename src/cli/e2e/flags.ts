import type { E2eFormat } from '../../report/index.ts';
import type { OutputFlags } from '../common-options.ts';

/** How a document of `e2e` looks and where it goes. */
export type E2eFlags = OutputFlags<E2eFormat>;
