import type { StageContext } from '../../../model/e2e-run.ts';
import type { LoadSummary } from '../../../model/e2e-verdict.ts';
import { checkGpus } from '../gpu-idle.ts';
import { startSide } from '../launch.ts';
import { chooseDriver } from '../load/choose.ts';
import { freeId, loadOnce } from '../load/once.ts';
import { readOrder } from '../load/options.ts';
import { waitForSide } from '../ready.ts';

/** SGLang's memory was seen held for 30 s and more after its end. */
const gpuWait_ms = 60_000;

export type Side = 'head' | 'base';

/** What one visit to a side brought: figures, or why there are none. */
export interface Visit {
  readonly side: Side;
  readonly round: number;
  /** Null: it did not come to be measured. */
  readonly summary: LoadSummary | null;
  readonly why: string | null;
  /** The fault is the side's, not that of our load driver. */
  readonly sides_fault: boolean;
  readonly evidence: readonly string[];
}

/**
 * Starts a side, waits until it serves, sends its load and takes it down again. The load runs that warm it up are sent
 * first and not counted: a fresh process compiles and fills its caches.
 */
export async function visit(
  context: StageContext,
  side: Side,
  round: number,
  warm_runs: number,
): Promise<Visit> {
  const { host, options, say } = context;
  say(`round ${round}: ${side}`);
  const started = await startSide(context, side);
  try {
    const readiness = await waitForSide(context, started, {
      wait_s: typeof options.wait_s === 'number' ? options.wait_s : null,
      chats: typeof options.chats === 'number' ? options.chats : 3,
    });
    if (!readiness.ready) {
      const { observed, evidence } = readiness.check;
      return { side, round, summary: null, why: observed, sides_fault: true, evidence };
    }
    return await measure(context, side, round, warm_runs, started.target);
  } finally {
    for (const { name } of started.processes.toReversed()) await host.stop(name, 'gently');
    // A process that is gone may still hold memory of a GPU: the next side would not fit, or be slower.
    await checkGpus(context.state.notes.gpus ?? {}, gpuWait_ms, context.folder);
  }
}

async function measure(
  context: StageContext,
  side: Side,
  round: number,
  warm_runs: number,
  target: Parameters<typeof chooseDriver>[3],
): Promise<Visit> {
  const order = readOrder('ab', context.options);
  const chosen = chooseDriver('ab', context, context.options, target);
  for (let run = 0; run <= warm_runs; run += 1) {
    context.signal.throwIfAborted();
    const kind = run < warm_runs ? `warm-${run + 1}-` : '';
    // Both sides of a round get the same prompts, each run others.
    const seed = order.seed + round * (warm_runs + 1) + run;
    const id = freeId(context.folder, `ab-${round}-${kind}${side}`);
    // Two drivers cannot be compared: none stands in for the other here.
    const asked = { ...chosen, instead: null };
    const { outcome } = await loadOnce(context, 'ab', target, asked, { ...order, id, seed });
    const { broken, summary, evidence } = outcome;
    if (broken !== null)
      return { side, round, summary: null, why: broken, sides_fault: false, evidence };
    if (run === warm_runs) return { side, round, summary, why: null, sides_fault: true, evidence };
  }
  throw new Error('a visit ends with its last run');
}
