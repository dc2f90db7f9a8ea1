import { nearest } from '../../model/choice.ts';
import type { Plan, Setting, Settings, StackName } from '../../model/e2e-plan.ts';
import { UserError } from '../../model/errors.ts';
import { type Catalog, environmentPrefix } from './catalog.ts';
import { checkedValue, typedValue } from './values.ts';

/** A setting of a stack, checked: a known name, or an environment variable of its processes. */
export function stackSetting(
  catalog: Catalog,
  stack: StackName,
  name: string,
  value: unknown,
  typed = false,
): Setting {
  const where = `setting ${name} of stack ${stack}`;
  if (name.startsWith(environmentPrefix)) return environmentValue(name, value);
  const fallback = own(catalog.stacks[stack].settings, name);
  if (fallback === undefined) throw unknownKey(catalog, stack, name);
  return typed ? typedValue(where, String(value), fallback) : checkedValue(where, value, fallback);
}

/** Of the record itself: `constructor` is a word that a user may type. */
const own = (settings: Settings, name: string): Setting | undefined =>
  Object.hasOwn(settings, name) ? settings[name] : undefined;

function environmentValue(name: string, value: unknown): Setting {
  if (!/^env\.[A-Za-z_][A-Za-z0-9_]*$/.test(name))
    throw new UserError(`${name}: expected env.NAME with the name of an environment variable`);
  return String(value);
}

/**
 * A plan with `KEY=VALUE` laid over it. KEY is `<stage>.<option>`, `thresholds.<name>`, a setting of the stack, or
 * `env.NAME` for the stack's processes. UserError for a key that nothing knows, with the nearest one.
 */
export function withSetting(plan: Plan, catalog: Catalog, assignment: string): Plan {
  const at = assignment.indexOf('=');
  if (at < 1) throw new UserError(`--set expects KEY=VALUE, got '${assignment}'`);
  const [key, value] = [assignment.slice(0, at), assignment.slice(at + 1)];
  const [scope, ...rest] = key.split('.');
  const name = rest.join('.');
  if (scope === 'thresholds' && name !== '') return withThreshold(plan, catalog, name, value);
  const stage = plan.stages.find(({ id }) => id === scope);
  if (stage === undefined && name !== '' && catalog.stages.some(({ id }) => id === scope))
    throw new UserError(`--set ${key}: this run leaves the stage ${scope} out`);
  if (stage === undefined || name === '') {
    const setting = stackSetting(catalog, plan.stack, key, value, true);
    return { ...plan, settings: { ...plan.settings, [key]: setting } };
  }
  const fallback = own(catalog.stages.find(({ id }) => id === scope)?.options ?? {}, name);
  if (fallback === undefined) throw unknownKey(catalog, plan.stack, key);
  const options: Settings = { ...stage.options, [name]: typedValue(key, value, fallback) };
  const stages = plan.stages.map((each) => (each === stage ? { ...each, options } : each));
  return { ...plan, stages };
}

function withThreshold(plan: Plan, catalog: Catalog, name: string, value: string): Plan {
  if (!Object.hasOwn(catalog.thresholds, name))
    throw unknownKey(catalog, plan.stack, `thresholds.${name}`);
  const limit = Number(value);
  if (value.trim() === '' || !Number.isFinite(limit))
    throw new UserError(`thresholds.${name}: expected a number, got '${value}'`);
  return { ...plan, thresholds: { ...plan.thresholds, [name]: limit } };
}

function unknownKey(catalog: Catalog, stack: StackName, key: string): UserError {
  const known = [
    ...Object.keys(catalog.stacks[stack].settings),
    ...catalog.stages.flatMap(({ id, options }) => Object.keys(options).map((o) => `${id}.${o}`)),
    ...Object.keys(catalog.thresholds).map((limit) => `thresholds.${limit}`),
  ];
  const near = nearest(key, known);
  const hint =
    near === null
      ? 'expected <stage>.<option>, thresholds.<name>, env.NAME, or a setting of the stack ' +
        `(${Object.keys(catalog.stacks[stack].settings).join(', ') || 'it has none'})`
      : `did you mean ${near}?`;
  return new UserError(`unknown key '${key}' for stack ${stack}: ${hint}`);
}
