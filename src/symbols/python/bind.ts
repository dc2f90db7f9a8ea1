import { readImport } from './imports.ts';
import { f, k } from './kinds.ts';
import { openScope } from './open-scope.ts';
import { bindPattern } from './patterns.ts';
import { bind, type Reading, type Scope, statementScope } from './scopes.ts';
import { childIn, childOfKind, childrenOf, textOf } from './source.ts';
import { addPlace, bindTarget, classOfSelf, underMain, unknownValue } from './targets.ts';

/** How many targets one statement may have. */
const farthest = 20;

function assignment(reading: Reading, scope: Scope, node: number): void {
  const { source } = reading;
  const left = childIn(source, node, f.left);
  if (left < 0) return;
  let value = childIn(source, node, f.right);
  // In `a = b = c` the right side of the first is the second.
  for (let levels = 0; value >= 0 && source.kind[value] === k.assignment; levels++)
    value = levels < farthest ? childIn(source, value, f.right) : -1;
  const type = childIn(source, node, f.type);
  if (source.kind[left] === k.subscript) openByDict(reading, scope, childIn(source, left, f.value));
  else bindTarget(reading, scope, left, { type, value });
}

/** `self.__dict__[name] = ...` and `self.__dict__.update(...)`: members that no one can see. */
function openByDict(reading: Reading, scope: Scope, node: number): void {
  const { source } = reading;
  if (node < 0 || source.kind[node] !== k.attribute) return;
  const object = childIn(source, node, f.object);
  if (!source.text.startsWith('__dict__', source.end[node]! - 8)) return;
  if (object < 0 || source.kind[object] !== k.identifier) return;
  const facts = classOfSelf(scope, textOf(source, object));
  if (facts) facts.open = true;
}

function call(reading: Reading, scope: Scope, node: number): void {
  const { source } = reading;
  const callee = childIn(source, node, f.function);
  if (callee < 0) return;
  const end = source.end[callee]!;
  if (source.kind[callee] === k.attribute && source.text.startsWith('update', end - 6))
    openByDict(reading, scope, childIn(source, callee, f.object));
  // `object.__setattr__(self, "name", value)` is how frozen classes set theirs.
  const sets = source.kind[callee] === k.identifier ? /^setattr$/ : /\.__setattr__$/;
  if (end - source.start[callee]! < 40 && sets.test(textOf(source, callee)))
    attributeByName(reading, scope, node);
}

function attributeByName(reading: Reading, scope: Scope, node: number): void {
  const { source } = reading;
  const list = childIn(source, node, f.arguments);
  const [object, name, value = -1] = list < 0 ? [] : childrenOf(source, list);
  if (object === undefined || name === undefined || source.kind[object] !== k.identifier) return;
  const facts = classOfSelf(scope, textOf(source, object));
  if (!facts) return;
  const content = childOfKind(source, name, k.string_content);
  const literal = source.kind[name] === k.string && childOfKind(source, name, k.interpolation) < 0;
  if (literal && content >= 0)
    addPlace(facts.ownFields, textOf(source, content), { node: content, type: -1, value, scope });
  // What is set to None was there before.
  else if (value < 0 || source.kind[value] !== k.none) facts.open = true;
}

function importStatement(reading: Reading, scope: Scope, node: number): void {
  const { source } = reading;
  const offered = scope.kind === 'module' && !underMain(reading, node);
  for (const name of readImport(reading, source, node).names) {
    if (name.bound === '*') {
      reading.stars.push({ module: name.target, offered });
      continue;
    }
    if (name.dotted.includes('.')) reading.modules.set(name.dotted, name.path);
    if (offered) reading.offered.add(name.bound);
    bind(scope, name.bound, { form: 'import', node, scope, target: name.target });
  }
}

function asPattern(reading: Reading, scope: Scope, node: number): void {
  const { source } = reading;
  const target = childOfKind(source, node, k.as_pattern_target);
  const holder = source.parent[node]!;
  if (target < 0) {
    const last = childrenOf(source, node).at(-1);
    if (last !== undefined) bindTarget(reading, scope, last, unknownValue);
    return;
  }
  const value = source.kind[holder] === k.with_item ? childrenOf(source, node)[0]! : -1;
  for (const part of childrenOf(source, target))
    bindTarget(reading, scope, part, { type: -1, value });
}

function elsewhere(reading: Reading, scope: Scope, node: number, where: 'global' | 'nonlocal') {
  for (const child of childrenOf(reading.source, node))
    scope.elsewhere.set(textOf(reading.source, child), where);
}

/** Names that one node binds in its scope. */
function bindNode(reading: Reading, scope: Scope, node: number): void {
  const { source } = reading;
  switch (source.kind[node]) {
    case k.function_definition:
    case k.class_definition:
    case k.lambda:
    case k.list_comprehension:
    case k.set_comprehension:
    case k.dictionary_comprehension:
    case k.generator_expression:
      return openScope(reading, scope, node);
    case k.assignment:
      return assignment(reading, scope, node);
    case k.named_expression: {
      const name = childIn(source, node, f.name);
      const value = childIn(source, node, f.value);
      if (name >= 0) bindTarget(reading, statementScope(scope), name, { type: -1, value });
      return;
    }
    case k.for_statement:
    case k.for_in_clause: {
      const left = childIn(source, node, f.left);
      const value = childIn(source, node, f.right);
      const given = value < 0 ? unknownValue : { type: -1, value, taken: 'element' as const };
      if (left >= 0) bindTarget(reading, scope, left, given);
      return;
    }
    case k.as_pattern:
      return asPattern(reading, scope, node);
    case k.case_pattern:
    case k.splat_pattern:
      return bindPattern(reading, scope, node);
    case k.import_statement:
    case k.import_from_statement:
      return importStatement(reading, scope, node);
    case k.global_statement:
      return elsewhere(reading, scope, node, 'global');
    case k.nonlocal_statement:
      return elsewhere(reading, scope, node, 'nonlocal');
    case k.type_alias_statement: {
      const [left, right] = childrenOf(source, node);
      const name = left === undefined ? -1 : firstIdentifier(reading, left);
      if (name < 0 || right === undefined) return;
      bind(scope, textOf(source, name), { form: 'unknown', node: right, scope, target: '' });
      if (scope.kind === 'module')
        reading.items.push({
          form: 'alias',
          node: name,
          scope,
          facts: null,
          type: -1,
          value: right,
        });
      return;
    }
    case k.return_statement:
      statementScope(scope).returns.push(node);
      return;
    case k.yield:
      statementScope(scope).yields.push(node);
      return;
    case k.call:
      return call(reading, scope, node);
    default:
  }
}

function firstIdentifier(reading: Reading, node: number): number {
  const { source } = reading;
  for (let n = node; n < source.next[node]!; n++) if (source.kind[n] === k.identifier) return n;
  return -1;
}

/** First pass: opens the scopes of the file and binds their names. */
export function bindFile(reading: Reading): void {
  const { source, scopes } = reading;
  let scope = reading.root;
  for (let node = 0; node < source.size; node++) {
    while (node >= scope.end && scope.above) scope = scope.above;
    scope = scopes.get(node) ?? scope;
    bindNode(reading, scope, node);
  }
}
