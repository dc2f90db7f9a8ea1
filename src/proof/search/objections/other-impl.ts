import { nameOf, type Objection } from './objection.ts';

export const otherImpl: Objection = {
  id: 'other-impl',
  about: 'A reference goes where a value went, and a trait of the workspace has an impl for each.',
  object: ({ site, receiver, form, declared }) => {
    const refers = receiver !== null && /[&]|\bIter\b/.test(receiver);
    if (receiver === null || !(refers || form === 'borrow')) return undefined;
    for (const [type, trait] of declared.onReference)
      if (new RegExp(`\\b${type}\\b`).test(receiver))
        return `\`${trait}\` is implemented for \`&${type}\` too: with a reference to \`${nameOf(site)}\` another method may be called`;
    return undefined;
  },
};
