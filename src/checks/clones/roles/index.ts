import type { RoleOpinion } from '../../../model/finding.ts';
import { adversary } from './adversary.ts';
import { finder } from './finder.ts';
import type { Proposal, Role } from './opinion.ts';
import { planner } from './planner.ts';
import { refactorer } from './refactorer.ts';

export { asksForRemoval } from './opinion.ts';

/** The passes in the order of the workflow. */
const roles: readonly Role[] = [finder, refactorer, adversary, planner];

/** What each pass says of a site; none sees another's answer. */
export function hear(proposal: Proposal): readonly RoleOpinion[] {
  return roles.map((role) => role(proposal));
}
