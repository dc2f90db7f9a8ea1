import type { GitHubReview, ReviewThread } from '../model/github.ts';
import { declines } from './declined.ts';
import { fingerprintsIn } from './marker.ts';

/** Where a finding was said before, and what became of it. */
export interface Known {
  readonly why: 'open' | 'resolved' | 'declined';
  readonly url: string | null;
}

export interface Conversation {
  readonly threads: readonly ReviewThread[];
  /** For what stood in the bodies of earlier reviews. */
  readonly reviews: readonly GitHubReview[];
  /** Ours. Null: nobody can tell which comments are, so none is believed. */
  readonly login: string | null;
}

/**
 * The findings that the conversation of a pull request holds already, by fingerprint. Marks are only believed in what our
 * own login wrote: others could plant them to keep a finding away. A draft that is not submitted yet says nothing.
 */
export function knownFindings({
  threads,
  reviews,
  login,
}: Conversation): ReadonlyMap<string, Known> {
  const known = new Map<string, Known>();
  if (login === null) return known;
  const isOurs = (name: string): boolean => name.toLowerCase() === login.toLowerCase();
  for (const { user, state, body, url } of reviews)
    if (isOurs(user) && state !== 'PENDING')
      for (const fingerprint of fingerprintsIn(body))
        known.set(fingerprint, { why: state === 'DISMISSED' ? 'resolved' : 'open', url });
  for (const thread of threads) {
    const [first, ...replies] = thread.comments;
    if (first === undefined || !isOurs(first.author)) continue;
    const isDeclined = replies.some(({ author, body }) => !isOurs(author) && declines(body));
    const why = isDeclined ? 'declined' : thread.resolved === true ? 'resolved' : 'open';
    for (const fingerprint of fingerprintsIn(first.body))
      known.set(fingerprint, { why, url: first.url });
  }
  return known;
}

/** The threads without those that a draft of ours began: GitHub shows them to its author among the others. */
export const withoutDraft = (
  threads: readonly ReviewThread[],
  draft: readonly { readonly body: string }[],
): readonly ReviewThread[] => {
  const bodies = new Set(draft.map(({ body }) => plainEnds(body)));
  return threads.filter(({ comments: [first] }) => !bodies.has(plainEnds(first?.body ?? '')));
};

/** GitHub may give back other line endings than it was sent, and no blanks at the end. */
export const plainEnds = (text: string): string => text.replace(/\r\n?/g, '\n').trimEnd();
