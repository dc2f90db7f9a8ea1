import { laterChange } from '../flow/graph.ts';
import type { BucketRule } from '../verdict.ts';

export const loopInvariant: BucketRule = {
  id: 'loop-invariant',
  about:
    'Each turn of a loop copies the same value: share it (Arc<str>, Arc<[T]>, Bytes) or hoist the copy.',
  decide: (facts) => {
    const { scope, place, cost } = facts;
    if (scope.loops === 0 || !place || (cost.cost !== 'allocation' && cost.cost !== 'deep'))
      return undefined;
    const binding = facts.body.types.bindings[place.binding];
    if (!binding || (scope.loopStart >= 0 && binding.start >= scope.loopStart)) return undefined;
    if (scope.loopStart < 0 && !facts.later?.again) return undefined;
    if (place.path.includes('[]')) return undefined;
    const node = facts.body.graph.sites.get(facts.site.expr);
    if (node === undefined || laterChange(facts.body.graph, node, place)) return undefined;
    if (facts.consumer.needs === 'borrow') return undefined;
    return {
      bucket: 'structural-refactor',
      confidence: 'medium',
      why: `\`${facts.receiver}\` is the same at every turn of the loop`,
      change: shared(facts.type, facts.receiver),
      proof: `\`${binding.name}\` is made before the loop and not changed in it`,
      group: {
        key: `${facts.body.ownerType}#${facts.body.fn?.name ?? ''}#${facts.body.fn?.line ?? 0}#${facts.receiver}#loop`,
        from: `${facts.receiver}: ${facts.type}, copied at each turn`,
        to: shared(facts.type, facts.receiver),
        path: '',
        line: facts.body.lines.line(binding.start),
        why: `\`${facts.receiver}\` is the same at every turn: one change before the loop frees all its copies`,
        least: 2,
      },
    };
  },
};

function shared(type: string | null, receiver: string): string {
  const bare = (type ?? '').replace(/^&(mut )?/, '');
  if (bare === 'String' || bare === 'str')
    return `hold \`${receiver}\` as Arc<str>: each turn then costs one reference count`;
  if (/^(Vec|\[)/.test(bare))
    return `hold \`${receiver}\` as Arc<[T]>: each turn then costs one reference count`;
  return `share \`${receiver}\` in an Arc, or take out of it what each turn needs`;
}
