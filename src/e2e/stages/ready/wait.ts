import { setTimeout as sleep } from 'node:timers/promises';
import type { Check } from '../../../model/e2e-verdict.ts';
import { printableLine } from '../../../process/index.ts';
import { openClient } from '../../client/index.ts';
import { deathCauses } from '../../stacks/index.ts';
import { findDeath } from './death.ts';
import type { ReadyInput } from './input.ts';
import { longestListed, type Progress, serves } from './serves.ts';
import { openLogWatch } from './watch-logs.ts';

export interface Readiness {
  readonly ready: boolean;
  readonly elapsed_ms: number;
  /** One check: `ready.serves`. */
  readonly check: Check;
}

/**
 * Waits until the stack serves: the model is listed by a server of ours, says so itself, and answers real requests. A
 * process that ends, a line in a log that says that nothing will come of it and the time limit end the wait with their
 * cause. Rejects with the signal's reason alone.
 */
export async function waitUntilReady(input: ReadyInput): Promise<Readiness> {
  const began = performance.now();
  const stop = new AbortController();
  const signal = AbortSignal.any([input.signal, stop.signal]);
  const client = openClient(input.target.url, { signal });
  const progress: Progress = { step: 'nothing was asked yet', sheets: new Map() };
  const done = (
    result: Check['result'],
    observed: string,
    evidence: readonly string[],
  ): Readiness => {
    const elapsed_ms = Math.round(performance.now() - began);
    const expected = `${input.target.model} is listed and answers ${input.chats} times in a row within ${Math.round(input.wait_ms / 1000)} s`;
    return {
      ready: result === 'pass',
      elapsed_ms,
      check: {
        id: 'ready.serves',
        stage: 'ready',
        result,
        expected,
        observed: printableLine(observed, 1000),
        evidence,
      },
    };
  };
  try {
    const good = serves({ ...input, signal, client, progress }).then(() =>
      done(
        'pass',
        `serves after ${((performance.now() - began) / 1000).toFixed(1)} s`,
        [...progress.sheets].map(([what, sheet]) =>
          input.folder.write(`responses/ready/${what}.json`, sheet),
        ),
      ),
    );
    const bad = watch(input, signal, progress, began).then(({ observed, evidence }) =>
      done('fail', observed, evidence),
    );
    return await Promise.race([good, bad]);
  } catch (error) {
    // A death ends the stage from outside too; its cause says more than the interruption.
    const death = findDeath(input.folder, input.processes, causesOf(input));
    if (death !== null) return done('fail', death.observed, death.evidence);
    input.signal.throwIfAborted();
    throw error;
  } finally {
    stop.abort(new Error('the wait is over'));
    client.close();
  }
}

const causesOf = ({ failures }: ReadyInput) => [...failures, ...deathCauses];

/** Resolves with the first thing that ends the wait; rejects once the signal is aborted. */
async function watch(
  input: ReadyInput,
  signal: AbortSignal,
  progress: Progress,
  began: number,
): Promise<{ readonly observed: string; readonly evidence: readonly string[] }> {
  const logs = input.processes.map(({ log }) => ({ log, file: input.folder.at(log) }));
  const signs = openLogWatch(logs, input.failures);
  const evidence = logs.map(({ log }) => log);
  for (;;) {
    const death = findDeath(input.folder, input.processes, causesOf(input));
    if (death !== null) return death;
    const sign = signs.look();
    if (sign !== null) return { observed: `${sign.cause}: ${sign.line}`, evidence: [sign.log] };
    if (progress.hopeless !== undefined) return { observed: progress.hopeless, evidence };
    const waited = performance.now() - began;
    const listed = performance.now() - (progress.listed_ms ?? performance.now());
    if (waited > input.wait_ms || listed > longestListed + input.settle_ms)
      return {
        observed: `not ready after ${Math.round(waited / 1000)} s: ${progress.step}`,
        evidence,
      };
    await sleep(100, undefined, { signal });
  }
}
