import { now } from '../clock.ts';
import type { Counted, Endpoint, RequestFacts } from '../faults/types.ts';
import { makeFamilies } from './families.ts';
import { openRegistry } from './registry.ts';

/** A request that is being answered, as it is counted. */
export interface Guard {
  readonly prompt: (tokens: number) => void;
  /** Tokens that were said now. */
  readonly said: (tokens: number) => void;
  readonly finished: () => void;
  readonly failed: (label: string) => void;
  readonly cancelled: () => void;
  /** Never seen to end: it stays active in the metrics, though nothing works on it. */
  readonly forgotten: () => void;
}

export interface FrontendMetrics {
  readonly begin: (
    model: string,
    endpoint: Endpoint,
    stream: boolean,
    facts: RequestFacts,
    arrived: number,
  ) => Guard;
  readonly active: () => number;
  readonly page: () => string;
}

/** Dynamo's families of a frontend. `factor` is where a planted fault miscounts. */
export function openFrontendMetrics(
  models: () => readonly {
    readonly name: string;
    readonly ready: boolean;
    readonly context: number;
  }[],
  factor: (counted: Counted, facts: RequestFacts) => number,
): FrontendMetrics {
  const registry = openRegistry();
  const families = makeFamilies(registry);
  /** Models that were ever there: a page shows them as not ready once they left. */
  const known = new Set<string>();
  let active = 0;
  registry.before(() => {
    for (const name of known) families.ready.of({ model: name }).set(0);
    for (const { name, ready, context } of models()) {
      known.add(name);
      families.ready.of({ model: name }).set(ready ? 1 : 0);
      families.context.of({ model: name }).set(context);
      families.blockSize.of({ model: name }).set(16);
      families.totalBlocks.of({ model: name }).set(1000);
      families.migrationLimit.of({ model: name }).set(0);
    }
  });

  function begin(
    model: string,
    endpoint: Endpoint,
    stream: boolean,
    facts: RequestFacts,
    from: number,
  ): Guard {
    const own = { model };
    const kind = { model, endpoint, request_type: stream ? 'stream' : 'unary' };
    const gauges = [families.active.of(own), families.inflight.of(own)];
    let last = 0;
    let total = 0;
    active += 1;
    families.started.of(kind).add();
    families.queued.of(own).set(0);
    for (const gauge of gauges) gauge.add();

    const end = (status: 'success' | 'error', label: string): void => {
      active -= 1;
      for (const gauge of gauges) gauge.add(-1 * factor('ended', facts));
      families.requests.of({ ...kind, status, error_type: label }).add(factor('requests', facts));
      families.duration.of(own).observe((now() - from) / 1000);
    };
    const measured = (): void => {
      if (total > 0) families.outputSequence.of(own).observe(total);
    };
    return {
      prompt: (count) => families.inputSequence.of(own).observe(count),
      said: (count) => {
        if (count === 0) return;
        const at = now();
        if (last === 0) {
          const seconds = (at - from) / 1000;
          families.timeToFirstToken.of(own).observe(seconds * factor('time_to_first_token', facts));
        } else {
          const gaps = families.interTokenLatency.of(own);
          for (let token = 0; token < count; token += 1) gaps.observe((at - last) / 1000 / count);
        }
        last = at;
        total += count;
        families.outputTokens.of(own).add(count * factor('output_tokens', facts));
      },
      finished: () => {
        measured();
        end('success', '');
      },
      failed: (label) => end('error', label),
      forgotten: () => {
        active -= 1;
      },
      cancelled: () => {
        measured();
        families.cancellations.of(kind).add();
        families.disconnected.of().add();
        end('error', 'cancelled');
      },
    };
  }
  families.disconnected.of();
  return { begin, active: () => active, page: registry.page };
}

export const unknownModel = 'unknown_model';
