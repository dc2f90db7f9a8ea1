import type { Setting } from '../../model/e2e-plan.ts';
import type { Stage, StageContext, StageResult } from '../../model/e2e-run.ts';
import type { NotRun } from '../../model/e2e-verdict.ts';
import { UserError } from '../../model/errors.ts';
import { takeSnapshot } from '../metrics/index.ts';
import { probes as allProbes, type Probe, type ProbesOutcome, runProbes } from '../probes/index.ts';
import { stacks } from '../stacks/index.ts';

/** How long a snapshot of metrics waits until the server has counted the end of all requests. */
const settleMs = 5000;

/** Asks what a serving stack must be able to answer. */
export const probes: Stage = {
  id: 'probes',
  doc: 'asks chats, completions, streams, tools, bad requests and more, one probe after the other',
  lasting: true,
  options: {
    /** Of the whole stage, of one probe, of one request. */
    timeout_s: 1200,
    probe_timeout_s: 90,
    request_timeout_s: 30,
    /** How long a server that a probe took out may take to serve again, beside the time that dead instances stay listed. */
    recover_s: 15,
    /** Names of probes, with or without `probe.`; empty: all. */
    only: [],
    skip: [],
  },
  run: async (context) => {
    const { state, plan, folder, signal, say } = context;
    const { chosen, not_run } = choose(context);
    if (state.target === null) return { blocked: 'nothing serves that could be asked' };
    const { traits, known } = stacks[plan.stack];
    const { target } = state;
    const before = await takeSnapshot(target, folder, 'before probes', { signal, settleMs });
    const outcome = await runProbes({
      probes: chosen,
      target,
      traits,
      known: known(plan),
      folder,
      signal,
      say,
      requestMs: secondsOf(context, 'request_timeout_s'),
      probeMs: secondsOf(context, 'probe_timeout_s'),
      recoverMs: traits.stale_ms + secondsOf(context, 'recover_s'),
    });
    const result = found(outcome, not_run);
    // What was found counts although the run was ended and there is no time for the metrics any more.
    try {
      signal.throwIfAborted();
      const after = await takeSnapshot(target, folder, 'after probes', { signal, settleMs });
      const phase = { id: 'probes', before, after, sent: outcome.sent, requests: null };
      return { ...result, state: { phases: [phase] } };
    } catch (error) {
      if (!signal.aborted) throw error;
      return { ...result, blocked: error instanceof Error ? error.message : String(error) };
    }
  },
};

function found({ checks, left, after }: ProbesOutcome, not_run: readonly NotRun[]): StageResult {
  const why =
    after === null ? 'the run was ended' : `no chat was answered any more after ${after.id}`;
  const open = left.map(({ id }) => ({ what: id, why, needed: true }));
  return { checks, not_run: [...not_run, ...open] };
}

function choose({ options }: StageContext): {
  readonly chosen: readonly Probe[];
  readonly not_run: readonly NotRun[];
} {
  const [only, skip] = [namesOf('only', options.only), namesOf('skip', options.skip)];
  const isChosen = ({ id }: Probe): boolean =>
    (only.length === 0 || only.includes(id)) && !skip.includes(id);
  const left = allProbes.filter((probe) => !isChosen(probe));
  return {
    chosen: allProbes.filter(isChosen),
    not_run: left.map(({ id }) => ({ what: id, why: 'left out by the plan', needed: false })),
  };
}

/** Ids of the probes that an option names. */
function namesOf(option: string, given: Setting | undefined): readonly string[] {
  const expected = `probes.${option}: expected a list of names of probes`;
  if (!Array.isArray(given)) throw new UserError(expected);
  return given.map((name: Setting) => {
    const probe = allProbes.find(({ id }) => id === name || id === `probe.${String(name)}`);
    if (probe === undefined)
      throw new UserError(
        `${expected}, got ${JSON.stringify(name)}; there are ${allProbes.map(({ id }) => id.replace('probe.', '')).join(', ')}`,
      );
    return probe.id;
  });
}

function secondsOf({ options }: StageContext, option: string): number {
  const seconds = options[option];
  if (typeof seconds === 'number' && seconds > 0) return seconds * 1000;
  throw new UserError(`probes.${option}: expected a number of seconds above 0`);
}
