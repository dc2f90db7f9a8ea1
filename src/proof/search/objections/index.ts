import { adversaryObjection } from './adversary.ts';
import { cfgVariant } from './cfg-variant.ts';
import { dropOrder } from './drop-order.ts';
import { genericReference } from './generic-reference.ts';
import { guardKept } from './guard-kept.ts';
import { handleLifetime } from './handle-lifetime.ts';
import { lentFile } from './lent-file.ts';
import type { Objection } from './objection.ts';
import { oddClone } from './odd-clone.ts';
import { originalChanged } from './original-changed.ts';
import { otherImpl } from './other-impl.ts';
import { ownerCount } from './owner-count.ts';
import { unknownType } from './unknown-type.ts';

export type { Compiled, Objection } from './objection.ts';
export { isReference } from './objection.ts';
export { originalChanged } from './original-changed.ts';

/** Every reason to keep what compiles; the first that objects has the word. */
export const objections: readonly Objection[] = [
  guardKept,
  handleLifetime,
  dropOrder,
  originalChanged,
  oddClone,
  otherImpl,
  cfgVariant,
  lentFile,
  ownerCount,
  adversaryObjection,
  genericReference,
  unknownType,
];
