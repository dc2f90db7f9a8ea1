import type { Expectation } from '../../model/e2e-plan.ts';
import { UserError } from '../../model/errors.ts';
import { checkedValue, isRecord, knownName } from './values.ts';

const shapes = {
  says: ['says'],
  metric: ['metric', 'labels', 'op', 'value'],
  log: ['log', 'contains', 'lacks'],
  response: ['response', 'body', 'status', 'contains', 'lacks'],
} as const;

const comparisons = ['>=', '<=', '==', 'exists', 'absent'] as const;

/** What a plan expects to be seen; UserError for a shape that nothing can check. */
export function readExpectation(where: string, data: unknown): Expectation {
  if (!isRecord(data)) throw new UserError(`${where}: expected an object`);
  const kind = Object.keys(shapes).find((key) => key in data);
  if (kind === undefined)
    throw new UserError(`${where}: expected one of ${Object.keys(shapes).join(', ')}`);
  const shape = knownName(where, kind, ['says', 'metric', 'log', 'response']);
  for (const key of Object.keys(data)) knownName<string>(where, key, shapes[shape]);
  const texts = (...names: readonly string[]) =>
    Object.fromEntries(
      names
        .filter((name) => data[name] !== undefined)
        .map((name) => [name, text(where, name, data)]),
    );
  if (shape === 'says') return { says: text(where, 'says', data) };
  if (shape === 'metric') return readMetric(where, data);
  if (shape === 'log') {
    if (data.contains === undefined && data.lacks === undefined)
      throw new UserError(`${where}: expected contains or lacks`);
    return { log: text(where, 'log', data), ...texts('contains', 'lacks') };
  }
  const path = text(where, 'response', data);
  if (!path.startsWith('/'))
    throw new UserError(`${where}.response: expected a path such as /v1/models`);
  return {
    response: path,
    ...(data.body === undefined ? {} : { body: checkedValue(`${where}.body`, data.body, null) }),
    ...(data.status === undefined ? {} : { status: number(`${where}.status`, data.status) }),
    ...texts('contains', 'lacks'),
  };
}

function readMetric(where: string, data: Readonly<Record<string, unknown>>): Expectation {
  const op = knownName(where, text(where, 'op', data), comparisons);
  const compares = op !== 'exists' && op !== 'absent';
  if (compares && data.value === undefined)
    throw new UserError(`${where}: expected a value for ${op}`);
  return {
    metric: text(where, 'metric', data),
    op,
    ...(data.labels === undefined ? {} : { labels: readLabels(where, data.labels) }),
    ...(data.value === undefined ? {} : { value: number(`${where}.value`, data.value) }),
  };
}

function readLabels(where: string, data: unknown): Readonly<Record<string, string>> {
  if (!isRecord(data)) throw new UserError(`${where}.labels: expected an object`);
  return Object.fromEntries(Object.keys(data).map((name) => [name, text(where, name, data)]));
}

function text(where: string, name: string, data: Readonly<Record<string, unknown>>): string {
  const value = data[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new UserError(`${where}.${name}: expected a text`);
}

function number(where: string, value: unknown): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new UserError(`${where}: expected a number`);
}
