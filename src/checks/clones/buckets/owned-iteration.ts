import type { ExprOf } from '../../../index/index.ts';
import type { SiteFacts } from '../facts.ts';
import { placeOf } from '../flow/place.ts';
import { oneLine } from '../one-line.ts';
import { ownerOf } from '../ownership.ts';
import type { BucketRule } from '../verdict.ts';

export const ownedIteration: BucketRule = {
  id: 'owned-iteration',
  about:
    'A loop walks over references into a value that the body owns and never uses again, and clones each element: walk by value.',
  decide: (facts) => {
    if (
      facts.call !== 'clone' ||
      facts.consumer.needs !== 'owned' ||
      !facts.place ||
      facts.place.path.length > 0 ||
      facts.later
    )
      return undefined;
    const element = facts.body.types.bindings[facts.place.binding];
    const loop = element?.origin === 'for' ? loopOf(facts, element.start) : undefined;
    const source = loop ? walkedOver(loop) : undefined;
    if (!loop || !source || loop.pat.k !== 'bind') return undefined;
    const { body } = facts;
    const place = placeOf(body.types, source);
    const text = (expr: typeof source): string => oneLine(body.source.slice(expr.start, expr.end));
    if (!place || ownerOf(body.types, text, source).kind !== 'owned') return undefined;
    if (isNeededAgain(facts, place.binding, loop)) return undefined;
    return {
      bucket: 'removable-move',
      confidence: 'medium',
      why: `\`${text(source)}\` is owned here and not used after the loop`,
      change: `walk over \`${text(source)}\` by value and move \`${facts.receiver}\``,
      proof: `nothing uses \`${text(source)}\` after the loop, and \`${facts.receiver}\` is used last here`,
    };
  },
};

/** Anything behind the loop that names it, or an outer loop or closure that walks over it again. */
function isNeededAgain({ body }: SiteFacts, binding: number, loop: ExprOf<'for'>): boolean {
  if (
    body.graph.nodes.some(
      (node) => node.place?.binding === binding && node.kind !== 'declare' && node.at >= loop.end,
    )
  )
    return true;
  const declared = body.types.bindings[binding]!.start;
  for (
    let at = body.parents.get(loop);
    at && at.expr.start > declared;
    at = body.parents.get(at.expr)
  ) {
    if (
      at.expr.k === 'for' ||
      at.expr.k === 'while' ||
      at.expr.k === 'loop' ||
      at.expr.k === 'closure'
    )
      return true;
  }
  return false;
}

function loopOf(facts: SiteFacts, start: number): ExprOf<'for'> | undefined {
  for (let at = facts.body.parents.get(facts.site.expr); at; at = facts.body.parents.get(at.expr)) {
    if (at.expr.k === 'closure' || (at.expr.k === 'block' && at.expr.mode !== 'plain'))
      return undefined;
    if (at.expr.k === 'for')
      return start >= at.expr.pat.start && start < at.expr.pat.end ? at.expr : undefined;
  }
  return undefined;
}

/** `&xs` and `xs.iter()` walk over `xs`. */
function walkedOver(loop: ExprOf<'for'>) {
  if (loop.iter.k === 'ref' && !loop.iter.mut) return loop.iter.of;
  return loop.iter.k === 'method' && loop.iter.name === 'iter' && loop.iter.args.length === 0
    ? loop.iter.recv
    : undefined;
}
