import { asksForRemoval, type Role } from './opinion.ts';

/** Writes the change: a local edit, a changed signature, or nothing that could be written down. */
export const refactorer: Role = ({ verdict }) => {
  const make = (says: 'remove' | 'abstain', rule: string, why: string) => ({
    role: 'refactorer' as const,
    says,
    rule,
    why,
  });
  if (!asksForRemoval(verdict))
    return make('abstain', 'nothing-to-write', 'nothing is to be changed');
  if (verdict.edits && verdict.edits.length > 0)
    return make('remove', 'local-edit', verdict.change ?? '');
  if (verdict.group)
    return make('remove', 'signature-change', `${verdict.group.from} to ${verdict.group.to}`);
  return make('abstain', 'design-change', verdict.change ?? 'no local edit frees it');
};
