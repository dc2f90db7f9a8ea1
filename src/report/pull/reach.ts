import { type Change, confidences, type MissedCaller } from '../../model/callers.ts';
import type { Finding } from '../../model/finding.ts';
import type { AppliedLearning, PullReport } from '../../model/pull.ts';
import { isActionable } from '../buckets.ts';
import { clip, titleOf } from '../callers/change.ts';
import { countOf } from '../count.ts';
import { joinLines } from '../sheet/say.ts';
import { type Detail, type Item, itemsUnder, type Section } from '../sheet/sheet.ts';

// The renderers escape: a second time here would show the escapes themselves.
const bare = { code: (text: string) => `'${text}'`, plain: (text: string) => text };

const sourceOf = (text: string): Detail[] =>
  text === '' ? [] : [{ label: 'source', text: clip(text), literal: true }];

function describeCaller(finding: MissedCaller, change: Change | undefined): Item {
  const { confidence, path, line, column, context, message, text } = finding;
  return {
    head: `${confidence}: ${path}:${line}:${column} (${context})`,
    details: [
      { label: '', text: message },
      ...(change === undefined ? [] : [{ label: 'change', text: titleOf(change, bare) }]),
      ...sourceOf(text),
    ],
  };
}

/** Places that still use what the change took away, the surest first. */
export function callersOf({ callers }: PullReport): Section {
  const changes = new Map(callers.changes.map((change) => [change.id, change]));
  const sure = callers.findings.some(({ confidence }) => confidence === 'certain');
  const sorted = confidences.flatMap((tier) =>
    callers.findings.filter(({ confidence }) => confidence === tier),
  );
  return itemsUnder(
    `Missed callers (${countOf(sorted.length)}, of ${countOf(callers.changes.length, 'changed definition')})`,
    sorted.map((finding) => describeCaller(finding, changes.get(finding.change_id))),
    sure ? 'red' : null,
  );
}

const describeClone = (finding: Finding): Item => ({
  head: `${finding.path}:${finding.line}:${finding.column} ${finding.bucket} (${finding.confidence}), ${finding.cost}`,
  details: [
    ...sourceOf(finding.text),
    ...(finding.change === null ? [] : [{ label: 'change', text: finding.change }]),
    ...(finding.hot_path === '' ? [] : [{ label: 'hot path', text: finding.hot_path }]),
  ],
});

/** Clones on lines that the change adds; those that may stay only when all is wanted. */
export function clonesOf({ clones }: PullReport, verbose: boolean): Section {
  const shown = verbose ? clones : clones.filter(isActionable);
  const kept = clones.length - shown.length;
  const rest = kept === 0 ? '' : `, ${countOf(kept)} that may stay left out`;
  return itemsUnder(
    `Clones on changed lines (${countOf(clones.length)}${rest})`,
    shown.map(describeClone),
  );
}

const describeLearning = ({ note, paths, source, date, file }: AppliedLearning): Item => ({
  head: joinLines(note),
  details: [
    { label: 'source', text: `${source}, ${date}` },
    { label: 'speaks of', text: paths.join(', ') },
    { label: 'file', text: file, literal: true },
  ],
});

/** Notes of the journal on the touched paths, each with where it comes from. */
export const learningsOf = ({ learnings }: PullReport): Section =>
  itemsUnder('Learnings of earlier work', learnings.map(describeLearning));
