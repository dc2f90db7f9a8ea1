import { asksForRemoval, type Role } from './opinion.ts';

/** Proposes: what the bucket rules see in the facts. */
export const finder: Role = ({ verdict, rule }) => {
  const says = asksForRemoval(verdict)
    ? 'remove'
    : verdict.bucket === 'undecided'
      ? 'abstain'
      : 'keep';
  return { role: 'finder', says, rule, why: verdict.why };
};
