import type { GroupKind } from '../kind.ts';
import { derivedCopy } from './derived-copy.ts';
import { lentParameter } from './lent-parameter.ts';
import { lentResult } from './lent-result.ts';
import { ownedParameter } from './owned-parameter.ts';

/** The changes that can be carried out; a group is of the first kind that takes it. */
export const groupKinds: readonly GroupKind[] = [
  lentParameter,
  ownedParameter,
  lentResult,
  derivedCopy,
];
