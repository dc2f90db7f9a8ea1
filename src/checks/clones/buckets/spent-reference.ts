import { type BodyTypes, type Expr, shallow } from '../../../index/index.ts';
import { type BucketRule, calledOn } from '../verdict.ts';

export const spentReference: BucketRule = {
  id: 'spent-reference',
  about:
    'The value comes by reference from callers that never use it again: let them hand it over, and move it.',
  decide: (facts) => {
    const { body, place, owner, site } = facts;
    const { fn } = body;
    if (!fn || !place || facts.call !== 'clone' || facts.type === null) return undefined;
    if (owner.kind !== 'behind' || owner.through !== 'reference') return undefined;
    if (facts.later || facts.scope.loops > 0 || facts.scope.closure || body.traitImpl)
      return undefined;
    if (facts.cost.cost === 'none' || facts.consumer.needs === 'borrow') return undefined;
    const root = body.types.bindings[place.binding];
    const at = fn.params.findIndex((param) => param.pattern === root?.name);
    const param = fn.params[at];
    if (root?.origin !== 'param' || !param || (body.calls.spent & (1 << at)) === 0)
      return undefined;
    const owned = /^&(?!\s*mut\b)(?:'\w+\s+)?([A-Za-z][\s\S]*)$/.exec(param.type)?.[1];
    if (
      owned === undefined ||
      /^(str|dyn|impl)\b/.test(owned) ||
      !isWithin(body.types, site.receiver)
    )
      return undefined;
    return {
      bucket: 'removable-move',
      confidence: 'medium',
      why: `\`${param.pattern}\` is not used again, neither here nor by those who lend it`,
      change: `take \`${param.pattern}: ${owned}\` in \`${fn.name}\` and move \`${facts.receiver}\`: ${facts.consumer.why}`,
      proof: `each caller of \`${fn.name}\` lends a value that it owns and never mentions again, and no path from here uses \`${facts.receiver}\``,
      group: {
        key: `${body.ownerType}#${fn.name}#${fn.line}#${param.pattern}#owned`,
        from: `fn ${fn.name}(${param.pattern}: ${param.type})`,
        to: `fn ${fn.name}(${param.pattern}: ${owned})`,
        path: '',
        line: fn.line,
        why: `no caller of \`${fn.name}\` uses \`${param.pattern}\` again`,
        change: {
          kind: 'parameter',
          function: fn.name,
          parameter: param.pattern,
          from: param.type,
          to: owned,
          ...calledOn(body.ownerType, fn),
        },
      },
    };
  },
};

/** The parameter itself or a field inside it, reached through nothing but the reference. */
function isWithin(types: BodyTypes, expr: Expr): boolean {
  if (expr.k === 'path') return true;
  if (expr.k !== 'field') return false;
  const step = types.steps.get(expr);
  const outermost = expr.obj.k === 'path';
  if (!step || step.through.some((through) => !outermost || through !== 'ref')) return false;
  const own = shallow(step.type);
  return own.k === 'adt' && !own.def.scope.crate.library && isWithin(types, expr.obj);
}
