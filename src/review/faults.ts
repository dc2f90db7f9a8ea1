import type { DiffFile } from '../model/diff.ts';
import { printable } from '../model/printable.ts';
import type { ReviewPlan } from '../model/review.ts';
import { whyOutside } from './diff-lines.ts';
import { withoutBodyMarker, withoutFindingMarker } from './marker.ts';

/** Of a body and of each comment. */
const characterLimit = 65_536;
/** More comments in one call made GitHub answer 502. */
const commentLimit = 30;

/** Why GitHub would refuse the payload, one line each; a user may have edited it. Nothing for one that it would take. */
export function faultsOf(
  plan: Pick<ReviewPlan, 'body' | 'comments'>,
  diff: readonly DiffFile[],
): readonly string[] {
  const faults = textFaults('body', plan.body, withoutBodyMarker(plan.body));
  if (plan.comments.length > commentLimit)
    faults.push(
      `comments: expected at most ${commentLimit} in one review, got ${plan.comments.length}`,
    );
  for (const [at, comment] of plan.comments.entries()) {
    const where = `comments[${at}]`;
    const { path, line, start_line, start_side, side, body } = comment;
    const place = `${where} (${printable(path)}:${line} ${side})`;
    faults.push(...textFaults(where, body, withoutFindingMarker(body)));
    const why = whyOutside(diff, comment);
    if (why !== null) faults.push(`${place}: ${why}`);
    if (start_side !== undefined && (start_line === undefined || start_side !== side))
      faults.push(`${place}: expected start_side only beside start_line, and equal to side`);
    if (side === 'LEFT' && /^[ \t]*(?:```|~~~)+[ \t]*suggestion\b/m.test(body))
      faults.push(`${place}: expected no suggestion on a deleted line`);
  }
  return faults;
}

function textFaults(where: string, all: string, text: string): string[] {
  if (text.trim() === '') return [`${where}: expected a text, it is empty`];
  if (all.length > characterLimit)
    return [`${where}: expected at most ${characterLimit} characters, got ${all.length}`];
  if (/\p{Cs}|\0/u.test(all)) return [`${where}: expected Unicode text without NUL`];
  return [];
}
