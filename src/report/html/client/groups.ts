import { count, countOf, el, linkTo } from './dom.ts';
import { githubLine } from './excerpt.ts';
import type { Model } from './items.ts';

const fewest = 6;

/** Every group with its signature as it is and as it would be, and the clones that it frees. */
export function groupsOf(
  model: Model,
  showGroup: (group: number) => void,
  showFinding: (at: number) => void,
): HTMLElement {
  const { data } = model;
  if (data.groups.length === 0)
    return el('p', {
      class: 'none',
      text: 'No change of a signature or type frees several clones.',
    });
  return el(
    'ol',
    { class: 'groups' },
    ...data.groups.map((_, at) => groupOf(model, at, showGroup, showFinding)),
  );
}

function groupOf(
  { data, text, items }: Model,
  at: number,
  showGroup: (group: number) => void,
  showFinding: (at: number) => void,
): HTMLElement {
  const [, path, line, linked, from, to, why, members, hidden, proved, provedWhy] =
    data.groups[at]!;
  const place = `${text(path)}:${line}`;
  const { github } = data.about;
  const shown = members.slice(0, fewest);
  const more = members.length - shown.length + hidden;
  const all = members.length + hidden;
  return el(
    'li',
    { class: 'group' },
    el(
      'p',
      { class: 'head' },
      linked === 1 && github !== null
        ? linkTo(githubLine(github, text(path), line), { class: 'place', text: place })
        : el('span', { class: 'place', text: place }),
      proved === 0
        ? null
        : el('span', {
            class: `proof ${proved === 1 ? 'proved' : 'refused'}`,
            text: proved === 1 ? 'proved' : `refused: ${text(provedWhy)}`,
          }),
      el('button', {
        class: 'link',
        text: `frees ${countOf(all, 'clone')}`,
        attrs: { type: 'button' },
        on: { click: () => showGroup(at + 1) },
      }),
    ),
    signatureOf('-', text(from), text(to)),
    signatureOf('+', text(to), text(from)),
    el('p', { class: 'why', text: text(why) }),
    el(
      'p',
      { class: 'members' },
      ...shown.map((member) => {
        const item = items[member]!;
        return el('button', {
          class: 'link',
          text: `${item.file.path.slice(item.file.path.lastIndexOf('/') + 1)}:${item.line}`,
          title: item.code().trim(),
          attrs: { type: 'button' },
          on: { click: () => showFinding(member) },
        });
      }),
      more > 0 ? el('span', { class: 'dim', text: `${count(more)} more` }) : null,
    ),
  );
}

/** A signature with what differs from the other one marked: what stands between the same start and the same end. */
function signatureOf(sign: '-' | '+', text: string, other: string): HTMLElement {
  const least = Math.min(text.length, other.length);
  let start = 0;
  while (start < least && text[start] === other[start]) start += 1;
  let end = 0;
  while (end < least - start && text.at(-1 - end) === other.at(-1 - end)) end += 1;
  const cut = text.length - end;
  return el(
    'div',
    { class: sign === '-' ? 'signature from' : 'signature to' },
    el('span', {
      class: 'sign',
      text: sign,
      attrs: { 'aria-label': sign === '-' ? 'from' : 'to' },
    }),
    el(
      'code',
      {},
      el('span', { text: text.slice(0, start) }),
      el('mark', { text: text.slice(start, cut) }),
      el('span', { text: text.slice(cut) }),
    ),
  );
}
