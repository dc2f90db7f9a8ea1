import { headOf, isReference, nameOf, type Objection, owns } from './objection.ts';

export const unknownType: Objection = {
  id: 'unknown-type',
  about:
    'rustc names no type for the receiver, or none for its clone: it may be a guard or a handle.',
  object: ({ site, receiver, result, form }) => {
    if (form !== 'move') return undefined;
    const name = nameOf(site);
    if (receiver === null)
      return `rustc does not name the type of \`${name}\`: it may be a guard or a handle`;
    const head = headOf(receiver);
    if (result !== null || isReference(receiver) || site.call === 'cloned') return undefined;
    return owns.test(head) || head === ''
      ? undefined
      : `rustc does not say what the clone of \`${name}\` gives: \`${head}\` may be a guard`;
  },
};
