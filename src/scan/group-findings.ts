import type { Judged } from '../checks/clones/index.ts';
import type { Finding } from '../model/finding.ts';
import type { GroupFacts } from './result.ts';

/** The groups of one file; a finding whose group has too few members in it stands for itself. */
export function groupFindings(
  findings: readonly Finding[],
  judged: readonly Judged[],
  path: string,
): { readonly findings: readonly Finding[]; readonly groups: readonly GroupFacts[] } {
  const members = new Map<string, number>();
  for (const { group } of findings)
    if (group !== null) members.set(group, (members.get(group) ?? 0) + 1);
  const groups = new Map<string, GroupFacts>();
  for (const { group } of judged) {
    if (!group || groups.has(group.id) || (members.get(group.id) ?? 0) < (group.least ?? 1))
      continue;
    const { id, from, to, line, why, change } = group;
    const place = group.path === '' ? path : group.path;
    groups.set(id, { id, from, to, path: place, line, why, ...(change ? { change } : {}) });
  }
  return {
    findings: findings.map((finding) =>
      finding.group === null || groups.has(finding.group) ? finding : { ...finding, group: null },
    ),
    groups: [...groups.values()],
  };
}
