import type { Engine } from './engine/engine.ts';
import type { WorkerMetrics } from './metrics/worker.ts';
import type { Serving } from './plane/server.ts';

/** Joins the request plane, the engine and what is counted. */
export function makeServing(engine: Engine, metrics: WorkerMetrics): Serving {
  return {
    generate: (ask, arrived, size, reply) => {
      const handled = metrics.begin(size);
      const stop = engine.generate(ask, arrived, (steps, last) => {
        handled.sent(reply(last ? { steps, done: true } : { steps }));
        if (last) handled.finished();
      });
      return () => {
        stop();
        handled.cancelled();
      };
    },
  };
}
