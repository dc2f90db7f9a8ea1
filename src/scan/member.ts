import type { FromWorker, ToWorker } from './worker.ts';

/** One who parses and audits: `ask` sends one request and gives its answer, `tell` expects none. */
export interface Member {
  readonly ask: (request: ToWorker) => Promise<FromWorker>;
  readonly tell: (request: ToWorker) => void;
  /** Requests that it should hold at a time. */
  readonly ahead: number;
  /** Files whose trees this member holds. */
  readonly owned: Set<string>;
}
