import { objections } from './objections.ts';
import { asksForRemoval, type Proposal, type Role } from './opinion.ts';

/** Looks for every reason to keep the clone; one objection is enough. */
export const adversary: Role = (proposal: Proposal) => {
  if (!asksForRemoval(proposal.verdict))
    return {
      role: 'adversary',
      says: 'keep',
      rule: 'not-proposed',
      why: 'nobody asks for its removal',
    };
  for (const objection of objections) {
    const why = objection.object(proposal);
    if (why) return { role: 'adversary', says: 'keep', rule: objection.id, why };
  }
  return {
    role: 'adversary',
    says: 'remove',
    rule: 'no-objection',
    why: `no reason to keep it among: ${objections.map((o) => o.id).join(', ')}`,
  };
};
