import type { BucketRule } from '../verdict.ts';
import { behindReference } from './behind-reference.ts';
import { borrowedTemporary } from './borrowed-temporary.ts';
import { copyType } from './copy-type.ts';
import { getter } from './getter.ts';
import { guardReceiver } from './guard-receiver.ts';
import { lastUse } from './last-use.ts';
import { localSharedState } from './local-shared-state.ts';
import { loopInvariant } from './loop-invariant.ts';
import { ownedBuffer } from './owned-buffer.ts';
import { ownedChange } from './owned-change.ts';
import { ownedIteration } from './owned-iteration.ts';
import { perItemHandle } from './per-item-handle.ts';
import { readOnlyBinding } from './read-only-binding.ts';
import { readOnlyElements } from './read-only-elements.ts';
import { readOnlyParameter } from './read-only-parameter.ts';
import { referenceIntoGeneric } from './reference-into-generic.ts';
import { sliceCopy } from './slice-copy.ts';
import { spentReference } from './spent-reference.ts';
import { temporaryOwned } from './temporary-owned.ts';
import { testCode } from './test-code.ts';
import { undecided } from './undecided.ts';
import { usedLater } from './used-later.ts';

/** The rules in the order in which they are asked: the first that decides has the word. */
export const bucketRules = [
  testCode,
  copyType,
  guardReceiver,
  borrowedTemporary,
  lastUse,
  ownedBuffer,
  temporaryOwned,
  ownedChange,
  referenceIntoGeneric,
  ownedIteration,
  readOnlyBinding,
  readOnlyElements,
  readOnlyParameter,
  perItemHandle,
  localSharedState,
  loopInvariant,
  sliceCopy,
  getter,
  usedLater,
  spentReference,
  behindReference,
  undecided,
] as const satisfies readonly BucketRule[];
