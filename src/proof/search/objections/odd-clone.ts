import { heldIn } from '../declared/index.ts';
import { copiedType, nameOf, type Objection, wayOf } from './objection.ts';

export const oddClone: Objection = {
  id: 'odd-clone',
  about:
    'The type has a Clone of its own that does not copy each field: the clone is another value.',
  object: ({ site, receiver, declared }) => {
    const type = copiedType({ site, receiver });
    const way = heldIn(
      type,
      declared,
      (name, _, shared) => !shared && declared.oddClones.has(name),
    );
    return way
      ? `\`Clone\` of \`${way.at(-1)}\` is written by hand and does not copy each field${wayOf(way)}: \`${nameOf(site)}\` may not be what its clone is`
      : undefined;
  },
};
