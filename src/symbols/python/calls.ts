import type { CallArguments, Chain } from '../facts.ts';
import { argumentsOf } from './arguments.ts';
import { extend, nameOf } from './chain-values.ts';
import { f, k } from './kinds.ts';
import { nameChain } from './names.ts';
import { bindingOf } from './scopes.ts';
import { childIn, childrenOf, textOf } from './source.ts';
import { nameTarget } from './uses.ts';
import { refer, type Visit } from './visit.ts';

/** True for a call whose result is awaited here, or handed on to who may await it: as an argument, or to the caller. */
function isAwaited(visit: Visit, node: number): boolean {
  const { source } = visit.reading;
  let above = source.parent[node]!;
  while (above >= 0 && source.kind[above] === k.parenthesized_expression)
    above = source.parent[above]!;
  if (above < 0) return false;
  const kind = source.kind[above];
  return kind === k.await || kind === k.argument_list || kind === k.return_statement;
}

/** A call through a local value: of what the value stands for, or of `__call__` of an object. */
function localTarget(visit: Visit, name: string): Chain | null {
  const chain = nameChain(visit.reading, visit.scope, name, 0) ?? null;
  if (!chain || nameOf(chain) !== '') return chain;
  return extend(chain, ['.__call__']);
}

/** Notes that what a node names is called with the given arguments. */
export function callOf(
  visit: Visit,
  callee: number,
  args: CallArguments,
  end: number,
  awaited: boolean,
): void {
  const { source } = visit.reading;
  if (source.kind[callee] === k.identifier) {
    const name = textOf(source, callee);
    const place = { start: source.start[callee]!, end };
    const target = nameTarget(visit, visit.scope, name) ?? null;
    const local = target ?? (bindingOf(visit.scope, name) ? localTarget(visit, name) : null);
    if (!local) return;
    refer(visit, 'call', nameOf(local) || name, place, local, { args, awaited });
    return;
  }
  if (source.kind[callee] !== k.attribute) return;
  const named = childIn(source, callee, f.attribute);
  if (named < 0) return;
  const target = visit.reading.chainOf(visit.reading, visit.scope, callee);
  const place = { start: source.start[named]!, end };
  refer(visit, 'call', textOf(source, named), place, target, { args, awaited });
}

/** Notes a call. */
export function callUse(visit: Visit, node: number): void {
  const { source } = visit.reading;
  const callee = childIn(source, node, f.function);
  if (callee < 0 || visit.told.has(callee)) return;
  callOf(visit, callee, argumentsOf(source, node), source.end[node]!, isAwaited(visit, node));
}

const ofProperties = /\.(setter|getter|deleter)$/;

/** A bare decorator is called with what it stands on. */
export function decoratorUse(visit: Visit, node: number): void {
  const { source } = visit.reading;
  const [inner] = childrenOf(source, node);
  if (inner === undefined || source.kind[inner] === k.call) return;
  if (ofProperties.test(textOf(source, inner))) return;
  const args = { positional: 1, keywords: [], spread: false, keywordSpread: false };
  callOf(visit, inner, args, source.end[inner]!, false);
}
