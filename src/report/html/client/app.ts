import type { PageData } from '../data.ts';
import { createControls } from './controls.ts';
import { count, el, linkTo } from './dom.ts';
import { type Filter, inFolder, passes, sectionsOf } from './filter.ts';
import { folderTree } from './folders.ts';
import { groupsOf } from './groups.ts';
import { type Item, readModel } from './items.ts';
import { listenToKeys } from './keys.ts';
import { createList } from './list.ts';
import { notesView } from './notes.ts';
import { bucketTags } from './row.ts';
import { firstFilter } from './state.ts';
import { createTabs } from './tabs.ts';
import { createTheme } from './theme.ts';
import { createTreemap } from './treemap.ts';

/** Buckets that a local edit frees. */
const freeBuckets = 2;
const isFree = (item: Item): boolean => item.bucket < freeBuckets;

/** Puts the page together. */
export function start(data: PageData): void {
  const model = readModel(data);
  let filter = firstFilter(model);
  let shown = 0;
  const theme = createTheme();
  const list = createList(model, showGroup);
  const controls = createControls(model, () => filter, change);
  const treemap = createTreemap(
    (folder) => change({ folder }),
    () => change({ folder: filter.folder.split('/').slice(0, -1).join('/') }),
  );
  const crumbs = el('nav', { class: 'crumbs', attrs: { 'aria-label': 'Folder' } });
  const findings = el(
    'div',
    {},
    el(
      'div',
      { class: 'overview' },
      el('div', { class: 'map' }, crumbs, treemap.element),
      controls.buckets,
    ),
    controls.bar,
    list.element,
  );
  const panels = [
    { name: 'findings', label: `Findings ${count(model.items.length)}`, panel: findings },
    {
      name: 'groups',
      label: `Groups ${count(data.groups.length)}`,
      panel: el(
        'div',
        {},
        groupsOf(model, showGroup, (at) => showFinding(model.items[at]!)),
      ),
    },
    { name: 'run', label: 'Run', panel: el('div', {}, notesView(model)) },
  ];
  const tabs = createTabs(panels);
  document.body.append(
    headerOf(data, tabs.bar, theme.element),
    el('main', {}, ...panels.map(({ panel }) => panel)),
    el('footer', {
      text: '/ search   j k walk   Enter open   Esc close   t theme',
    }),
  );
  list.element.classList.toggle('proves', data.about.proved);
  list.element.classList.toggle('profiles', data.about.profiled);
  change({});
  listenToKeys({
    search: controls.search,
    list,
    show: () => tabs.select('findings'),
    theme: theme.next,
    clear,
  });
  window.addEventListener('beforeprint', () => list.printing(true, shownInWords()));
  window.addEventListener('afterprint', () => list.printing(false, ''));
  window.addEventListener('hashchange', followHash);
  followHash();

  function change(next: Partial<Filter>): void {
    const held = document.activeElement;
    filter = { ...filter, ...next };
    const passing = model.items.filter((item) => passes(item, filter));
    const inside = passing.filter((item) => inFolder(item, filter));
    shown = inside.length;
    treemap.draw(folderTree(inside, filter.folder, isFree));
    list.show(sectionsOf(inside, filter.sort));
    controls.update(filter, shown);
    drawCrumbs();
    // What was chosen by keyboard is drawn anew: the next key goes on from there.
    if (held?.isConnected === false && document.activeElement === document.body)
      crumbs.querySelector<HTMLElement>('[aria-current]')?.focus({ preventScroll: true });
  }

  function drawCrumbs(): void {
    const parts = filter.folder === '' ? [] : filter.folder.split('/');
    const steps = ['', ...parts.map((_, at) => parts.slice(0, at + 1).join('/'))];
    crumbs.replaceChildren(
      ...steps.map((path, at) =>
        el('button', {
          class: 'link',
          text: path === '' ? 'all folders' : (parts[at - 1] ?? ''),
          attrs: { type: 'button', ...(path === filter.folder && { 'aria-current': 'true' }) },
          on: { click: () => change({ folder: path }) },
        }),
      ),
      el('span', {
        class: 'legend',
        text: 'area: score · colour: share that a move or borrow frees',
      }),
    );
  }

  function showGroup(group: number): void {
    tabs.select('findings');
    controls.search.value = '';
    change({ ...everything(), group });
  }

  function everything(): Partial<Filter> {
    return {
      buckets: new Set(data.names.buckets.keys()),
      levels: new Set(),
      proofs: new Set(),
      words: [],
      folder: '',
      group: 0,
    };
  }

  /** Shows a finding whatever the filters are. */
  function showFinding(item: Item): void {
    tabs.select('findings');
    if (!passes(item, filter) || !inFolder(item, filter)) change(everything());
    list.open(item);
  }

  function clear(): void {
    if (filter.words.length > 0) {
      controls.search.value = '';
      change({ words: [] });
    } else if (filter.group !== 0 || filter.folder !== '') change({ group: 0, folder: '' });
  }

  /** What the controls say, for paper. */
  function shownInWords(): string {
    const { buckets, levels, words, folder, group } = filter;
    const names = (all: readonly string[], chosen: ReadonlySet<number>): string =>
      all.filter((_, at) => chosen.has(at)).join(', ');
    return [
      `${count(shown)} of ${count(model.items.length)} findings: ${names([...bucketTags], buckets)}`,
      levels.size === 0 ? '' : `confidence ${names(data.names.levels, levels)}`,
      words.length === 0 ? '' : `with ${words.join(' ')}`,
      folder === '' ? '' : `in ${folder}`,
      group === 0 ? '' : 'of one group',
    ]
      .filter(Boolean)
      .join('; ');
  }

  function followHash(): void {
    const item = model.items.find(({ id }) => `#${id}` === location.hash);
    if (item) showFinding(item);
  }
}

function headerOf(data: PageData, ...parts: readonly HTMLElement[]): HTMLElement {
  const { name, rev, github } = data.about;
  const short = rev?.slice(0, 10) ?? 'work tree';
  return el(
    'header',
    {},
    el('h1', { text: name }),
    el(
      'span',
      { class: 'rev' },
      github !== null && rev !== null
        ? linkTo(`${github.slice(0, github.indexOf('/blob/'))}/commit/${rev}`, { text: short })
        : el('span', { text: short }),
    ),
    ...parts,
  );
}
