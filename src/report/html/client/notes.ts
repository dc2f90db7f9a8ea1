import { countOf, el } from './dom.ts';
import type { Model } from './items.ts';

/** What the run looked at and what it could not see. */
export function notesView({ data }: Model): HTMLElement {
  const { root, rev, paths, version, total, files, left_out, notes } = data.about;
  const lines = [
    `${countOf(total, 'clone site')} in ${countOf(files, 'file')} of ${root}`,
    rev === null ? 'the work tree' : `commit ${rev}`,
    `paths: ${paths.join(', ') || 'all'}`,
    ...(left_out > 0 ? [`${countOf(left_out, 'finding')} left out by --limit`] : []),
    `dyn-audit ${version}`,
  ];
  return el(
    'div',
    { class: 'notes' },
    ...[{ title: 'The run', lines }, ...notes].map((note) =>
      el(
        'section',
        {},
        el('h2', { text: note.title }),
        el('ul', {}, ...note.lines.map((line) => el('li', { text: line }))),
      ),
    ),
  );
}
