import { setTimeout as wait } from 'node:timers/promises';
import type { Target } from '../../../model/e2e-run.ts';
import { parsePage, readPage, stillInFlight, tellsInFlight } from '../../metrics/index.ts';
import { find, findOpen } from '../finding.ts';
import type { Probe } from '../probe.ts';
import { faults } from '../rules.ts';

/** How long a server may take to notice that its client has gone. */
const patienceMs = 8000;
/** Long enough that no server is done when the client hangs up after three events. */
const tokens = 900;

export const cancel: Probe = {
  id: 'probe.cancel',
  doc: 'a long stream that the client hangs up after three events',
  expected: 'the gauges of requests in flight are back at 0 within 8 s, chat goes on',
  run: async ({ talk, target, signal }) => {
    const before = await inFlight(target, signal);
    const said = await talk.chatStream('hung-up', { max_tokens: tokens }, { abortAfter: 3 });
    const ended = said.stream?.end === 'complete';
    const complaints = [...faults(said, { hungUp: !ended, mayBeEmpty: true })];
    const since = performance.now();
    let after = await inFlight(target, signal);
    while (
      after.gauges.some((gauge) => !before.gauges.includes(gauge)) &&
      performance.now() - since < patienceMs
    ) {
      await wait(50, undefined, { signal });
      after = await inFlight(target, signal);
    }
    const left = after.gauges.filter((gauge) => !before.gauges.includes(gauge));
    const seconds = Math.round((performance.now() - since) / 100) / 10;
    if (left.length > 0)
      complaints.push(`${seconds} s after the client had gone: ${left.join(', ')}`);
    complaints.push(...faults(await talk.chat('after')));
    if (!after.told) return findOpen(complaints, 'no page of metrics tells of requests in flight');
    if (ended) return findOpen(complaints, 'the stream had ended before the client hung up');
    return find(complaints, `nothing in flight ${seconds} s after the client had gone`);
  },
};

/**
 * Gauges of Dynamo's own: an engine's (`sglang:num_running_reqs`) are brought up to date now and then only. `told`: some
 * page could be read that has any.
 */
async function inFlight(
  target: Target,
  signal: AbortSignal,
): Promise<{ readonly gauges: readonly string[]; readonly told: boolean }> {
  const pages = await Promise.all(
    target.metrics.map(async ({ process, url }) => {
      const { text } = await readPage(url, { signal });
      const page = text === null ? null : parsePage(text);
      const gauges = page === null ? [] : stillInFlight(page);
      return {
        told: page !== null && tellsInFlight(page),
        gauges: gauges
          .filter((gauge) => gauge.startsWith('dynamo_'))
          .map((gauge) => `${process} ${gauge}`),
      };
    }),
  );
  signal.throwIfAborted();
  return {
    gauges: pages.flatMap(({ gauges }) => gauges),
    told: pages.some(({ told }) => told),
  };
}
