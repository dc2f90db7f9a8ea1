import type { Alias, Definition } from '../facts.ts';
import { memberOf } from './chain-values.ts';
import { classDefinition, fieldDefinitions } from './class-definitions.ts';
import { conditionOf, definition, functionDefinitions, valueDefinition } from './definitions.ts';
import { k } from './kinds.ts';
import { metricConstants } from './metrics.ts';
import type { FieldPlace, Item, Reading } from './scopes.ts';
import { type Source, spanOf, textOf } from './source.ts';

const typeForms =
  /^(typing\.|t\.)?(Union|Optional|Literal|Annotated|TypeVar|ParamSpec|NewType|Callable|Awaitable)\b/;

/** True for a constant that names a type: `Payload: TypeAlias = ...`, `Reply = Union[A, B]`. */
function isTypeAlias(source: Source, places: readonly FieldPlace[]): boolean {
  const [first] = places;
  if (!first || places.length > 1 || first.value < 0) return false;
  if (first.type >= 0) return /\bTypeAlias\b/.test(textOf(source, first.type));
  const kind = source.kind[first.value];
  if (kind !== k.subscript && kind !== k.call) return false;
  return typeForms.test(textOf(source, first.value));
}

function valueItems(reading: Reading): Map<string, FieldPlace[]> {
  const out = new Map<string, FieldPlace[]>();
  for (const { form, node, type, value, scope } of reading.items) {
    if (form !== 'value') continue;
    const name = textOf(reading.source, node);
    if (name === '__all__') continue;
    const places = out.get(name);
    const place = { node, type, value, scope };
    if (places) places.push(place);
    else out.set(name, [place]);
  }
  return out;
}

/** Constants, except names that a function, class or import of the file binds too: those are the ones that count. */
function constants(reading: Reading): Definition[] {
  const out: Definition[] = [];
  for (const [name, places] of valueItems(reading)) {
    const origins = reading.root.names.get(name)?.origins ?? [];
    const other = origins.some(({ form }) => form === 'function' || form === 'class');
    const nothing = places.every(
      ({ value }) => value >= 0 && reading.source.kind[value] === k.none,
    );
    if (other || (nothing && origins.some(({ form }) => form === 'import'))) continue;
    const kind = isTypeAlias(reading.source, places) ? 'type' : 'const';
    const [first] = places;
    const condition = conditionOf(reading, first!.node, reading.root);
    out.push(valueDefinition(reading, kind, name, reading.module, places, { condition }));
  }
  return out;
}

function aliasStatement(reading: Reading, item: Item): Definition {
  const { source } = reading;
  const name = textOf(source, item.node);
  const place = { start: source.start[item.node]!, end: source.end[item.value]! };
  return definition(reading, 'type', name, reading.module, place, {});
}

/** Everything that the file defines as names of the language, in source order. */
export function definitionsOf(reading: Reading): Definition[] {
  const out = [...functionDefinitions(reading), ...constants(reading)];
  for (const item of reading.items) {
    if (item.form === 'alias') out.push(aliasStatement(reading, item));
    if (item.form !== 'class' || !item.facts) continue;
    out.push(classDefinition(reading, item, item.facts));
    for (const field of fieldDefinitions(reading, item.facts)) out.push(field);
  }
  out.push(...metricConstants(reading));
  return out.sort((a, b) => a.line - b.line || a.column - b.column);
}

/** Names that the module hands on: `Name = other.Name` makes one besides the constant. */
export function assignedAliases(reading: Reading): Alias[] {
  const { source } = reading;
  const out: Alias[] = [];
  for (const { form, node, value, scope } of reading.items) {
    if (form !== 'value' || value < 0) continue;
    const kind = source.kind[value];
    const byName = kind === k.call && source.text.startsWith('getattr(', source.start[value]);
    if (kind !== k.identifier && kind !== k.attribute && !byName) continue;
    const chain = reading.chainOf(reading, scope, value);
    if (!chain || chain.instance || chain.steps.some((step) => !step.startsWith('.'))) continue;
    const path = memberOf(reading.module, textOf(source, node));
    const target = [chain.root, ...chain.steps.map((step) => step.slice(1))].join('.');
    if (target === path) continue;
    out.push({
      ...spanOf(source, source.start[node]!, source.end[node]!),
      path,
      target,
      star: false,
    });
  }
  return out;
}
