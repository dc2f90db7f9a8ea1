import type { Binding } from '../../../index/index.ts';
import { boundNeeds } from '../bound.ts';
import type { SiteFacts } from '../facts.ts';
import { notOnlyRead } from '../only-read.ts';
import type { BucketRule } from '../verdict.ts';

export const readOnlyElements: BucketRule = {
  id: 'read-only-elements',
  about:
    'The elements of a collection are cloned into a value that is only read: walk over, or collect, references.',
  decide: (facts) => {
    if (facts.call !== 'cloned' || facts.type === null) return undefined;
    if (
      facts.cost.cost !== 'allocation' &&
      facts.cost.cost !== 'deep' &&
      facts.cost.cost !== 'unknown'
    )
      return undefined;
    const { body } = facts;
    let expr = facts.site.expr;
    for (let at = body.parents.get(expr); at; at = body.parents.get(expr)) {
      const outer = at.expr;
      if (
        at.role === 'receiver' &&
        outer.k === 'method' &&
        /^(collect|into_iter|iter|rev|enumerate|filter|take|skip|chain)$/.test(outer.name)
      )
        expr = outer;
      else if (at.role === 'operand' && (outer.k === 'try' || outer.k === 'ref')) expr = outer;
      else if (at.role === 'init' || at.role === 'iterator') {
        const pat =
          at.role === 'iterator' && outer.k === 'for'
            ? outer.pat
            : at.stmt?.k === 'let'
              ? at.stmt.pat
              : undefined;
        const binding = pat ? body.types.patterns.get(pat) : undefined;
        if (!binding || notOnlyRead(body.types, body.parents, body.escapes, binding))
          return undefined;
        if (at.role === 'init' && !takesReferences(facts, binding)) return undefined;
        const node = body.graph.sites.get(facts.site.expr);
        const why = boundNeeds(body, facts.site.receiver, binding, node);
        if (/ is changed or moved /.test(why)) return undefined;
        const unchanged = why === '';
        return {
          bucket: 'removable-borrow',
          confidence: unchanged ? 'medium' : 'low',
          why: `\`${binding.name}\` is only read`,
          change: `leave out \`.cloned()\` and let \`${binding.name}\` hold references`,
          proof: `every use of \`${binding.name}\` borrows it; ${unchanged ? 'the collection does not change meanwhile' : 'that the collection does not change meanwhile is to be checked'}`,
        };
      } else return undefined;
    }
    return undefined;
  },
};

/** True when every use of the name works on a collection of references too: not a comparison, an argument or a set operation. */
function takesReferences({ body }: SiteFacts, binding: Binding): boolean {
  const { types, parents } = body;
  return [...types.uses].every(([use, target]) => {
    if (target !== binding || !('k' in use)) return true;
    const parent = parents.get(use);
    if (parent?.role === 'iterator') return true;
    if (parent?.role === 'argument') return parent.expr.k === 'macro';
    return (
      parent?.role === 'receiver' &&
      parent.expr.k === 'method' &&
      /^(len|is_empty|iter|first|last|get|join)$/.test(parent.expr.name)
    );
  });
}
