import {
  type AbPlan,
  type Plan,
  type PlannedCheck,
  type Setting,
  type StackName,
  type StagePlan,
  stackNames,
  stageNames,
} from '../../model/e2e-plan.ts';
import { UserError } from '../../model/errors.ts';
import type { Catalog } from './catalog.ts';
import { readExpectation } from './expectation.ts';
import { stackSetting } from './settings.ts';
import { checkedValue, isRecord, knownName } from './values.ts';

const keys = [
  'schema',
  'stack',
  'repo',
  'rev',
  'model',
  'url',
  'metrics_urls',
  'settings',
  'stages',
  'checks',
  'thresholds',
  'ab',
  'timeout_s',
  'keep_up',
] as const satisfies readonly (keyof Plan)[];

/**
 * A plan that the user wrote or edited. Options and limits that it leaves out get their defaults; a name that nothing
 * knows, a value of the wrong type and a stage out of its order are UserErrors that say where.
 */
export function readPlan(data: unknown, catalog: Catalog): Plan {
  const given = record('plan', data, keys);
  if (given.schema !== 'dyn-audit/plan@1')
    throw new UserError("plan: expected schema 'dyn-audit/plan@1', as `e2e plan` writes it");
  const stack = knownName('plan.stack', text('plan.stack', given.stack), stackNames);
  const plan: Plan = {
    schema: given.schema,
    stack,
    repo: textOrNull('plan.repo', given.repo),
    rev: textOrNull('plan.rev', given.rev),
    model: textOrNull('plan.model', given.model),
    url: textOrNull('plan.url', given.url),
    metrics_urls: list('plan.metrics_urls', given.metrics_urls ?? []).map((url) =>
      text('plan.metrics_urls', url),
    ),
    settings: readSettings(given.settings ?? {}, stack, catalog),
    stages: readStages(given.stages, catalog),
    checks: list('plan.checks', given.checks ?? []).map(readCheck),
    thresholds: {},
    ab: given.ab === undefined || given.ab === null ? null : readAb(given.ab),
    timeout_s: positiveOrNull('plan.timeout_s', given.timeout_s),
    keep_up: flag('plan.keep_up', given.keep_up),
  };
  return { ...plan, thresholds: readThresholds(given.thresholds ?? {}, plan, catalog) };
}

function readSettings(data: unknown, stack: StackName, catalog: Catalog): Plan['settings'] {
  const given = Object.entries(record('plan.settings', data, null));
  const read = given.map(([name, value]) => [name, stackSetting(catalog, stack, name, value)]);
  const settings: Plan['settings'] = Object.fromEntries(read);
  return { ...catalog.stacks[stack].settings, ...settings };
}

function readStages(data: unknown, catalog: Catalog): readonly StagePlan[] {
  const stages = list('plan.stages', data).map((item, at) => readStage(item, at, catalog));
  const order = stages.map(({ id }) => stageNames.indexOf(id));
  const wrong = order.findIndex((place, at) => at > 0 && place <= order[at - 1]!);
  if (wrong !== -1)
    throw new UserError(
      `plan.stages[${wrong}]: ${stages[wrong]!.id} stands twice or too late; the order is ${stageNames.join(', ')}`,
    );
  for (const id of ['teardown', 'verdict'] as const)
    if (!stages.some((stage) => stage.id === id))
      throw new UserError(`plan.stages: expected ${id}, which is part of every run`);
  return stages;
}

function readStage(data: unknown, at: number, catalog: Catalog): StagePlan {
  const where = `plan.stages[${at}]`;
  const { id: name, options = {} } = record(where, data, ['id', 'options']);
  const id = knownName(where, text(`${where}.id`, name), stageNames);
  const known = catalog.stages.find((stage) => stage.id === id)?.options ?? {};
  const given = record(`${where}.options`, options, Object.keys(known));
  const read = Object.entries(given).map(([option, value]) => [
    option,
    checkedValue(`${where}.options.${option}`, value, known[option] ?? null),
  ]);
  const own: Record<string, Setting> = Object.fromEntries(read);
  return { id, options: { ...known, ...own } };
}

function readCheck(data: unknown, at: number): PlannedCheck {
  const where = `plan.checks[${at}]`;
  const { id, expect } = record(where, data, ['id', 'expect']);
  const name = text(`${where}.id`, id);
  if (!/^[a-z0-9]+([.-][a-z0-9]+)*$/.test(name))
    throw new UserError(`${where}.id: expected lower-case words joined by dots or dashes`);
  return { id: name, expect: readExpectation(`${where}.expect`, expect) };
}

function readThresholds(data: unknown, plan: Plan, catalog: Catalog): Plan['thresholds'] {
  const given = record('plan.thresholds', data, Object.keys(catalog.thresholds));
  const general = Object.entries(catalog.thresholds).filter(([, limit]) => limit !== null);
  const read = Object.entries(given).map(([name, value]) => {
    if (typeof value === 'number' && Number.isFinite(value)) return [name, value];
    throw new UserError(`plan.thresholds.${name}: expected a number`);
  });
  return {
    ...Object.fromEntries(general),
    ...catalog.stacks[plan.stack].thresholds(plan),
    ...Object.fromEntries(read),
  };
}

function readAb(data: unknown): AbPlan {
  const { base, rounds = 3 } = record('plan.ab', data, ['base', 'rounds']);
  if (typeof rounds !== 'number' || !Number.isInteger(rounds) || rounds < 2 || rounds > 100)
    throw new UserError('plan.ab.rounds: expected a whole number from 2 to 100');
  return { base: text('plan.ab.base', base), rounds };
}

/** A record with known keys; any keys where none are given. */
function record(
  where: string,
  data: unknown,
  known: readonly string[] | null,
): Readonly<Record<string, unknown>> {
  if (!isRecord(data)) throw new UserError(`${where}: expected an object`);
  if (known !== null) for (const key of Object.keys(data)) knownName(where, key, known);
  return data;
}

function list(where: string, data: unknown): readonly unknown[] {
  if (Array.isArray(data)) return data;
  throw new UserError(`${where}: expected a list`);
}

function text(where: string, data: unknown): string {
  if (typeof data === 'string' && data !== '') return data;
  throw new UserError(`${where}: expected a text`);
}

const textOrNull = (where: string, data: unknown): string | null =>
  data === undefined || data === null ? null : text(where, data);

function flag(where: string, data: unknown): boolean {
  if (data === undefined || typeof data === 'boolean') return data ?? false;
  throw new UserError(`${where}: expected true or false`);
}

function positiveOrNull(where: string, data: unknown): number | null {
  if (data === undefined || data === null) return null;
  if (typeof data === 'number' && Number.isFinite(data) && data > 0) return data;
  throw new UserError(`${where}: expected a number above 0`);
}
