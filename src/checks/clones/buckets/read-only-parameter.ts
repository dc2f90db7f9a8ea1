import { type BucketRule, calledOn } from '../verdict.ts';

export const readOnlyParameter: BucketRule = {
  id: 'read-only-parameter',
  about:
    'The copy goes to a function of this workspace that only reads it: one changed signature frees all such callers.',
  decide: (facts) => {
    const { readOnly } = facts;
    if (!readOnly || facts.cost.cost === 'none') return undefined;
    const cheap = facts.cost.cost === 'refcount' || facts.cost.cost === 'inline';
    const { fn, name, type } = readOnly;
    const to = borrowed(type);
    return {
      bucket: 'removable-borrow',
      confidence:
        facts.owner.kind === 'unknown' || (cheap && facts.scope.loops === 0) ? 'low' : 'medium',
      why: `\`${fn.name}\` only reads its parameter \`${name}\``,
      change: `take \`${name}: ${to}\` in \`${fn.name}\` and pass \`&${facts.receiver}\``,
      proof: `every use of \`${name}\` in \`${fn.name}\` borrows it (${fn.file}:${fn.facts.line})`,
      group: {
        key: `${fn.file}#${fn.name}#${name}`,
        from: `fn ${fn.name}(${name}: ${type})`,
        to: `fn ${fn.name}(${name}: ${to})`,
        path: fn.file,
        line: fn.facts.line,
        why: `\`${fn.name}\` only reads \`${name}\``,
        change: {
          ...{ kind: 'parameter', function: fn.name, parameter: name, from: type, to },
          ...calledOn(fn.impl?.facts.self ?? '', fn.facts),
        },
      },
    };
  },
};

/** The borrowed form of an owned parameter type. */
function borrowed(type: string): string {
  if (type === 'String') return '&str';
  const path = /^((?:std::path::)?)PathBuf$/.exec(type);
  if (path) return `&${path[1]}Path`;
  const vec = /^Vec<([\s\S]*)>$/.exec(type);
  if (vec) return `&[${vec[1]}]`;
  const option = /^Option<([\s\S]*)>$/.exec(type);
  if (option) return `Option<${borrowed(option[1]!)}>`;
  return `&${type}`;
}
