import { createHash } from 'node:crypto';
import { UserError } from '../model/errors.ts';
import type { ReviewPlan } from '../model/review.ts';
import { storedSent } from './documents.ts';
import { payloadHash, sealPlan } from './payload.ts';
import { readPlan } from './read-plan.ts';
import type { PullStore } from './store.ts';

/**
 * Puts a plan in place of the one before. What this program planned itself is noted by its hash, so that an edit of the
 * user's is known as one. The note is written first, and holds the last plan too: killed in between, neither is an edit.
 */
export function writePlan(store: PullStore, plan: ReviewPlan): void {
  const before = ownHashes(store).at(-1);
  const own = hashOf(plan);
  store.write('planned.json', before === undefined || before === own ? [own] : [before, own]);
  store.write('review.json', plan);
}

/**
 * Whether review.json holds what a user wrote and what is nowhere else: it is not as this program planned it, or cannot be
 * read, and was not posted.
 */
export function isEdited(store: PullStore): boolean {
  try {
    const data = store.read('review.json');
    if (data === null) return false;
    const plan = readPlan(data);
    const sent = storedSent(store);
    const isPosted = sent?.action === 'submit' && sent.state === 'done';
    if (isPosted && sent.payload_sha256 === payloadHash(sealPlan(plan))) return false;
    return !ownHashes(store).includes(hashOf(plan));
  } catch (error) {
    if (error instanceof UserError) return true;
    throw error;
  }
}

function ownHashes(store: PullStore): readonly string[] {
  try {
    const data = store.read('planned.json');
    const list: readonly unknown[] = Array.isArray(data) ? data : [];
    return list.filter((each) => typeof each === 'string');
  } catch (error) {
    // Without the note each plan counts as an edit, which loses nothing.
    if (error instanceof UserError) return [];
    throw error;
  }
}

/** Of all its fields, as reading them puts them. */
const hashOf = (plan: ReviewPlan): string =>
  createHash('sha256')
    .update(JSON.stringify(sealPlan(readPlan(plan))))
    .digest('hex');
