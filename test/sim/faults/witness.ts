import type { Sim } from '../support/sim.ts';

/** Sees whether a fault is there. The same question to a simulator without it must be answered with no. */
export interface Witness {
  /** As `--fault` takes it, where a number or a place must be given. */
  readonly as?: string;
  readonly worker?: readonly string[];
  /** The model will not be listed, or the process will not live: the witness waits for what it needs. */
  readonly unready?: true;
  /** It ends processes or needs a simulator that nothing was asked of: the clean one is not shared. */
  readonly alone?: true;
  readonly sees: (sim: Sim) => boolean | Promise<boolean>;
}

export type Witnesses = Readonly<Record<string, Witness>>;
