import type { Entry } from './entry.ts';
import { packageOf } from './package.ts';
import type { GroupsRequest } from './request.ts';

/** The packages that a change can break: those of its files first, then those that may use what is public. */
export function targetsOf(
  entries: readonly Entry[],
  { packages, mentions }: Pick<GroupsRequest, 'packages' | 'mentions'>,
): readonly string[] {
  const names = new Set<string>();
  const later = new Set<string>();
  for (const { group, draft, edits } of entries) {
    const owner = packageOf(packages, group.path);
    if (owner !== undefined) names.add(owner.name);
    for (const { path } of edits) {
      const user = packageOf(packages, path);
      if (user !== undefined && user !== owner) later.add(user.name);
    }
    if (!draft.isPublic || owner === undefined) continue;
    for (const name of owner.dependents) {
      const dependent = packages.find((each) => each.name === name);
      if (dependent !== undefined && mentions(dependent, draft.words)) later.add(name);
    }
  }
  return [...new Set([...names, ...later])];
}
