import { type Expr, peel, shallow } from '../../../index/index.ts';
import type { SiteFacts } from '../facts.ts';
import type { BucketRule } from '../verdict.ts';

export const localSharedState: BucketRule = {
  id: 'local-shared-state',
  about:
    'State is wrapped in an Arc only so that several closures of one stream can reach it: one owner would do.',
  decide: (facts) => {
    if (
      facts.cost.cost !== 'refcount' ||
      facts.scope.task ||
      !facts.place ||
      facts.place.path.length > 0
    )
      return undefined;
    const inner = shallow(peel(facts.receiverType));
    if (inner.k !== 'adt' || inner.def.name !== 'Arc' || !isState(inner.args[0])) return undefined;
    const init = facts.body.types.bindings[facts.place.binding]?.init;
    if (init?.k !== 'call' || init.fn.k !== 'path' || !/(^|::)Arc::new$/.test(init.fn.text))
      return undefined;
    if (!reachesStream(facts) || isGivenAway(facts)) return undefined;
    return {
      bucket: 'structural-refactor',
      confidence: 'low',
      why: `\`${facts.receiver}\` is made in this function and shared only by the closures of one stream`,
      change: 'move the state into one async stream that owns it, without Arc and lock',
      proof: `\`${facts.receiver}\` does not leave this function other than through the stream`,
    };
  },
};

/** True when the original is used outside closures and clones: then the state has another owner beside the stream. */
function isGivenAway({ place, body }: SiteFacts): boolean {
  const { types, parents } = body;
  const root = types.bindings[place!.binding];
  return [...types.uses].some(
    ([use, target]) =>
      target === root && 'k' in use && !inClosure(parents, use) && !isCloned(parents, use),
  );
}

function inClosure(parents: SiteFacts['body']['parents'], use: Expr): boolean {
  for (let at = parents.get(use); at; at = parents.get(at.expr))
    if (at.expr.k === 'closure' || (at.expr.k === 'block' && at.expr.mode !== 'plain')) return true;
  return false;
}

function isCloned(parents: SiteFacts['body']['parents'], use: Expr): boolean {
  const at = parents.get(use);
  return (
    (at?.role === 'receiver' && at.expr.k === 'method' && at.expr.name === 'clone') ||
    (at?.role === 'operand' && at.expr.k === 'ref')
  );
}

function isState(type: Parameters<typeof shallow>[0] | undefined): boolean {
  const t = type ? shallow(type) : undefined;
  return t?.k === 'adt' && /^(Mutex|RwLock|RefCell|Cell|Atomic\w*)$/.test(t.def.name);
}

/** The name given to the clone is used in a closure handed to an adapter of a stream. */
function reachesStream(facts: SiteFacts): boolean {
  const { binding } = facts.consumer;
  const { types, parents, source } = facts.body;
  if (!binding) return facts.scope.perItem;
  for (const [use, target] of types.uses) {
    if (target !== binding || !('k' in use)) continue;
    let expr: Expr = use;
    for (let at = parents.get(expr); at; at = parents.get(expr)) {
      expr = at.expr;
      if (
        at.role === 'argument' &&
        expr.k === 'call' &&
        expr.fn.k === 'path' &&
        /(^|::)stream::(once|unfold|poll_fn)$/.test(expr.fn.text)
      )
        return true;
      if (at.role !== 'argument' || expr.k !== 'method') continue;
      if (
        /^(map|filter_map|then|scan|chain|flat_map|inspect|unfold)$/.test(expr.name) &&
        /stream/i.test(
          source.slice(expr.recv.start, expr.recv.end) + source.slice(expr.start, expr.end),
        )
      )
        return true;
    }
  }
  return false;
}
