import { f, k } from './kinds.ts';
import {
  bind,
  bindingOf,
  type ClassFacts,
  type FieldPlace,
  type Reading,
  type Scope,
} from './scopes.ts';
import { childIn, childrenOf, textOf } from './source.ts';

/** How deep a target may nest: `(a, (b, c))`. */
const deepest = 8;
/** How far up a statement is looked for. */
const farthest = 200;

/** What an assignment gives its targets. */
export interface Given {
  /** Annotation and value, -1 for none. */
  readonly type: number;
  readonly value: number;
  /** The value is a container: its elements are given, or the values of its pairs. */
  readonly taken?: 'element' | 'values';
}

/** Nothing is known of the value, as in a loop. */
export const unknownValue: Given = { type: -1, value: -1 };

/** Facts of the class whose instance or class object the name holds in that scope. */
export function classOfSelf(scope: Scope, name: string): ClassFacts | null {
  const found = bindingOf(scope, name);
  const [origin] = found?.binding.origins ?? [];
  if (found?.binding.origins.length !== 1 || !origin) return null;
  return origin.form === 'self' || origin.form === 'cls' ? origin.scope.owner : null;
}

/** Adds a place that gives an attribute its value. */
export function addPlace(map: Map<string, FieldPlace[]>, name: string, place: FieldPlace): void {
  const places = map.get(name);
  if (places) places.push(place);
  else map.set(name, [place]);
}

/** True for a statement that runs only when the file is started as a program: it offers no names. */
export function underMain(reading: Reading, node: number): boolean {
  const { source } = reading;
  let levels = 0;
  for (let at = source.parent[node]!; at >= 0 && levels < farthest; at = source.parent[at]!) {
    levels++;
    if (source.kind[at] !== k.if_statement) continue;
    if (textOf(source, childIn(source, at, f.condition)).includes('__name__')) return true;
  }
  return false;
}

function bindName(reading: Reading, scope: Scope, node: number, given: Given): void {
  const { source } = reading;
  const name = textOf(source, node);
  if (given.taken) {
    bind(scope, name, { form: given.taken, node: given.value, scope, target: '' });
    return;
  }
  const form =
    given.type >= 0
      ? 'annotated'
      : given.value < 0
        ? 'unknown'
        : source.kind[given.value] === k.none
          ? 'nothing'
          : 'value';
  const origin = form === 'annotated' ? given.type : given.value;
  bind(scope, name, { form, node: origin, scope, target: '' });
  if (given.type < 0 && given.value < 0) return;
  if (scope.kind === 'class' && scope.owner)
    addPlace(scope.owner.fields, name, { node, scope, ...given });
  const global = scope.kind === 'module' || scope.elsewhere.get(name) === 'global';
  if (!global || underMain(reading, node)) return;
  reading.offered.add(name);
  if (reading.items.at(-1)?.node !== node)
    reading.items.push({ form: 'value', node, scope: reading.root, facts: null, ...given });
}

function bindAttribute(reading: Reading, scope: Scope, node: number, given: Given): void {
  const { source } = reading;
  const object = childIn(source, node, f.object);
  const name = childIn(source, node, f.attribute);
  if (object < 0 || name < 0 || source.kind[object] !== k.identifier) return;
  const facts = classOfSelf(scope, textOf(source, object));
  if (!facts) return;
  if (textOf(source, name) === '__dict__') facts.open = true;
  else if (given.taken)
    addPlace(facts.ownFields, textOf(source, name), { node: name, scope, ...unknownValue });
  else addPlace(facts.ownFields, textOf(source, name), { node: name, scope, ...given });
}

/** Binds what an assignment, a loop or a `with` assigns to. */
export function bindTarget(
  reading: Reading,
  scope: Scope,
  target: number,
  given: Given,
  depth = 0,
): void {
  const { source } = reading;
  switch (source.kind[target]) {
    case k.identifier:
      bindName(reading, scope, target, given);
      return;
    case k.attribute:
      bindAttribute(reading, scope, target, given);
      return;
    case k.pattern_list:
    case k.tuple_pattern:
    case k.list_pattern:
    case k.tuple:
    case k.list:
    case k.list_splat_pattern:
    case k.list_splat:
    case k.parenthesized_expression:
      break;
    default:
      return;
  }
  if (depth >= deepest) return;
  const parts = childrenOf(source, target);
  const isPairs =
    given.taken === 'element' && parts.length === 2 && givesPairs(reading, given.value);
  const values = given.taken || given.value < 0 ? [] : valuesOf(reading, given.value, parts.length);
  for (const [index, part] of parts.entries()) {
    const value = { type: -1, value: values[index] ?? -1 };
    const pair = { type: -1, value: given.value, taken: 'values' } as const;
    bindTarget(reading, scope, part, isPairs && index === 1 ? pair : value, depth + 1);
  }
}

/** `items()` and `enumerate(...)`: the second of each pair is an element. */
function givesPairs(reading: Reading, node: number): boolean {
  const { text, start, end } = reading.source;
  return text.startsWith('.items()', end[node]! - 8) || text.startsWith('enumerate(', start[node]);
}

/** The values of `a, b = x, y`, where both sides have as many. */
function valuesOf(reading: Reading, value: number, count: number): readonly number[] {
  const { source } = reading;
  const kind = source.kind[value];
  if (kind !== k.expression_list && kind !== k.tuple) return [];
  const values = childrenOf(source, value);
  const spread = values.some((child) => source.kind[child] === k.list_splat);
  return values.length === count && !spread ? values : [];
}
