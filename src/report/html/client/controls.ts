import { count, el } from './dom.ts';
import { type Filter, type Sort, sorts, wordsOf } from './filter.ts';
import { type Model, proofs } from './items.ts';
import { bucketTags, proofWords } from './row.ts';
import { toggled } from './state.ts';

/** Changes the filter and shows what passes. */
export type Change = (next: Partial<Filter>) => void;

export interface Controls {
  readonly buckets: HTMLElement;
  readonly bar: HTMLElement;
  readonly search: HTMLInputElement;
  /** Shows a filter as it is now, and how many findings pass. */
  readonly update: (filter: Filter, shown: number) => void;
}

const sortWords: Readonly<Record<Sort, string>> = {
  score: 'by score',
  path: 'by path',
  profile: 'by profile',
};

/** A box with a label that is ticked or not. */
function tick(label: Node, checked: boolean, title: string, change: () => void): HTMLLabelElement {
  const box = el('input', { attrs: { type: 'checkbox' }, on: { change } });
  box.checked = checked;
  return el('label', { title }, box, label);
}

/** Everything that changes what is shown. */
export function createControls(model: Model, filterNow: () => Filter, change: Change): Controls {
  const { data } = model;
  const search = el('input', {
    attrs: {
      type: 'search',
      placeholder: 'Search path, code, type, rule',
      'aria-label': 'Search findings',
      'aria-keyshortcuts': '/',
      autocomplete: 'off',
      spellcheck: 'false',
    },
    on: { input: () => change({ words: wordsOf(search.value) }) },
  });
  const buckets = bucketList(model, filterNow, change);
  const shownCount = el('output', { class: 'shown', attrs: { 'aria-live': 'polite' } });
  const active = el('span', { class: 'active' });
  const known = data.about.profiled ? sorts : sorts.filter((sort) => sort !== 'profile');
  const sort = el(
    'select',
    {
      attrs: { 'aria-label': 'Order' },
      on: {
        change: () => change({ sort: known.find((each) => each === sort.value) ?? 'score' }),
      },
    },
    ...known.map((each) => el('option', { text: sortWords[each], attrs: { value: each } })),
  );
  sort.value = filterNow().sort;
  const levels = chips(
    'Confidence',
    data.names.levels.map((level, at) => ({
      label: level,
      isOn: (filter) => filter.levels.has(at),
      change: () => change({ levels: toggled(filterNow().levels, at) }),
    })),
  );
  const verdicts = chips(
    'Compiler',
    proofs.map((proof) => ({
      label: proofWords[proof],
      isOn: (filter) => filter.proofs.has(proof),
      change: () => change({ proofs: toggled(filterNow().proofs, proof) }),
    })),
  );
  const bar = el(
    'div',
    { class: 'bar', attrs: { role: 'search' } },
    search,
    levels.element,
    data.about.proved ? verdicts.element : null,
    sort,
    active,
    shownCount,
  );
  return {
    buckets: buckets.element,
    bar,
    search,
    update: (filter, shown) => {
      buckets.update(filter);
      levels.update(filter);
      verdicts.update(filter);
      const of = model.items.length;
      shownCount.textContent = shown === of ? count(of) : `${count(shown)} of ${count(of)}`;
      active.replaceChildren(
        ...(filter.folder === '' ? [] : [clear(filter.folder, () => change({ folder: '' }))]),
        ...(filter.group === 0
          ? []
          : [
              clear(`group ${model.text(data.groups[filter.group - 1]?.[5] ?? 0)}`, () =>
                change({ group: 0 }),
              ),
            ]),
      );
    },
  };
}

const clear = (text: string, take: () => void): HTMLElement =>
  el('button', {
    class: 'clear',
    text: `${text} ×`,
    title: `Show more than ${text}`,
    attrs: { type: 'button' },
    on: { click: take },
  });

interface Chip {
  readonly label: string;
  readonly isOn: (filter: Filter) => boolean;
  readonly change: () => void;
}

/** Boxes that the filter ticks: it is changed from elsewhere too. */
function chips(legend: string, each: readonly Chip[]) {
  const made = each.map(({ label, change }) =>
    tick(el('span', { text: label }), false, '', change),
  );
  return {
    element: el('fieldset', { class: 'chips' }, el('legend', { text: legend }), ...made),
    update: (filter: Filter) =>
      made.forEach((label, at) => {
        const box = label.querySelector('input');
        if (box) box.checked = each[at]?.isOn(filter) ?? false;
      }),
  };
}

/** The buckets with their numbers: a legend, a picture of the whole, and what is shown of it. */
function bucketList({ data, items }: Model, filterNow: () => Filter, change: Change) {
  const numbers = data.names.buckets.map(
    (_, at) => items.filter((item) => item.bucket === at).length,
  );
  const most = Math.max(1, ...numbers);
  const lines = data.names.buckets.map(({ name, short }, at) => {
    const share = el('span', { class: `share b${at}` });
    share.style.width =
      (numbers[at] ?? 0) === 0 ? '0' : `max(2px, ${(100 * (numbers[at] ?? 0)) / most}%)`;
    const label = el(
      'span',
      { class: 'bucket' },
      el('span', { class: `tag b${at}`, text: bucketTags[at] ?? name }),
      el('span', { class: 'track', attrs: { 'aria-hidden': 'true' } }, share),
      el('span', { class: 'count', text: count(numbers[at] ?? 0) }),
    );
    return tick(label, filterNow().buckets.has(at), `${name}: ${short}`, () =>
      change({ buckets: toggled(filterNow().buckets, at) }),
    );
  });
  return {
    element: el('fieldset', { class: 'buckets' }, el('legend', { text: 'Buckets' }), ...lines),
    update: (filter: Filter) =>
      lines.forEach((line, at) => {
        const box = line.querySelector('input');
        if (box) box.checked = filter.buckets.has(at);
      }),
  };
}
