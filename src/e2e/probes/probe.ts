import type { Target } from '../../model/e2e-run.ts';
import type { StackTraits } from '../../model/e2e-stack.ts';
import type { CheckResult } from '../../model/e2e-verdict.ts';
import type { Talk } from './talk.ts';

/** What a probe found. Whether a failure is a known deviation is not its to say. */
export interface Finding {
  readonly result: Exclude<CheckResult, 'known'>;
  readonly observed: string;
}

/** What a probe is given. */
export interface ProbeContext {
  /** Asks the server and keeps each question with its answer as evidence. */
  readonly talk: Talk;
  readonly target: Target;
  readonly traits: StackTraits;
  /** Aborted when the probe has run out of time. */
  readonly signal: AbortSignal;
}

/** One question to a server, asked with a few requests. One file each in `list/`. */
export interface Probe {
  /** `probe.` and the name of its file. */
  readonly id: string;
  readonly doc: string;
  /** For the report: what a good server does. */
  readonly expected: string;
  /** It may take a worker out: asked last, and the next one waits until the server answers again. */
  readonly rough?: true;
  readonly run: (context: ProbeContext) => Promise<Finding>;
}
