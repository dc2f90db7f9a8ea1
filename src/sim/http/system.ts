import { createServer, type Server } from 'node:http';
import { now } from '../clock.ts';
import type { WorkerHooks } from '../faults/types.ts';
import { answer, answerJson, pathOf, prometheusType } from './plain.ts';

/** The worker's system server: health, liveness and metrics. */
export function makeSystemServer(
  ready: () => boolean,
  metrics: () => string,
  hooks: readonly WorkerHooks[],
): Server {
  const started = now();
  const health = () => {
    const up = now() - started;
    const uptime = { secs: Math.floor(up / 1000), nanos: Math.round((up % 1000) * 1e6) };
    const status = ready() ? 'ready' : 'notready';
    return { status, uptime, endpoints: { generate: status } };
  };
  return createServer((request, response) => {
    const path = pathOf(request);
    const [other] = hooks.flatMap((hook) => hook.page?.(path, metrics) ?? []);
    if (other !== undefined) return answer(response, other.status, other.body, prometheusType);
    if (path === '/health' || path === '/live')
      return answerJson(response, ready() ? 200 : 503, health());
    if (path === '/metrics') return answer(response, 200, metrics(), prometheusType);
    if (path === '/metadata') return answerJson(response, 200, { simulator: true });
    return answer(response, 404, 'Route not found', 'text/plain');
  });
}
