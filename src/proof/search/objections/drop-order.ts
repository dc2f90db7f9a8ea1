import { heldIn } from '../declared/index.ts';
import { isReference, nameOf, type Objection, wayOf } from './objection.ts';

export const dropOrder: Objection = {
  id: 'drop-order',
  about:
    'The value is or holds one with a Drop of the workspace: one drop less, and the other at another moment.',
  object: ({ site, receiver, form, declared }) => {
    if (receiver === null || isReference(receiver) || form === 'borrow') return undefined;
    const way = heldIn(receiver, declared, (name) => declared.drops.has(name));
    return way
      ? `\`${way.at(-1)}\` does something when it is dropped${wayOf(way)}: without the clone of \`${nameOf(site)}\` that is once less or at another moment`
      : undefined;
  },
};
