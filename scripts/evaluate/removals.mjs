// Clones that the repository's own history removed later, judged at the parent of the commit that did it:
// is the site seen, is it in the bucket that its removal shows, and how far up the list does it stand?
import { auditRevision, median, removableBuckets, share } from './audit.mjs';

/** Label of a removal -> the bucket that is right for it. */
const expected = {
  'removable move': 'removable-move',
  'removable borrow': 'removable-borrow',
  'structural refactor': 'structural-refactor',
  'cold/test-only': 'cold',
  'semantic required': 'semantic-required',
};
const kept = new Set(['cheap-required', 'semantic-required', 'cold']);

/** One judgement for each label: `want`, `found` (a candidate or undefined), `right`, `percentile` (0 is best, 1 is not listed). */
export function judgeRemovals(repo, labels) {
  const revisions = Map.groupBy
    ? Map.groupBy(labels, (label) => label.parent)
    : groupBy(labels, (label) => label.parent);
  return [...revisions].flatMap(([rev, group]) => {
    const candidates = auditRevision(repo, rev);
    const listed = new Map(
      candidates.filter((one) => !kept.has(one.bucket)).map((one, rank) => [one, rank]),
    );
    return group.map((label) => judge(label, candidates, listed));
  });
}

function judge(label, candidates, listed) {
  const want = expected[label.bucket];
  if (!want)
    throw new Error(
      `unknown bucket in a label: ${label.bucket}; known are ${Object.keys(expected).join(', ')}`,
    );
  const there = candidates.filter((one) => one.path === label.path && one.line === label.line);
  const found = there.find((one) => one.bucket === want) ?? there[0];
  const rank = found ? listed.get(found) : undefined;
  return {
    label,
    want,
    found,
    right: found?.bucket === want,
    percentile: rank === undefined ? 1 : rank / listed.size,
  };
}

function groupBy(rows, key) {
  const groups = new Map();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}

/** Table rows [what, figure]. */
export function removalFigures(judged) {
  const goes = judged.filter((one) => removableBuckets.has(one.want));
  const controls = judged.filter((one) => !removableBuckets.has(one.want));
  const seen = (rows) => share(rows.filter((one) => one.found).length, rows.length);
  const right = (rows) => share(rows.filter((one) => one.right).length, rows.length);
  const of = (bucket) => judged.filter((one) => one.want === bucket);
  const local = [...of('removable-move'), ...of('removable-borrow')];
  return [
    ['clones that history removed: seen', seen(goes)],
    ['… in the right bucket', right(goes)],
    ...['removable-move', 'removable-borrow', 'structural-refactor'].map((bucket) => [
      `… ${bucket}: right bucket`,
      right(of(bucket)),
    ]),
    [
      '… median rank percentile of moves and borrows (0 is the top of the list)',
      local.length === 0 ? '-' : median(local.map((one) => one.percentile)).toFixed(3),
    ],
    ['controls (clones that had to stay): seen', seen(controls)],
    [
      '… called removable (0 is right)',
      share(
        controls.filter((one) => removableBuckets.has(one.found?.bucket)).length,
        controls.length,
      ),
    ],
  ];
}

/** Every label that is not in its bucket: where, what was said and by which rule. */
export function removalMisses(judged) {
  return judged
    .filter((one) => !one.right)
    .map(({ label, want, found }) =>
      [
        `${label.parent.slice(0, 9)} ${label.path}:${label.line}`,
        `  want ${want}; got ${found ? `${found.bucket} (${found.confidence}, rule ${found.rule})` : 'nothing: the site was not seen'}`,
        `  label: ${label.why}`,
        ...(found
          ? [
              `  text:  ${found.text}`,
              `  said:  type ${found.type}, cost ${found.cost}; ${found.reasons.join(' | ')}`,
            ]
          : []),
      ].join('\n'),
    );
}
