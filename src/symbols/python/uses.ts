import type { Chain, ReferenceKind } from '../facts.ts';
import { isBuiltin } from './builtins.ts';
import { plain } from './chain-values.ts';
import { f, k } from './kinds.ts';
import { nameChain } from './names.ts';
import { bindingOf, type Scope } from './scopes.ts';
import { childIn, textOf } from './source.ts';
import { classOfSelf } from './targets.ts';
import { refer, type Visit } from './visit.ts';

/** What a bare name means, when that is something of a module: undefined for local values and builtins. */
export function nameTarget(visit: Visit, scope: Scope, name: string): Chain | undefined {
  const { reading } = visit;
  const found = bindingOf(scope, name);
  if (!found) {
    const [star] = reading.stars;
    return star && !isBuiltin(name) ? plain(`${star.module}.${name}`) : undefined;
  }
  const local = found.scope.kind === 'function' || found.scope.kind === 'inline';
  const imported = found.binding.origins.every((origin) => origin.form === 'import');
  if (local && !imported) return undefined;
  if (found.scope.kind === 'module' && !reading.offered.has(name)) return undefined;
  return nameChain(reading, scope, name, 0) ?? undefined;
}

/** True for an identifier that is bound, declared or part of something else that tells of it. */
function isNoUse(visit: Visit, node: number): boolean {
  const { source } = visit.reading;
  const parent = source.parent[node]!;
  if (parent < 0) return true;
  const field = source.field[node];
  switch (source.kind[parent]) {
    case k.attribute:
      return field === f.attribute;
    case k.call:
      return field === f.function;
    case k.keyword_argument:
    case k.function_definition:
    case k.class_definition:
    case k.default_parameter:
    case k.typed_default_parameter:
    case k.named_expression:
      return field === f.name;
    case k.assignment:
    case k.augmented_assignment:
    case k.for_statement:
    case k.for_in_clause:
      return field === f.left;
    case k.parameters:
    case k.lambda_parameters:
    case k.typed_parameter:
    case k.list_splat_pattern:
    case k.dictionary_splat_pattern:
    case k.pattern_list:
    case k.tuple_pattern:
    case k.list_pattern:
    case k.as_pattern_target:
    case k.global_statement:
    case k.nonlocal_statement:
    case k.keyword_pattern:
    case k.splat_pattern:
    case k.decorator:
    case k.aliased_import:
      return true;
    default:
      return false;
  }
}

/** Kind of a use by where it stands: annotations and base classes name types. */
function kindAt(visit: Visit, node: number, otherwise: ReferenceKind): ReferenceKind {
  if (node < visit.typeEnd) return 'type';
  const { source } = visit.reading;
  let above = source.parent[node]!;
  if (source.kind[above] === k.subscript && source.field[node] === f.value)
    above = source.parent[above]!;
  return above >= 0 && source.field[above] === f.superclasses ? 'type' : otherwise;
}

/** Notes the use of a bare name that is not called. */
export function nameUse(visit: Visit, node: number): void {
  const { source } = visit.reading;
  if (visit.told.has(node) || isNoUse(visit, node)) return;
  const name = textOf(source, node);
  const target = nameTarget(visit, visit.scope, name);
  if (!target || (source.field[node] === f.object && isModuleImport(visit, name))) return;
  const place = { start: source.start[node]!, end: source.end[node]! };
  refer(visit, kindAt(visit, node, 'name'), lastName(target, name), place, target);
}

/** The name to search for: `import x as y` is used as `y`, but what it means is called `x`. */
function lastName(target: Chain, name: string): string {
  const last = target.steps.at(-1);
  if (last !== undefined) return last.startsWith('.') ? last.slice(1) : name;
  return target.root.slice(target.root.lastIndexOf('.') + 1);
}

/** `import a.b` and `a.b.name`: the import has told of the module. */
function isModuleImport(visit: Visit, name: string): boolean {
  const { source } = visit.reading;
  const origin = bindingOf(visit.scope, name)?.binding.origins[0];
  return origin?.form === 'import' && source.kind[origin.node] === k.import_statement;
}

/** True when the node is assigned to; `deleted` and `+=` read it first. */
function isTarget(visit: Visit, node: number): boolean {
  const { source } = visit.reading;
  const parent = source.parent[node]!;
  switch (source.kind[parent]) {
    case k.assignment:
    case k.for_statement:
    case k.for_in_clause:
      return source.field[node] === f.left;
    case k.pattern_list:
    case k.tuple_pattern:
    case k.list_pattern:
    case k.as_pattern_target:
      return true;
    default:
      return false;
  }
}

/** Notes the read of an attribute, or an assignment to one of an object that is not self. */
export function attributeUse(visit: Visit, node: number): void {
  const { source } = visit.reading;
  const parent = source.parent[node]!;
  if (visit.told.has(node) || source.kind[parent] === k.decorator) return;
  if (source.kind[parent] === k.call && source.field[node] === f.function) return;
  const named = childIn(source, node, f.attribute);
  if (named < 0) return;
  const assigned = isTarget(visit, node);
  if (assigned) {
    const object = childIn(source, node, f.object);
    if (source.kind[object] === k.identifier && classOfSelf(visit.scope, textOf(source, object)))
      return;
  }
  const place = { start: source.start[named]!, end: source.end[named]! };
  const target = visit.reading.chainOf(visit.reading, visit.scope, node);
  const extra = assigned ? { guarded: true } : {};
  refer(visit, kindAt(visit, node, 'attribute'), textOf(source, named), place, target, extra);
}
