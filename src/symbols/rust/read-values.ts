import type { Definition } from '../facts.ts';
import { defineMethodBinding } from './binding-members.ts';
import { findTop, stringAt, wordAt } from './cursor.ts';
import { define, ownerOf, pathBelow, traitsOf } from './emit.ts';
import { readGenerics, readWhere } from './generics.ts';
import type { Item } from './items.ts';
import { readMacroRules } from './macros.ts';
import { type Reader, whole } from './reader.ts';
import { lastOf } from './scope.ts';
import { defineVariable, isMetric, isVariable } from './strings.ts';
import { ownValue } from './type-meaning.ts';
import { bounds, readType } from './types.ts';

/** Modules whose constants are labels of metrics, or values of labels. */
const values = /label|_types?$|reason|status|operation/;

/** A constant or static: its value may name a variable, a metric. */
export function readConst(r: Reader, item: Item): void {
  const { t } = r;
  const name = wordAt(t, item.name);
  const stop = t.kind[item.end - 1] === 59 ? item.end - 1 : item.end;
  r.value = null;
  const at = t.kind[item.head] === 58 ? readType(r, item.head + 1, stop) : item.head;
  const { value } = r;
  const gives = ownValue(r);
  const path = pathBelow(r.place, name);
  const traits = traitsOf(r, item);
  define(r, item.name, item.end - 1, {
    kind: 'const',
    name,
    path,
    owner: ownerOf(r.place),
    gives,
    ...traits,
  });
  if (r.impl?.python) defineMethodBinding(r, item, undefined, value, r.impl.python);
  if (t.kind[at] !== 61) return;
  const text = at + 2 === stop ? stringAt(t, at + 1) : '';
  if (isVariable(text)) {
    r.read = at + 1;
    defineVariable(r, at + 1, text, traits.deprecated);
  } else if (r.metrics && isMetric(text) && !values.test(lastOf(r.place.module.path)))
    define(r, at + 1, at + 1, {
      kind: 'metric',
      name: text,
      path: text,
      owner: r.place.module.path,
      deprecated: traits.deprecated,
    });
  const { place } = r;
  r.place = { ...place, owner: '', within: path };
  r.scan(r, at + 1, stop, whole);
  r.place = place;
}

/** A type alias or associated type. */
export function readAlias(r: Reader, item: Item): void {
  const { t } = r;
  const name = wordAt(t, item.name);
  const place = r.place;
  const stop = t.kind[item.end - 1] === 59 ? item.end - 1 : item.end;
  let { next } = readGenerics(r, item.head, stop);
  if (t.kind[next] === 58) next = bounds(r, next + 1, stop);
  let gives: Definition['gives'] = null;
  const equals = findTop(t, next, stop, 61);
  if (equals < stop) {
    next = readType(r, equals + 1, stop);
    gives = ownValue(r);
  }
  readWhere(r, next, stop);
  define(r, item.name, item.end - 1, {
    kind: 'type',
    name,
    path: pathBelow(place, name),
    owner: ownerOf(place),
    gives,
    ...traitsOf(r, item),
  });
}

/** A `macro_rules!`: a name, and the code it would write. */
export function readRules(r: Reader, item: Item): void {
  const name = wordAt(r.t, item.name);
  const path = r.macros.get(name) ?? pathBelow(r.place, name);
  const exported = path === `${r.crate}::${name}`;
  define(r, item.name, item.end - 1, {
    kind: 'macro',
    name,
    path,
    ...traitsOf(r, item),
    visibility: exported ? 'public' : 'crate',
  });
  const { rules } = r;
  r.rules = name;
  readMacroRules(r, item.body);
  r.rules = rules;
}
