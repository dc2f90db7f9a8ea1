import type { LeftOut, PlannedComment, ReviewPlan } from '../../model/review.ts';
import { countOf } from '../count.ts';
import { namePull, pullArgument } from '../pull/name.ts';
import {
  type Detail,
  fieldsUnder,
  type Item,
  itemsUnder,
  type Section,
  type Sheet,
  textUnder,
} from '../sheet/sheet.ts';

const sideWords = { LEFT: 'before the change', RIGHT: 'after it' } as const;

function sayLines({ line, start_line, start_side, side }: PlannedComment): string {
  if (start_line === undefined) return `${line} (${side}, ${sideWords[side]})`;
  const from = start_side === undefined ? '' : ` ${start_side}`;
  return `${start_line}${from} to ${line} (${side}, ${sideWords[side]})`;
}

/** One comment with every field that is sent. */
function commentSection(comment: PlannedComment, at: number, of: number): Section {
  const title = `Comment ${at + 1} of ${of}: ${comment.path}, line ${sayLines(comment)}`;
  return textUnder(title, comment.body);
}

const leftOutWords: Readonly<Record<LeftOut['why'], string>> = {
  open: 'said already, in a thread that is open',
  resolved: 'said already, in a thread that was resolved',
  declined: 'said already, and declined',
  cap: 'beyond the limit of inline comments: it stands in the body',
};

const describeLeftOut = ({ title, why, url, fingerprint }: LeftOut): Item => ({
  head: title,
  details: [
    { label: '', text: leftOutWords[why] },
    ...(url === null ? [] : [{ label: 'link', text: url, literal: true }]),
    { label: 'fingerprint', text: fingerprint, literal: true },
  ],
});

type Outside = ReviewPlan['outside_diff'][number];

const describeOutside = ({ path, line, why, fingerprint }: Outside): Item => ({
  head: path === null ? 'no place' : line === null ? path : `${path}:${line}`,
  details: [
    { label: '', text: why },
    { label: 'fingerprint', text: fingerprint, literal: true },
  ],
});

const sayClean = (isPosted: boolean): string =>
  isPosted
    ? 'nothing failed; to be posted all the same'
    : 'nothing failed: kept here, not posted unless --post-clean asks';

function lead(plan: ReviewPlan): Detail[] {
  const { head_sha, base_sha, event, clean, post_clean, payload_sha256 } = plan;
  return [
    { label: 'Head', text: head_sha, literal: true },
    { label: 'Base', text: base_sha, literal: true },
    { label: 'Event', text: `${event}, sent by submit only; a draft has none` },
    ...(clean ? [{ label: 'Clean', text: sayClean(post_clean) }] : []),
    { label: 'Payload', text: payload_sha256, literal: true },
  ];
}

/** What the next step is, if any. */
const next = ({ repo, pr, clean, post_clean }: ReviewPlan): Section => {
  const pull = pullArgument(repo, pr);
  return fieldsUnder(
    'Next',
    clean && !post_clean
      ? { 'to post it all the same': `dyn-audit review plan ${pull} --post-clean` }
      : { 'approve exactly this': `dyn-audit review approve ${pull}` },
  );
};

/** Every character that would be sent, then what would not, and why. */
export function reviewSheet(plan: ReviewPlan): Sheet {
  const { repo, pr, body, comments, outside_diff, left_out, redactions, notes } = plan;
  return {
    title: `Review of ${namePull(repo, pr)}: ${countOf(comments.length, 'inline comment')}`,
    style: 'bold',
    lead: lead(plan),
    sections: [
      textUnder('Body', body),
      ...comments.map((comment, at) => commentSection(comment, at, comments.length)),
      itemsUnder('Outside the diff, so in the body', outside_diff.map(describeOutside)),
      itemsUnder('Not said inline', left_out.map(describeLeftOut)),
      fieldsUnder(
        'Taken out',
        redactions.map(({ where, rule, count }) => ({
          label: where,
          text: `${countOf(count, 'place')} by ${rule}`,
        })),
      ),
      fieldsUnder(
        'Notes',
        notes.map((text) => ({ label: '', text })),
      ),
      next(plan),
    ],
  };
}
