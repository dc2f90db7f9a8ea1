import type { Definition, Signature } from '../facts.ts';
import { isBuiltin } from './builtins.ts';
import { instanceOf } from './chain-values.ts';
import { basesOf, fieldSignature } from './class-fields.ts';
import { decoratorsOf, mayChangeCall } from './decorators.ts';
import { conditionOf, definition, valueDefinition } from './definitions.ts';
import { definitionIsDeprecated } from './deprecated.ts';
import { bodyHash } from './hash.ts';
import { f } from './kinds.ts';
import type { ClassFacts, FieldPlace, Item, Reading } from './scopes.ts';
import { lenient, signatureOf } from './signature.ts';
import { slotNames } from './slots.ts';
import { childIn, textOf } from './source.ts';
import { dottedPath } from './types.ts';

function methodsNamed(reading: Reading, facts: ClassFacts, name: string): readonly number[] {
  const { source } = reading;
  return facts.methods.filter((node) => textOf(source, childIn(source, node, f.name)) === name);
}

/** The constructor that a class has of its own. */
function constructorOf(reading: Reading, facts: ClassFacts): Signature | null {
  const { source } = reading;
  const written = methodsNamed(reading, facts, '__init__');
  const makers = written.length > 0 ? written : methodsNamed(reading, facts, '__new__');
  const real = makers.filter((node) =>
    decoratorsOf(source, node).every(({ name }) => name !== 'overload'),
  );
  const last = real.at(-1) ?? makers[0];
  const own =
    last === undefined ? fieldSignature(reading, facts) : signatureOf(reading, last, true);
  if (!own) return null;
  const overloaded = last !== undefined && real.length === 0 && makers.length > 1;
  const changed = decoratorsOf(source, facts.node).some((each) => mayChangeCall(each, true));
  const signature: Signature = { ...own, receiver: 'none' };
  return overloaded || changed ? lenient(signature, true) : signature;
}

/** Paths of the bases of a class; '?' for one that the file cannot tell. */
export function basePaths(reading: Reading, facts: ClassFacts): readonly string[] {
  const out: string[] = [];
  for (const name of basesOf(reading.source, facts.node).names) {
    if (name === 'object') continue;
    const known = name === '?' ? null : basePath(reading, facts, name);
    out.push(known ?? '?');
  }
  return out;
}

function basePath(reading: Reading, facts: ClassFacts, name: string): string | null {
  const path = dottedPath(reading, facts.outer, name);
  return path === null && isBuiltin(name) ? `builtins.${name}` : path;
}

const plainMetaclasses = /^(abc\.)?(ABCMeta|EnumMeta|EnumType)$/;
const dynamic = new Set(['__getattr__', '__getattribute__']);

function isOpen(reading: Reading, facts: ClassFacts): boolean {
  const { source } = reading;
  if (facts.open) return true;
  const metaclass = basesOf(source, facts.node).keywords.get('metaclass');
  if (metaclass !== undefined && !plainMetaclasses.test(metaclass)) return true;
  if (decoratorsOf(source, facts.node).some((each) => mayChangeCall(each, true))) return true;
  return facts.methods.some((node) => dynamic.has(textOf(source, childIn(source, node, f.name))));
}

/** A class by itself, its members left out. */
export function classDefinition(reading: Reading, item: Item, facts: ClassFacts): Definition {
  const { source } = reading;
  const named = childIn(source, item.node, f.name);
  const name = textOf(source, named);
  const place = { start: source.start[named]!, end: source.end[item.node]! };
  return definition(reading, 'class', name, item.scope.path, place, {
    signature: constructorOf(reading, facts),
    bases: basePaths(reading, facts),
    open: isOpen(reading, facts),
    deprecated: definitionIsDeprecated(reading, item.node),
    body: bodyHash(source, item.node, name),
    condition: conditionOf(reading, item.node, item.scope),
  });
}

/** True for classes whose members are their values. */
function isEnum(reading: Reading, facts: ClassFacts): boolean {
  return basesOf(reading.source, facts.node).names.some((name) =>
    /^(enum\.)?(Enum|IntEnum|StrEnum|Flag|IntFlag)$/.test(name),
  );
}

/** Attributes of a class: of its body, of its `__slots__`, and those its methods set through self. */
export function fieldDefinitions(reading: Reading, facts: ClassFacts): Definition[] {
  const { source } = reading;
  const methods = new Set(
    facts.methods.map((node) => textOf(source, childIn(source, node, f.name))),
  );
  const places = new Map<string, readonly FieldPlace[]>(facts.fields);
  for (const [name, own] of facts.ownFields)
    places.set(name, [...(places.get(name) ?? []), ...own]);
  for (const slot of slotNames(reading, facts))
    if (!places.has(slot.name)) places.set(slot.name, [slot.place]);
  const out: Definition[] = [];
  const values = isEnum(reading, facts);
  for (const [name, assigned] of places) {
    if (methods.has(name) || name === '__slots__') continue;
    const first = assigned[0]!;
    const isMember = values && first.type < 0 && !name.startsWith('_');
    // What a method asks before it assigns is no condition of the attribute.
    const own = first.scope.kind === 'class';
    const condition = own ? conditionOf(reading, first.node, first.scope) : '';
    const more = isMember ? { condition, gives: instanceOf(facts.path) } : { condition };
    out.push(valueDefinition(reading, 'field', name, facts.path, assigned, more));
  }
  return out;
}
