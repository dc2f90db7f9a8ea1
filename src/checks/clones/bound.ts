import type { Binding, BodyTypes, Expr } from '../../index/index.ts';
import type { BodyContext } from './body.ts';
import { changeBeforeUse, laterChange, type Place } from './flow/graph.ts';
import { placeOf } from './flow/place.ts';
import { isCopy } from './is-copy.ts';
import { oneLine } from './one-line.ts';
import { notOnlyRead } from './only-read.ts';

/** The place that a chain of fields and methods starts from: `request` in `request.context().id()`. */
function rootPlace(types: BodyTypes, expr: Expr): Place | undefined {
  const place = placeOf(types, expr);
  if (place) return place;
  if (expr.k === 'method') return expr.args.length === 0 ? rootPlace(types, expr.recv) : undefined;
  if (expr.k === 'field' || expr.k === 'index') return rootPlace(types, expr.obj);
  return expr.k === 'try' || expr.k === 'ref' ? rootPlace(types, expr.of) : undefined;
}

/**
 * Why a name needs a value of its own instead of a reference into `from`; '' when it does not. `node` is where the
 * copy is taken, undefined when the flow graph has no such place.
 */
export function boundNeeds(
  body: BodyContext,
  from: Expr,
  binding: Binding,
  node: number | undefined,
): string {
  const { types, parents, graph } = body;
  const moved = notOnlyRead(types, parents, body.escapes, binding);
  if (moved) return moved;
  const root = rootPlace(types, from);
  if (!root || node === undefined) return 'what it would borrow from is not known';
  const sources = [root, ...(graph.loans.get(root.binding) ?? [])];
  const taken = sources.find((each) => isTakenAlong(body, from, each.binding));
  if (taken) return `\`${types.bindings[taken.binding]!.name}\` is moved into a closure or task`;
  // A loop over the name holds it through all its turns, whatever the body does.
  const walked = [...types.uses].some(
    ([use, target]) => target === binding && 'k' in use && parents.get(use)?.role === 'iterator',
  );
  // What a name borrows from in turn must not change either: `entry` from `map.get_mut()` ends with the map.
  const change = sources
    .map((each) =>
      walked ? laterChange(graph, node, each) : changeBeforeUse(graph, node, each, binding.id),
    )
    .find((found) => found !== undefined);
  return change
    ? `\`${oneLine(body.source.slice(from.start, from.end))}\` is changed or moved on line ${body.lines.line(change.at)}`
    : '';
}

/** True when a later `move` closure, async block or task mentions a binding that is no shared reference: it moves there. */
function isTakenAlong({ types, escapes }: BodyContext, from: Expr, binding: number): boolean {
  const target = types.bindings[binding]!;
  if (isCopy(types.env.workspace, target.type)) return false;
  const later = escapes.filter((block) => block.start > from.end);
  return (
    later.length > 0 &&
    [...types.uses].some(
      ([use, used]) =>
        used === target && later.some((block) => block.start <= use.start && use.start < block.end),
    )
  );
}
