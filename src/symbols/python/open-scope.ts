import { decoratorsOf } from './decorators.ts';
import { f, k } from './kinds.ts';
import { bind, type ClassFacts, type Reading, type Scope } from './scopes.ts';
import { childIn, childOfKind, childrenOf, textOf } from './source.ts';

function scopeOf(
  above: Scope,
  fields: Partial<Scope> & Pick<Scope, 'kind' | 'start' | 'end'>,
): Scope {
  return {
    node: -1,
    above,
    depth: above.depth + 1,
    names: new Map(),
    path: '',
    within: above.within,
    owner: above.kind === 'class' ? null : above.owner,
    elsewhere: new Map(),
    returns: [],
    yields: [],
    ...fields,
  };
}

function pathIn(scope: Scope, name: string): string {
  if (scope.kind !== 'module' && scope.kind !== 'class') return '';
  if (scope.kind === 'class' && scope.path === '') return '';
  return scope.path === '' ? name : `${scope.path}.${name}`;
}

/** Identifier of a parameter, whatever stands around it; -1 for the bare `*` and `/`. */
export function parameterName(reading: Reading, node: number): number {
  const { source } = reading;
  switch (source.kind[node]) {
    case k.identifier:
      return node;
    case k.default_parameter:
    case k.typed_default_parameter:
      return childIn(source, node, f.name);
    case k.typed_parameter: {
      const [inner] = childrenOf(source, node);
      return inner === undefined ? -1 : parameterName(reading, inner);
    }
    case k.list_splat_pattern:
    case k.dictionary_splat_pattern:
      return childOfKind(source, node, k.identifier);
    default:
      return -1;
  }
}

const deepest = 60;

const classReceivers = new Set(['__new__', '__init_subclass__', '__class_getitem__']);

/** How a method takes its first parameter; null for functions and static methods. */
export function receiverOf(
  reading: Reading,
  node: number,
  inClass: boolean,
): 'self' | 'cls' | null {
  if (!inClass) return null;
  const { source } = reading;
  const name = textOf(source, childIn(source, node, f.name));
  const decorators = decoratorsOf(source, node);
  if (decorators.some((each) => each.name === 'staticmethod')) return null;
  if (classReceivers.has(name) || decorators.some((each) => each.name === 'classmethod'))
    return 'cls';
  const parameters = childIn(source, node, f.parameters);
  const [first] = parameters < 0 ? [] : childrenOf(source, parameters);
  // Old validators are class methods by their decorator alone.
  return first !== undefined && textOf(source, first) === 'cls' ? 'cls' : 'self';
}

function bindParameters(reading: Reading, scope: Scope, node: number, list: number): void {
  const { source } = reading;
  const inClass = scope.above?.kind === 'class';
  let receiver = receiverOf(reading, node, inClass);
  for (const child of childrenOf(source, list)) {
    const name = parameterName(reading, child);
    if (name < 0) continue;
    const form = receiver ?? (isRest(reading, child) ? 'unknown' : 'parameter');
    receiver = null;
    bind(scope, textOf(source, name), { form, node: child, scope, target: '' });
  }
}

function isRest(reading: Reading, node: number): boolean {
  const { source } = reading;
  const inner =
    source.kind[node] === k.typed_parameter ? (childrenOf(source, node)[0] ?? node) : node;
  const kind = source.kind[inner];
  return kind === k.list_splat_pattern || kind === k.dictionary_splat_pattern;
}

function openFunction(reading: Reading, above: Scope, node: number): void {
  const { source } = reading;
  const named = childIn(source, node, f.name);
  const body = childIn(source, node, f.body);
  if (named < 0 || body < 0) return;
  const name = textOf(source, named);
  if (above.kind === 'module') reading.offered.add(name);
  bind(above, name, { form: 'function', node, scope: above, target: '' });
  const path = pathIn(above, name);
  const scope = scopeOf(above, {
    kind: 'function',
    start: body,
    end: source.next[body]!,
    node,
    within: path === '' ? above.within : path,
    owner: above.owner,
  });
  reading.scopes.set(body, scope);
  reading.bodies.set(node, scope);
  const parameters = childIn(source, node, f.parameters);
  if (parameters >= 0) bindParameters(reading, scope, node, parameters);
  if (above.kind === 'class') above.owner?.methods.push(node);
  if (path === '') return;
  const item = { form: 'function', node, scope: above, facts: above.owner } as const;
  reading.items.push({ ...item, type: -1, value: -1 });
}

function openClass(reading: Reading, above: Scope, node: number): void {
  const { source } = reading;
  const named = childIn(source, node, f.name);
  const body = childIn(source, node, f.body);
  if (named < 0 || body < 0) return;
  const name = textOf(source, named);
  if (above.kind === 'module') reading.offered.add(name);
  bind(above, name, { form: 'class', node, scope: above, target: '' });
  const path = pathIn(above, name);
  const facts: ClassFacts = {
    node,
    path,
    outer: above,
    methods: [],
    fields: new Map(),
    ownFields: new Map(),
    open: false,
  };
  reading.classes.push(facts);
  const place = { start: body, end: source.next[body]!, node };
  reading.scopes.set(body, scopeOf(above, { kind: 'class', path, owner: facts, ...place }));
  if (path !== '')
    reading.items.push({ form: 'class', node, scope: above, facts, type: -1, value: -1 });
}

function openLambda(reading: Reading, above: Scope, node: number): void {
  const { source } = reading;
  const body = childIn(source, node, f.body);
  if (body < 0) return;
  const scope = scopeOf(above, { kind: 'inline', start: body, end: source.next[body]! });
  reading.scopes.set(body, scope);
  const parameters = childIn(source, node, f.parameters);
  if (parameters < 0) return;
  for (const child of childrenOf(source, parameters)) {
    const name = parameterName(reading, child);
    if (name >= 0)
      bind(scope, textOf(source, name), { form: 'unknown', node: -1, scope, target: '' });
  }
}

/** Opens the scope of a function, class, lambda or comprehension and binds its parameters. */
export function openScope(reading: Reading, above: Scope, node: number): void {
  // Nobody writes so deep: names are looked up through every scope around them.
  if (above.depth >= deepest) return;
  const { source } = reading;
  switch (source.kind[node]) {
    case k.function_definition:
      return openFunction(reading, above, node);
    case k.class_definition:
      return openClass(reading, above, node);
    case k.lambda:
      return openLambda(reading, above, node);
    default: {
      const end = source.next[node]!;
      if (node + 1 < end)
        reading.scopes.set(node + 1, scopeOf(above, { kind: 'inline', start: node + 1, end }));
    }
  }
}
