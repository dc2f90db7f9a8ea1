import { isReference, type Objection } from './objection.ts';

/** Bounds that a callee meets by looking at the value. */
const reads =
  /\b(?:AsRef|Borrow|Display|Debug|LowerHex|UpperHex|Hash|Serialize|ToSocketAddrs|IntoUrl|Pattern|PartialEq|PartialOrd|Eq|Ord)\b/;
/** Bounds that it meets by making a value of its own. */
const copies = /\b(?:Into|From|ToString|ToOwned|TryInto|TryFrom|IntoIterator)\b/;

export const genericReference: Objection = {
  id: 'generic-reference',
  about:
    'A reference goes where a value went, into a generic callee: it may make its own copy of it.',
  object: ({ site, receiver, form, bounds, own, argument }) => {
    const becomes = form === 'borrow' || (receiver !== null && isReference(receiver));
    const inside = site.call === 'cloned' && argument;
    if (!(becomes && site.call !== 'cloned') && !inside) return undefined;
    // `let x = &y;` that the audit found to be read only.
    if (own && !argument) return undefined;
    const missed = bounds ?? [];
    if (missed.length > 0 && missed.every((bound) => reads.test(bound) && !copies.test(bound)))
      return undefined;
    return missed.some((bound) => copies.test(bound))
      ? 'a reference goes in, and the callee makes its own copy of it: no work is saved'
      : 'a reference goes into a generic callee: nothing says that work is saved';
  },
};
