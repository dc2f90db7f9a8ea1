import type { Settings } from '../../../model/e2e-plan.ts';
import type { Host, ProcessSpec, RunFolder } from '../../../model/e2e-run.ts';
import type { ServiceName } from '../../../model/e2e-stack.ts';

/** What a service says of itself when it is asked. */
export type Health =
  | { readonly healthy: true; readonly version: string }
  | { readonly healthy: false; readonly why: string };

/** Where an own service will listen and what starts it. */
export interface OwnService {
  readonly url: string;
  readonly process: ProcessSpec;
}

/** One service of the stack; one file each beside this one. */
export interface Service {
  readonly name: ServiceName;
  /** Tells the stack's processes where it is. */
  readonly variable: string;
  /** Asks a running one; never rejects. */
  readonly ask: (url: string, signal: AbortSignal) => Promise<Health>;
  /** One of our own: ports and data folder are its alone. */
  readonly own: (
    given: { readonly host: Pick<Host, 'ports'>; readonly folder: RunFolder },
    options: Settings,
  ) => Promise<OwnService>;
}
