import type { ReviewStatus } from '../../model/review.ts';
import type { Style } from '../paint.ts';
import { namePull } from '../pull/name.ts';
import { itemsUnder, type Sheet } from '../sheet/sheet.ts';

const stages: Readonly<Record<ReviewStatus['stage'], { says: string; style: Style }>> = {
  none: { says: 'no review is planned', style: 'bold' },
  planned: { says: 'planned, not approved', style: 'bold' },
  approved: { says: 'approved, nothing sent', style: 'bold' },
  drafted: { says: 'a draft that only you see on GitHub', style: 'yellow' },
  submitted: { says: 'submitted', style: 'green' },
};

function sayPending({ pending }: ReviewStatus): string | null {
  if (pending === null) return null;
  return `${pending.id} ${pending.ours ? '(ours)' : '(not ours)'} ${pending.url}`;
}

function sayHead({ head_sha, current_head }: ReviewStatus): string | null {
  if (head_sha === null || current_head === null || current_head === head_sha) return head_sha;
  return `${head_sha}, but the pull request is now at ${current_head}`;
}

/** Where a review stands and what is next. */
export function reviewStatusSheet(status: ReviewStatus): Sheet {
  const { repo, pr, stage, payload_sha256, posted_url, notes } = status;
  const said: readonly (readonly [label: string, text: string | null])[] = [
    ['Head', sayHead(status)],
    ['Payload', payload_sha256],
    ['Pending on GitHub', sayPending(status)],
    ['Posted', posted_url],
  ];
  return {
    title: `Review of ${namePull(repo, pr)}: ${stages[stage].says}`,
    style: stages[stage].style,
    lead: said.flatMap(([label, text]) => (text === null ? [] : [{ label, text, literal: true }])),
    sections: [
      itemsUnder(
        'Notes',
        notes.map((text) => ({ head: '', details: [{ label: '', text }] })),
      ),
    ],
  };
}
