import type { Bucket, Edit, GroupChange, Level } from '../../model/finding.ts';
import type { SiteFacts } from './facts.ts';

/** What a rule decides of a site. */
export interface Verdict {
  readonly bucket: Bucket;
  readonly confidence: Level;
  /** One sentence: why this bucket. */
  readonly why: string;
  /** For what can go: what to write instead. */
  readonly change?: string;
  readonly proof?: string;
  /** The local edit; absent where a signature must change. */
  readonly edits?: readonly Edit[];
  /** Clones with the same key go together: the key, what changes and how. */
  readonly group?: GroupKey;
}

export interface GroupKey {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly path: string;
  readonly line: number;
  readonly why: string;
  /** Members below this number in their file stand for themselves. */
  readonly least?: number;
  /** Where a program can carry it out. */
  readonly change?: GroupChange;
}

/** A named rule: the first in the list that decides has the word. */
export interface BucketRule {
  readonly id: string;
  /** One line for the documentation. */
  readonly about: string;
  readonly decide: (facts: SiteFacts) => Verdict | undefined;
}

/** Deletes the call and leaves its receiver: `x.clone()` to `x`. */
export function dropCall(facts: SiteFacts): readonly Edit[] {
  const { expr, receiver } = facts.site;
  if (expr.k === 'method') return [dropMethod(facts)];
  // `Arc::clone(&x)` to `x`; an argument in parentheses is left to a person.
  const { source } = facts.body;
  if (
    !/^\s*,?\s*\)$/.test(source.slice(receiver.end, expr.end)) ||
    !/\(\s*&?\s*$/.test(source.slice(expr.start, receiver.start))
  )
    return [];
  return [
    { start: expr.start, end: receiver.start, text: '' },
    { start: receiver.end, end: expr.end, text: '' },
  ];
}

/** The call with its dot and the white space before it; parentheses around the receiver stay. */
export function dropMethod(facts: SiteFacts): Edit {
  const { expr, token } = facts.site;
  const { source } = facts.body;
  const dot = source.lastIndexOf('.', token);
  const before = source.slice(0, dot);
  const comment = /\/\/[^\n]*\s*$/.test(before.slice(-200));
  return { start: comment ? dot : before.trimEnd().length, end: expr.end, text: '' };
}

/** The type whose name a call of the function must write; nothing for methods and free functions. */
export function calledOn(
  type: string,
  { self, selfType }: { readonly self: string; readonly selfType: string },
): { readonly on?: string } {
  const name = /^(?:\w+::)*(\w+)/.exec(type)?.[1];
  return name === undefined || self !== '' || selfType !== '' ? {} : { on: name };
}

/** Words for what keeps a clone that allocates and one that does not. */
export function keepBucket(facts: SiteFacts): 'semantic-required' | 'cheap-required' {
  const { cost } = facts.cost;
  return cost === 'none' || cost === 'refcount' || cost === 'inline'
    ? 'cheap-required'
    : 'semantic-required';
}
