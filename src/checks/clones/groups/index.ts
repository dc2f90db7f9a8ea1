import type { SiteFacts } from '../facts.ts';
import type { GroupKey } from '../verdict.ts';
import { deriveCopy } from './derive-copy.ts';
import type { GroupRule } from './group.ts';
import { sharedField } from './shared-field.ts';

/** The changes of types, in the order in which they are asked. */
export const groupRules: readonly GroupRule[] = [deriveCopy, sharedField];

/** The change of a type that would free this clone along with others. */
export function groupOf(facts: SiteFacts): GroupKey | undefined {
  for (const rule of groupRules) {
    const group = rule.group(facts);
    if (group) return { ...group, least: rule.least };
  }
  return undefined;
}
