import { asksForRemoval, type Role } from './opinion.ts';

/** Groups work: which batch a change belongs to, and what it needs besides itself. */
export const planner: Role = ({ facts, verdict, rule }) => {
  const make = (says: 'remove' | 'keep' | 'abstain', name: string, why: string) => ({
    role: 'planner' as const,
    says,
    rule: name,
    why,
  });
  if (!asksForRemoval(verdict)) return make('abstain', 'no-batch', 'nothing to plan');
  if (verdict.group) {
    const exported = facts.readOnly?.fn.facts.pub
      ? '; it is public: callers outside the workspace change too'
      : '';
    return make(
      'remove',
      'signature-batch',
      `one commit changes ${verdict.group.from} and all its callers${exported}`,
    );
  }
  if (verdict.bucket === 'structural-refactor')
    return make(
      'abstain',
      'design-batch',
      'a change of design: measure first, one pattern per commit',
    );
  if (facts.handle)
    return make(
      'remove',
      'handle-batch',
      'review by hand: the handle is dropped at another moment',
    );
  return make('remove', 'local-batch', `with the other \`${rule}\` edits of this subsystem`);
};
