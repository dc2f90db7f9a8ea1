import { setTimeout as wait } from 'node:timers/promises';
import type { Phase, Stage, StageContext } from '../../model/e2e-run.ts';
import type { LoadSummary } from '../../model/e2e-verdict.ts';
import { UserError } from '../../model/errors.ts';
import { usageOfSession } from '../../process/index.ts';
import { checkSoak, limitsOf, type SoakSample } from '../judge/index.ts';
import { builtIn, type LoadOutcome } from '../load/index.ts';
import { takeSnapshot } from '../metrics/index.ts';

/** Keeps the stack under load and samples what it holds. */
export const soak: Stage = {
  id: 'soak',
  doc: 'keeps load up for a while and watches growth of memory, file descriptors and requests',
  lasting: true,
  options: {
    timeout_s: null,
    duration_s: 600,
    interval_s: 5,
    concurrency: 8,
    requests_per_round: 200,
    input_tokens: 64,
    output_tokens: 32,
  },
  run: async (context) => {
    const { state, folder, plan } = context;
    if (state.target === null) throw new UserError('soak expects a stack that serves');
    const before = await takeSnapshot(state.target, folder, 'before soak');
    const sampling = new AbortController();
    const samples: SoakSample[] = [];
    const sampler = sample(context, samples, AbortSignal.any([sampling.signal, context.signal]));
    const outcomes = await loadUntilTheEnd(context).finally(() => sampling.abort());
    await sampler;
    const after = await takeSnapshot(state.target, folder, 'after soak', { settleMs: 5000 });
    const evidence = [folder.write('soak.json', `${JSON.stringify(samples)}\n`)];
    const load = outcomes.map(({ summary }) => summary);
    return {
      checks: checkSoak(samples, load, limitsOf(plan.thresholds), evidence),
      state: { phases: [phaseOf(before, after, outcomes)], load: summarized(load) },
    };
  },
};

async function loadUntilTheEnd(context: StageContext): Promise<readonly LoadOutcome[]> {
  const { options, state, folder, host, signal, say } = context;
  const until = performance.now() + Number(options.duration_s) * 1000;
  const outcomes: LoadOutcome[] = [];
  for (let round = 1; performance.now() < until; round += 1) {
    const left = Math.ceil((until - performance.now()) / 1000);
    say(`soak: round ${round}, ${left} s left`);
    const order = {
      id: `soak-${round}`,
      requests: Number(options.requests_per_round),
      concurrency: Number(options.concurrency),
      warmup: 0,
      input_tokens: Number(options.input_tokens),
      output_tokens: Number(options.output_tokens),
      ignore_eos: true,
      seed: round,
      request_timeout_ms: 120_000,
      timeout_ms: 3_600_000,
    };
    outcomes.push(await builtIn.run(order, { target: state.target!, folder, host, signal, say }));
  }
  return outcomes;
}

/** Takes a sample at once and after each interval, until it is told to stop; then one more. */
async function sample(
  { host, options, folder }: StageContext,
  samples: SoakSample[],
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    const at_ms = Math.round(folder.clock());
    for (const { name, pid } of host.running())
      samples.push({ process: name, at_ms, ...usageOfSession(pid) });
    if (signal.aborted) return;
    await wait(Number(options.interval_s) * 1000, undefined, { signal }).catch(() => {});
  }
}

function phaseOf(
  before: Phase['before'],
  after: Phase['after'],
  outcomes: readonly LoadOutcome[],
): Phase {
  const sent = outcomes.map((outcome) => outcome.sent);
  const all = sent.every((each) => each !== null) ? sent.flat() : null;
  const requests = outcomes.reduce((sum, { summary }) => sum + summary.requests, 0);
  return { id: 'soak', before, after, sent: all, requests };
}

/** The first and the last round: a soak of hours would fill the verdict with all of them. */
const summarized = (load: readonly LoadSummary[]): readonly LoadSummary[] =>
  load.length > 2 ? [load[0]!, load.at(-1)!] : load;
