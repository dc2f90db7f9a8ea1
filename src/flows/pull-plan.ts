import { type Plan, type StageName, stageNames } from '../model/e2e-plan.ts';
import { UserError } from '../model/errors.ts';
import type { DerivedExpectation, HardwareNeed, Tested, Walkthrough } from '../model/pull.ts';
import { findProgram, readGpus } from '../process/index.ts';
import { chooseStack, type MachineFacts, type PullTree, plannedChecks } from '../pull/index.ts';
import { commitOf, type OpenedPull, quote } from '../source/index.ts';
import { planRun } from './e2e-plan.ts';
import type { PullOptions } from './pull-options.ts';

interface Asked {
  readonly options: PullOptions;
  readonly walkthrough: Walkthrough;
  readonly hardware: HardwareNeed;
  readonly expectations: readonly DerivedExpectation[];
  readonly tree: PullTree;
  /** As `walk` gives it. */
  readonly extension: readonly string[];
  readonly opened: OpenedPull;
}

/** The plan of the run that would test a pull request, and what that run can show. */
export interface PlannedPull {
  /** Null where nothing can be run. */
  readonly plan: Plan | null;
  /** Why there is none. */
  readonly why: string | null;
  readonly tested: Tested | null;
  /** Whether the servers run changed code, so that what they answer speaks of the change. */
  readonly serves: boolean;
  /** Whether the user chose the stack. */
  readonly chosen: boolean;
}

/** A plan of the user is taken as it is; else one is made from the change, the machine and what the user asks. */
export async function planPull(asked: Asked): Promise<PlannedPull> {
  const { options, walkthrough, hardware, expectations, tree, extension, opened } = asked;
  const { run } = options;
  const given = run.plan === null ? null : await givenPlan(asked);
  // An address is of the endpoint alone.
  const stack = given?.stack ?? run.stack ?? (run.url === null ? null : 'endpoint');
  const choice = await chooseStack({
    walkthrough,
    hardware,
    machine: await machineFacts(options.env),
    asked: stack,
    askedScript: scriptIn(run.sets),
    tree,
    extension,
  });
  const compares = given === null ? run.ab : given.ab !== null;
  const facts = {
    tested: compares ? sayComparison(choice.tested) : choice.tested,
    serves: choice.serves,
    chosen: stack !== null,
  };
  if (given !== null) return { plan: given, why: null, ...facts };
  if (!hardware.fits && stack === null)
    return { plan: null, why: hardware.why ?? 'it does not fit this machine', ...facts };
  try {
    const sets = choice.sets.filter((each) => isOfRun(each, run));
    const plan = await planRun(requestOf(asked, choice.stack, sets, choice.only), opened.root);
    // The simulator runs no code of the checkout: to choose it here would only test the simulator.
    if (stack === null && choice.stack === 'sim')
      return {
        plan: null,
        why: `${choice.tested.why}; --stack NAME runs one all the same`,
        ...facts,
        tested: null,
      };
    // Servers that were chosen here and run nothing of the change would fail what is expected of it.
    const shows = facts.serves || facts.chosen;
    const checks = shows ? plannedChecks(expectations, choice.stack) : [];
    return { plan: { ...plan, checks: [...plan.checks, ...checks] }, why: null, ...facts };
  } catch (error) {
    // What the user asked for must be possible; what was chosen here need not be.
    if (!(error instanceof UserError) || stack !== null || wishes(run)) throw error;
    return { plan: null, why: error.message, ...facts };
  }
}

/** Options of a stage that the user leaves out have no place in the plan. */
function isOfRun(set: string, { only, skip }: PullOptions['run']): boolean {
  const stage = stageNames.find((name) => set.startsWith(`${name}.`));
  if (stage === undefined) return true;
  return !skip.includes(stage) && (only.length === 0 || only.includes(stage));
}

const wishes = ({ model, metrics_urls, sets, only, skip }: PullOptions['run']): boolean =>
  model !== null || [metrics_urls, sets, only, skip].some(({ length }) => length > 0);

const cwd = (): string => process.cwd();

/**
 * The plan of `--plan`, on the head that was read: one that was made for another head would test what is not reviewed.
 * A plan without a revision gets it, for the folder of the user is never run as it is.
 */
async function givenPlan(asked: Asked): Promise<Plan> {
  const { run } = asked.options;
  const { root, head } = asked.opened;
  const plan = await planRun(requestOf(asked, run.stack, []), cwd());
  if (plan.stack === 'endpoint') return plan;
  const rev = plan.rev === null ? head : await commitOf(root, plan.rev);
  if (rev !== head)
    throw new UserError(
      `--plan '${run.plan}': its rev ${quote(plan.rev ?? '')} is not the head of the pull request, ${head}: expected that, or a plan that --plan-only makes anew`,
    );
  return { ...plan, repo: root, rev: head };
}

/** What compares the simulator with itself says nothing of two revisions. */
const sayComparison = (tested: Tested): Tested =>
  tested.stack === 'sim'
    ? { ...tested, why: `${tested.why}; --ab compares the simulator with itself` }
    : tested;

function requestOf(
  { options: { run }, opened }: Asked,
  stack: Plan['stack'] | null,
  sets: readonly string[],
  only: readonly StageName[] = [],
) {
  const isOwn = stack !== 'endpoint';
  return {
    plan: run.plan,
    stack,
    repo: isOwn ? opened.root : null,
    rev: isOwn ? opened.head : null,
    model: run.model,
    url: run.url,
    metrics_urls: run.metrics_urls,
    sets: [...sets, ...run.sets],
    only: run.only.length > 0 ? run.only : only,
    skip: run.skip,
    ab: run.ab ? opened.mergeBase : null,
    timeout_s: run.timeout_s,
    keep_up: run.keep_up,
  };
}

const scriptIn = (sets: readonly string[]): string | null =>
  sets.findLast((each) => each.startsWith('launch_script='))?.replace(/^launch_script=/, '') ??
  null;

/** What this machine has of all that decides which stack can be started. */
async function machineFacts(
  env: Readonly<Record<string, string | undefined>>,
): Promise<MachineFacts> {
  const gpus = await readGpus();
  const sizes = gpus.flatMap(({ total_mib }) => (total_mib === null ? [] : [total_mib / 1024]));
  const has = (program: string): boolean => findProgram(program, cwd(), env.PATH) !== null;
  return {
    gpus: gpus.length,
    vram_gib: sizes.length === 0 ? null : Math.min(...sizes),
    uv: has('uv'),
    python: has('python3'),
    cargo: has('cargo'),
  };
}
