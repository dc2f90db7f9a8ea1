import { adversaryObjection } from './adversary.ts';
import { dropOrder } from './drop-order.ts';
import { genericReference } from './generic-reference.ts';
import { guardKept } from './guard-kept.ts';
import { handleLifetime } from './handle-lifetime.ts';
import type { Objection } from './objection.ts';
import { ownerCount } from './owner-count.ts';
import { unknownType } from './unknown-type.ts';

export { droppedTypes } from './drop-order.ts';
export type { Compiled, Objection } from './objection.ts';
export { isReference } from './objection.ts';

/** Every reason to keep what compiles; the first that objects has the word. */
export const objections: readonly Objection[] = [
  guardKept,
  handleLifetime,
  dropOrder,
  ownerCount,
  adversaryObjection,
  genericReference,
  unknownType,
];
