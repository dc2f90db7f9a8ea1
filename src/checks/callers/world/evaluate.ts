import type { Chain, Definition, SymbolLanguage } from '../../../symbols/index.ts';
import { isType } from './members.ts';
import { joinPath } from './paths.ts';
import { findMember, type Resolved, resolvePath, unknown } from './resolve.ts';
import type { World } from './world.ts';

/** What an expression stands for: something named, or a value of a type. */
export type Value = Resolved | { readonly k: 'instance'; readonly of: string };

/** Fields that give fields that give ...: a chain of declarations is never this long. */
const deepest = 10;

/** Follows a chain as far as the world tells. */
export function evaluate(world: World, language: SymbolLanguage, chain: Chain, depth = 0): Value {
  if (depth > deepest) return unknown;
  let value: Value = resolvePath(world, chain.root);
  if (chain.instance) value = instanceOf(world, value);
  for (const step of chain.steps) {
    value = take(world, language, value, step, depth);
    if (value.k === 'unknown' || value.k === 'missing' || value.k === 'outside') return value;
  }
  return value;
}

function instanceOf(world: World, value: Value): Value {
  if (value.k !== 'definitions') return value;
  const type = value.all.find((each) => isType(world, each));
  return type ? { k: 'instance', of: type.path } : unknown;
}

function take(
  world: World,
  language: SymbolLanguage,
  value: Value,
  step: string,
  depth: number,
): Value {
  if (step === 'await') return value;
  if (step === '()') return call(world, language, value, depth);
  if (step === 'super()') return inherited(world, value);
  if (!step.startsWith('.')) return unknown;
  const name = step.slice(1);
  if (value.k === 'module') {
    const separator = language.separator;
    return resolvePath(world, joinPath(value.path, name, separator));
  }
  const held = value.k === 'definitions' ? hold(world, language, value.all, depth) : value;
  if (held.k === 'instance') {
    const found = findMember(world, held.of, name);
    // `x.clone()` and the like give back what they are taken from.
    if (found.k !== 'definitions' && language.transparent.has(name))
      return { k: 'instance', of: held.of };
    return found;
  }
  if (held.k !== 'definitions') return held;
  const type = held.all.find((each) => isType(world, each));
  return type ? findMember(world, type.path, name) : unknown;
}

/** The value behind a name: a field, a constant or a property holds one; a class or function is itself. */
function hold(
  world: World,
  language: SymbolLanguage,
  all: readonly Definition[],
  depth: number,
): Value {
  const holds = all.every(
    (each) =>
      each.kind === 'field' || each.kind === 'const' || each.signature?.access === 'property',
  );
  if (!holds) return { k: 'definitions', all };
  return given(world, language, all, depth);
}

function call(world: World, language: SymbolLanguage, value: Value, depth: number): Value {
  // The call of what `x.clone` gave: its value already.
  if (value.k === 'instance') return value;
  if (value.k !== 'definitions') return unknown;
  const type = value.all.find(
    (each) => isType(world, each) && each.signature?.access !== 'property',
  );
  if (type && !value.all.some((each) => each.gives)) return { k: 'instance', of: type.path };
  return given(world, language, value.all, depth);
}

/** What all definitions agree to give. */
function given(
  world: World,
  language: SymbolLanguage,
  all: readonly Definition[],
  depth: number,
): Value {
  let agreed: Value | undefined;
  for (const { gives } of all) {
    if (!gives) return unknown;
    let value = evaluate(world, language, gives, depth + 1);
    if (value.k === 'definitions') value = hold(world, language, value.all, depth + 1);
    if (value.k !== 'instance') return unknown;
    if (agreed?.k === 'instance' && agreed.of !== value.of) return unknown;
    agreed = value;
  }
  return agreed ?? unknown;
}

/** `super()` of a value: a value of its first base that the world knows. */
function inherited(world: World, value: Value): Value {
  if (value.k !== 'instance') return unknown;
  for (const each of world.definitions.get(value.of) ?? [])
    for (const base of each.bases) {
      const up = base === '?' ? unknown : resolvePath(world, base);
      if (up.k === 'definitions') return { k: 'instance', of: up.all[0]!.path };
    }
  return unknown;
}
