import { nameOf, type Objection } from './objection.ts';

export const unknownType: Objection = {
  id: 'unknown-type',
  about: 'rustc names no type for the receiver: it may be a guard or a handle.',
  object: ({ site, receiver, form }) =>
    receiver === null && form === 'move'
      ? `rustc does not name the type of \`${nameOf(site)}\`: it may be a guard or a handle`
      : undefined,
};
