import { heldIn } from '../declared/index.ts';
import { copiedType, isReference, nameOf, type Objection } from './objection.ts';

/** What can be changed through a shared reference, and is copied by a clone. */
const cell = /^(?:Cell|RefCell|OnceCell|OnceLock|LazyCell)$/;

export const originalChanged: Objection = {
  id: 'original-changed',
  about: 'The clone was changed and the original was not: without it the original is.',
  object: ({ site, receiver, use, form, declared }) => {
    const name = nameOf(site);
    if (use === 'changed')
      return `the clone is changed where it stands: without it \`${name}\` itself is changed`;
    if (use === null) return `nothing says whether \`${name}\` itself is changed without the clone`;
    if (use === 'moved' && form === 'move' && receiver !== null && !isReference(receiver))
      return undefined;
    const way = heldIn(
      copiedType({ site, receiver }),
      declared,
      (held, _, shared) => !shared && cell.test(held),
    );
    return way
      ? `\`${name}\` holds a \`${way.at(-1)}\`: what is done to the clone would be done to the original`
      : undefined;
  },
};
