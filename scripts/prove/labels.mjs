// What a proof found, against what the compiler says of each site.
import { readFileSync } from 'node:fs';

/** One object for each line of a file of labels. */
export const readLabels = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));

const place = ({ path, line, column }) => `${path}:${line}:${column}`;

/** Removals that compile and that nothing was said against are promises; what is refused is none. */
const saidOf = (finding) => {
  if (finding === undefined) return 'no site';
  const { proved } = finding;
  if (proved === null) return 'not proved';
  if (!proved.compiles) return `refused: ${proved.diagnostic}`;
  return proved.but === null ? 'proved' : `compiles, but ${proved.but}`;
};

/** The labels tell what happens when nothing but the clone is deleted: not with a signature, nor with a reference. */
const isDeleted = (finding) =>
  finding?.proved?.form === 'move' ||
  (finding?.proved?.form === 'finding' &&
    finding.edits !== null &&
    finding.edits.every(({ text }) => text === ''));

/**
 * Table rows [what, figure], and a line for each promise that the labels contradict. A site that the labels call
 * removable and that the proof keeps with a reason is listed, but is no fault.
 */
export function labelFigures({ candidates }, labels) {
  const found = new Map(candidates.map((finding) => [place(finding), finding]));
  const judged = labels.map((row) => ({
    row,
    said: saidOf(found.get(place(row))),
    deleted: isDeleted(found.get(place(row))),
  }));
  const of = (verdict) => judged.filter(({ row }) => row.verdict === verdict);
  const share = (rows, test) => `${rows.filter(({ said }) => test(said)).length} of ${rows.length}`;
  const isProved = (said) => said === 'proved';
  const stays = (said) => said.startsWith('compiles, but');
  const removable = ['removable_move', 'removable_borrow'];
  const wrong = [...of('guard_kept'), ...of('required')].filter(
    ({ said, deleted }) => isProved(said) && deleted,
  );
  const freed = of('required').filter(({ said, deleted }) => isProved(said) && !deleted);
  const missed = removable.flatMap(of).filter(({ said }) => !isProved(said));
  const compiles = (said) => isProved(said) || stays(said);
  return {
    rows: [
      ['removable moves: proved', share(of('removable_move'), isProved)],
      [
        'removable moves: the compiler accepts them, with or without an objection',
        share(of('removable_move'), compiles),
      ],
      ['removable borrows: proved', share(of('removable_borrow'), isProved)],
      [
        'removable borrows: the compiler accepts them, with or without an objection',
        share(of('removable_borrow'), compiles),
      ],
      ['guards (compile, must stay): in the patch (0 is right)', share(of('guard_kept'), isProved)],
      ['guards: seen to compile and kept', share(of('guard_kept'), stays)],
      [
        'required clones: deleted by the patch (0 is right)',
        `${wrong.filter(({ row }) => row.verdict === 'required').length} of ${of('required').length}`,
      ],
      ['required clones that go with a changed signature or a borrow', String(freed.length)],
      ...missed.map(({ row, said }) => [`not proved: ${place(row)} (${row.risk ?? '-'})`, said]),
    ],
    wrong: wrong.map(({ row }) => `wrong: ${place(row)} is ${row.verdict} and was proved`),
  };
}
