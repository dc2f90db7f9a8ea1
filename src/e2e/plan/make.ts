import {
  type AbPlan,
  type Plan,
  type StackName,
  type StageName,
  stageNames,
} from '../../model/e2e-plan.ts';
import { UserError } from '../../model/errors.ts';
import type { Catalog } from './catalog.ts';
import { withSetting } from './settings.ts';

/** What the command line says of a run; whatever is absent is decided here. */
export interface PlanRequest {
  readonly stack: StackName;
  /** Absolute. */
  readonly repo: string | null;
  readonly rev: string | null;
  readonly model: string | null;
  readonly url: string | null;
  readonly metrics_urls: readonly string[];
  /** `KEY=VALUE`, later ones win. */
  readonly sets: readonly string[];
  /** Only these stages, and those that the others cannot do without. */
  readonly only: readonly StageName[];
  readonly skip: readonly StageName[];
  readonly ab: AbPlan | null;
  readonly timeout_s: number | null;
  readonly keep_up: boolean;
}

/** Without them there is no run, or no end of it. */
const always: readonly StageName[] = ['preflight', 'teardown', 'verdict', 'report'];
/** What has to have happened for a stage to make sense: those before it in this list. */
const upFor: readonly StageName[] = ['checkout', 'build', 'services', 'launch', 'ready'];
const needsOfOthers: Readonly<Partial<Record<StageName, readonly StageName[]>>> = {
  'unit-tests': ['checkout', 'build'],
  ab: ['checkout', 'build', 'services'],
  probes: upFor,
  load: upFor,
  soak: upFor,
  metrics: upFor,
  expectations: upFor,
};
const needsOf = (id: StageName): readonly StageName[] =>
  needsOfOthers[id] ?? upFor.slice(0, Math.max(0, upFor.indexOf(id)));

/** The plan of a run: every stage with every option, so that nothing is left to be guessed. */
export function makePlan(request: PlanRequest, catalog: Catalog): Plan {
  refuseContradictions(request);
  const wanted = chooseStages(request);
  const bare: Plan = {
    schema: 'dyn-audit/plan@1',
    stack: request.stack,
    repo: request.repo,
    rev: request.rev,
    model: request.model,
    url: request.url,
    metrics_urls: request.metrics_urls,
    settings: catalog.stacks[request.stack].settings,
    stages: catalog.stages
      .filter(({ id }) => wanted.has(id))
      .map(({ id, options }) => ({ id, options })),
    checks: [],
    thresholds: {},
    ab: request.ab,
    timeout_s: request.timeout_s,
    keep_up: request.keep_up,
  };
  const set = setAll(bare, catalog, request.sets);
  return { ...set, thresholds: { ...limits(set, catalog), ...set.thresholds } };
}

/** A plan with each `KEY=VALUE` laid over it, later ones last. */
export const setAll = (plan: Plan, catalog: Catalog, sets: readonly string[]): Plan =>
  sets.reduce((before, given) => withSetting(before, catalog, given), plan);

/** A stack's own limits follow from its settings: what a simulator was told to take, say. */
function limits(plan: Plan, catalog: Catalog): Readonly<Record<string, number>> {
  const general = Object.entries(catalog.thresholds).flatMap(([name, limit]) =>
    limit === null ? [] : [[name, limit] as const],
  );
  return { ...Object.fromEntries(general), ...catalog.stacks[plan.stack].thresholds(plan) };
}

function chooseStages({ only, skip, ab }: PlanRequest): ReadonlySet<StageName> {
  const asked = new Set(only);
  const needed = [...only, ...(ab === null ? [] : (['ab'] as const))].flatMap(needsOf);
  const wanted = (id: StageName) => {
    if (always.includes(id)) return true;
    if (skip.includes(id)) return false;
    if (id === 'ab') return ab !== null;
    if (id === 'soak') return asked.has(id);
    return asked.size === 0 || asked.has(id) || needed.includes(id);
  };
  return new Set(stageNames.filter(wanted));
}

function refuseContradictions({ stack, url, model, skip, only, ab }: PlanRequest): void {
  if (url !== null && !/^https?:\/\/[^\s/]/i.test(url))
    throw new UserError(`--url expects an address such as http://127.0.0.1:8000, got '${url}'`);
  if (stack === 'sim' && model !== null)
    throw new UserError('--model: the simulator runs no model; --set model_name=NAME names it');
  if (stack === 'endpoint' && url === null)
    throw new UserError('--stack endpoint expects --url URL, the server to ask');
  if (stack !== 'endpoint' && url !== null)
    throw new UserError(
      '--url is of --stack endpoint only: every other stack starts its own server',
    );
  if (stack === 'endpoint' && ab !== null)
    throw new UserError('--ab expects a stack that the run starts itself, not an endpoint');
  if (only.includes('ab') && ab === null)
    throw new UserError('--only ab expects --ab BASE, what to compare with');
  const fixed = skip.find((id) => always.includes(id));
  if (fixed !== undefined) throw new UserError(`--skip ${fixed}: this stage is part of every run`);
  const both = only.find((id) => skip.includes(id));
  if (both !== undefined) throw new UserError(`${both}: expected --only or --skip, not both`);
}
