// What the compiler accepts when one clone is deleted, against what was said of that clone.
import { auditRevision, removableBuckets, share } from './audit.mjs';

const compiles = new Set(['removable_move', 'removable_borrow', 'copy']);

/** One judgement for each row the compiler has judged: `row` and `found` (the candidate at that place, or undefined). */
export function judgeOracle(repo, rows) {
  const audits = new Map();
  for (const { rev } of rows)
    if (!audits.has(rev)) audits.set(rev, byPlace(auditRevision(repo, rev)));
  return rows
    .filter((row) => row.verdict !== 'not_compiled')
    .map((row) => ({ row, found: audits.get(row.rev).get(place(row)) }));
}

const place = ({ path, line, column }) => `${path}:${line}:${column}`;

function byPlace(candidates) {
  return new Map(candidates.map((one) => [place(one), one]));
}

/** Name of the outermost type without references, path and arguments: what both sides can be held to. */
function outermost(type) {
  const shown = /`([\s\S]*)`/.exec(type)?.[1] ?? type;
  return shown
    .replace(/^(?:&(?:'\w+ )?(?:mut )?)+/, '')
    .split(/[<\s({]/)[0]
    .split('::')
    .pop();
}

/** Table rows [what, figure]. */
export function oracleFigures(judged) {
  const said = (bucket, confidence) =>
    judged.filter(
      ({ found }) => found?.bucket === bucket && (!confidence || found.confidence === confidence),
    );
  const precision = (rows) =>
    share(rows.filter(({ row }) => compiles.has(row.verdict)).length, rows.length);
  const recall = (verdict) => {
    const rows = judged.filter(({ row }) => row.verdict === verdict);
    return share(
      rows.filter(({ found }) => removableBuckets.has(found?.bucket)).length,
      rows.length,
    );
  };
  const guards = judged.filter(({ row }) => row.verdict === 'guard_kept');
  const typed = judged.filter(({ row, found }) => found && row.receiver_type);
  const known = typed.filter(({ found }) => found.type !== null);
  return [
    [
      'sites the compiler judged: seen',
      share(judged.filter(({ found }) => found).length, judged.length),
    ],
    ...['high', 'medium', 'low'].map((level) => [
      `removable-move, ${level} confidence: compiles`,
      precision(said('removable-move', level)),
    ]),
    ['removable-borrow: compiles without a changed signature', precision(said('removable-borrow'))],
    ['moves that compile: called removable', recall('removable_move')],
    ['borrows that compile: called removable', recall('removable_borrow')],
    [
      'lock guards (compile, must stay): called removable (0 is right)',
      share(
        guards.filter(({ found }) => removableBuckets.has(found?.bucket)).length,
        guards.length,
      ),
    ],
    ['receiver type known', share(known.length, typed.length)],
    [
      '… outermost type right',
      share(
        known.filter(({ row, found }) => outermost(found.type) === outermost(row.receiver_type))
          .length,
        known.length,
      ),
    ],
  ];
}

/** Where the compiler and the audit differ: wrong promises first, then what was missed. */
export function oracleMisses(judged) {
  const wrong = judged.filter(
    ({ row, found }) =>
      ['removable-move', 'removable-borrow'].includes(found?.bucket) && !compiles.has(row.verdict),
  );
  const missed = judged.filter(
    ({ row, found }) => compiles.has(row.verdict) && !removableBuckets.has(found?.bucket),
  );
  const line = (word, { row, found }) =>
    [
      `${word} ${row.path}:${row.line}:${row.column} compiler ${row.verdict}${row.error_code ? ` (${row.error_code})` : ''}; said ${found ? `${found.bucket} (${found.confidence}, rule ${found.rule})` : 'nothing'}`,
      `  receiver ${row.receiver}: ${row.receiver_type ?? '?'}`,
      ...(found
        ? [`  text: ${found.text}`, `  said: type ${found.type}; ${found.reasons.join(' | ')}`]
        : []),
    ].join('\n');
  return [...wrong.map((one) => line('wrong ', one)), ...missed.map((one) => line('missed', one))];
}
