import { after, closeOf, hashWord, wordAt } from './cursor.ts';
import { itemAt } from './items.ts';
import { kinds } from './lex.ts';
import { type Reader, whole } from './reader.ts';
import { resolve } from './scope.ts';
import { leavesOf } from './uses.ts';
import { bind, release } from './values.ts';

/** A block of statements: its items are known from its start, its variables from where they stand. */
export function readBlock(r: Reader, open: number): void {
  const close = closeOf(r.t, open);
  const mark = r.undo.length;
  const stars = r.stars.length;
  bindItems(r, open + 1, close);
  r.scan(r, open + 1, close, whole);
  r.stars.length = stars;
  release(r, mark);
}

const starters: ReadonlySet<number> = new Set(
  ['fn', 'struct', 'enum', 'const', 'static', 'trait', 'type', 'use', 'async', 'unsafe', 'mod'].map(
    hashWord,
  ),
);

/** Items and imports of a block hide what the module calls the same. */
function bindItems(r: Reader, from: number, stop: number): void {
  const { t } = r;
  for (let i = from; i < stop; ) {
    const fresh =
      i === from || t.kind[i - 1] === 59 || t.kind[i - 1] === 125 || t.kind[i - 1] === 93;
    const item =
      fresh && t.kind[i] === kinds.word && starters.has(t.hash[i]!)
        ? itemAt(t, i, stop, false)
        : undefined;
    if (item?.kind === 'use')
      for (const leaf of leavesOf(t, item.head, item.end)) {
        if (leaf.as === '*') r.stars.push(resolve(r, leaf.segments));
        else if (leaf.as !== '_')
          bind(r, leaf.as, { value: null, element: null, path: resolve(r, leaf.segments) });
      }
    else if (item && item.name >= 0)
      bind(r, wordAt(t, item.name), {
        value: null,
        element: null,
        path: `${r.place.within === '' ? r.place.module.path : r.place.within}::${wordAt(t, item.name)}`,
      });
    i = item ? Math.max(item.end, i + 1) : after(t, i);
  }
}
