import { headOf, isReference, nameOf, type Objection } from './objection.ts';

const guardName = /^(?:\w*Guard|Mapped\w+|Ref|RefMut|RefMulti|RefMutMulti)$/;
/** Calls that give what they are called on, not what it derefs to. */
const givesItsType = /^(?:clone|arc_clone)$/;

export const guardKept: Objection = {
  id: 'guard-kept',
  about:
    'The receiver is a guard or derefs to what is cloned: without the clone it lives on, and its lock with it.',
  object: ({ site, receiver, result }) => {
    if (receiver === null || isReference(receiver)) return undefined;
    const head = headOf(receiver);
    if (guardName.test(head))
      return `\`${nameOf(site)}\` is a \`${head}\`: without the clone the lock is held for as long as the value lives`;
    if (result === null || !givesItsType.test(site.call) || headOf(result) === head)
      return undefined;
    return `the clone gives a \`${headOf(result)}\`, without it the \`${head}\` itself lives on`;
  },
};
