import { groupBroken, type ReferenceRule, type Use } from './use.ts';

/** Comments and prose that name what is gone; only names that nothing else has, and that no sentence would hold by chance. */
export const docUses: ReferenceRule = {
  id: 'docs',
  find: ({ sides, broken }) => {
    const gone = groupBroken(broken, (each) =>
      each.change === 'signature' || each.implied || !isTelling(each.name) ? null : each.name,
    );
    const out: Use[] = [];
    if (gone.size === 0) return out;
    for (const file of sides.head.files.values())
      for (const reference of file.references) {
        if (!reference.doc || reference.kind !== 'doc') continue;
        const each = gone.get(reference.name)?.[0];
        if (!each || sides.head.byName.has(reference.name)) continue;
        out.push({
          broken: each,
          file,
          at: reference,
          symbol: reference.name,
          kind: 'doc',
          confidence: 'ambiguous',
          message:
            each.renamedTo === null
              ? `still tells of \`${each.name}\`, which is gone`
              : `still tells of \`${each.name}\`, which is \`${each.renamedTo}\` now`,
          candidates: [],
        });
      }
    return out;
  },
};

/** `compute_hash`, `KvIndexer`: no word of English. */
const isTelling = (name: string): boolean => /[a-z0-9]_[a-z0-9]|[a-z][A-Z]/.test(name);
