import { printable } from '../../../model/printable.ts';
import { el, percent, profileSays } from './dom.ts';
import type { Item, Model, Proof } from './items.ts';

/** One word for each bucket, in the order of the model. */
export const bucketTags = [
  'move',
  'borrow',
  'refactor',
  'undecided',
  'needed',
  'cheap',
  'cold',
] as const;

export const proofWords: Readonly<Record<Proof, string>> = {
  proved: 'proved',
  but: 'compiles, but',
  refused: 'refused',
  untried: 'not tried',
};

/** Path below the folder of its subsystem. */
function shortPath({ path, subsystem }: Item['file']): string {
  const folder = subsystem.replace(' · ', '/src/');
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1).replace(/^src\//, '') : path;
}

/** One finding as a line that opens. */
export function rowOf(
  { data }: Model,
  item: Item,
  open: boolean,
  toggle: (item: Item) => void,
): HTMLElement {
  const path = shortPath(item.file);
  const cut = path.lastIndexOf('/') + 1;
  const bucket = data.names.buckets[item.bucket];
  const { proved, profiled } = data.about;
  const button = el(
    'button',
    {
      class: 'row',
      attrs: { type: 'button', 'aria-expanded': String(open), 'data-at': String(item.at) },
      on: { click: () => toggle(item) },
    },
    el('span', {
      class: `tag b${item.bucket}`,
      text: bucketTags[item.bucket] ?? bucket?.name ?? '',
      title: bucket?.short ?? '',
    }),
    el(
      'span',
      { class: 'place', title: `${item.file.path}:${item.line}` },
      el('span', { class: 'dim', text: path.slice(0, cut) }),
      el('span', { text: path.slice(cut) }),
      el('span', { class: 'dim', text: `:${item.line}` }),
    ),
    codeOf(item),
    el('span', { class: 'type', text: item.type, title: item.type }),
    el('span', {
      class: `level l${item.confidence}`,
      text: data.names.levels[item.confidence] ?? '',
    }),
    proved
      ? el('span', {
          class: `proof ${item.proof}`,
          text: item.proof === 'untried' ? '' : proofWords[item.proof],
        })
      : null,
    profiled
      ? el('span', {
          class: 'share',
          text: item.profile === null ? '' : percent(item.profile[1]),
          title: item.profile === null ? '' : profileSays(item.profile),
        })
      : null,
    el('span', { class: 'score', text: item.score.toFixed(1) }),
  );
  return el('li', { class: open ? 'open' : '', attrs: { id: item.id } }, button);
}

/** The line of the clone, with the call marked. */
function codeOf({ code, row, file, line }: Item): HTMLElement {
  const full = file.line(line);
  const made = el('code', { class: 'snippet' });
  if (full === undefined || full.length < row[3]) {
    made.textContent = printable(code().trim());
    return made;
  }
  const indent = full.length - full.trimStart().length;
  const [start, end] = [Math.max(indent, row[3] - 1), row[3] - 1 + row[4]];
  // A long line is shown from near the call.
  const from = start - indent > 70 ? start - 50 : indent;
  made.append(
    document.createTextNode(`${from > indent ? '…' : ''}${printable(full.slice(from, start))}`),
    el('mark', { text: full.slice(start, end) }),
    document.createTextNode(printable(full.slice(end).trimEnd())),
  );
  return made;
}
