import { headOf, isReference, nameOf, type Objection, owns } from './objection.ts';

const guardName = /^(?:\w*Guard|Mapped\w+|Ref|RefMut|RefMulti|RefMutMulti)$/;
export const guardKept: Objection = {
  id: 'guard-kept',
  about:
    'The receiver is a guard or derefs to what is cloned: without the clone it lives on, and its lock with it.',
  object: ({ site, receiver, result }) => {
    if (receiver === null || isReference(receiver)) return undefined;
    const head = headOf(receiver);
    if (guardName.test(head))
      return `\`${nameOf(site)}\` is a \`${head}\`: without the clone the lock is held for as long as the value lives`;
    if (result === null || site.call === 'cloned' || owns.test(head) || head === '')
      return undefined;
    if (headOf(result) === head && !receiver.includes(`<${result}>`)) return undefined;
    return `the clone gives a \`${headOf(result)}\`, without it the \`${head}\` itself lives on`;
  },
};
