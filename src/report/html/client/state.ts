import type { Filter } from './filter.ts';
import type { Model, Proof } from './items.ts';

/** What is shown at first: all that asks for a change or a decision. */
export function firstFilter({ data }: Model): Filter {
  const open = data.names.buckets.flatMap((bucket, at) => (bucket.open ? [at] : []));
  const hasOpen = data.findings.some((row) => open.includes(row[5]));
  return {
    buckets: new Set(hasOpen ? open : data.names.buckets.keys()),
    levels: new Set<number>(),
    proofs: new Set<Proof>(),
    words: [],
    folder: '',
    group: 0,
    sort: data.about.profiled ? 'profile' : 'score',
  };
}

/** A set with a member put in or taken out. */
export function toggled<T>(set: ReadonlySet<T>, member: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(member)) next.add(member);
  return next;
}
