import type { SiteFacts } from '../facts.ts';
import type { GroupKey } from '../verdict.ts';

/** A change of a type that would free several clones, also such as stay while the type is what it is. */
export interface GroupRule {
  readonly id: string;
  /** One line for the documentation. */
  readonly about: string;
  /** Clones of one file that make the change worth proposing. */
  readonly least: number;
  readonly group: (facts: SiteFacts) => Omit<GroupKey, 'least'> | undefined;
}
