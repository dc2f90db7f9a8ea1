import type { BucketRule } from '../verdict.ts';

export const getter: BucketRule = {
  id: 'getter',
  about:
    'A method gives out a copy of a field of `&self`: give out a reference and let callers copy.',
  decide: (facts) => {
    const { fn, traitImpl } = facts.body;
    if (fn?.self !== 'ref' || traitImpl || facts.consumer.kind !== 'returned') return undefined;
    if (
      facts.cost.cost === 'none' ||
      facts.cost.cost === 'inline' ||
      facts.cost.cost === 'refcount'
    )
      return undefined;
    const root = facts.place ? facts.body.types.bindings[facts.place.binding] : undefined;
    if (
      root?.origin !== 'self' ||
      facts.place!.path.length === 0 ||
      facts.scope.closure ||
      fn.async
    )
      return undefined;
    // The whole body is the copy: nothing else is decided here.
    if (facts.body.lines.line(fn.end) - fn.line > 4) return undefined;
    const to = fn.ret === 'String' ? '&str' : `&${fn.ret}`;
    return {
      bucket: 'removable-borrow',
      confidence: 'low',
      why: `\`${fn.name}\` copies \`${facts.receiver}\` for every caller`,
      change: `return \`${to}\` and let the callers that need a copy make it`,
      proof: `\`${facts.receiver}\` lives as long as \`self\``,
      group: {
        key: `${facts.body.ownerType}#${fn.name}#return`,
        from: `fn ${fn.name}(&self) -> ${fn.ret}`,
        to: `fn ${fn.name}(&self) -> ${to}`,
        path: '',
        line: fn.line,
        why: `\`${fn.name}\` only gives out a field`,
        change: { kind: 'return', function: fn.name, from: fn.ret, to },
      },
    };
  },
};
