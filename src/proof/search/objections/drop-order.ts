import { headOf, isReference, nameOf, type Objection } from './objection.ts';

export const dropOrder: Objection = {
  id: 'drop-order',
  about: 'The type has a Drop of this crate: one drop less, and the other at another moment.',
  object: ({ site, receiver, dropped, form }) => {
    if (receiver === null || isReference(receiver) || form === 'borrow') return undefined;
    const head = headOf(receiver);
    return dropped.has(head)
      ? `\`${head}\` does something when it is dropped: \`${nameOf(site)}\` would be dropped once less and at another moment`
      : undefined;
  },
};

/** Names of the types that have an `impl Drop` in the texts. */
export function droppedTypes(texts: ReadonlyMap<string, string>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const text of texts.values()) {
    for (const [, path] of text.matchAll(/\bDrop\s+for\s+((?:\w+\s*::\s*)*\w+)/g)) {
      const name = path?.split('::').pop()?.trim();
      if (name) names.add(name);
    }
  }
  return names;
}
