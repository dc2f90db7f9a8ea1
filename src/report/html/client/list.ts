import { detailOf } from './detail.ts';
import { count, el } from './dom.ts';
import type { Section } from './filter.ts';
import type { Item, Model } from './items.ts';
import { rowOf } from './row.ts';

/** Rows that are made together, when they come near the window. */
const blockSize = 20;

/** More findings than this are printed without their details. */
const mostPrinted = 300;

export interface FindingList {
  readonly element: HTMLElement;
  readonly show: (sections: readonly Section[]) => void;
  /** Moves the focus by so many rows. */
  readonly step: (by: number) => void;
  readonly open: (item: Item) => void;
  /** Closes what is open; false where nothing was. */
  readonly close: () => boolean;
  /** Before printing, with what is said of the list, and after it. */
  readonly printing: (on: boolean, said: string) => void;
}

interface Block {
  readonly element: HTMLElement;
  readonly items: readonly Item[];
}

/** The findings by subsystem. Rows are made when they are about to be seen: a list of thousands opens at once. */
export function createList(model: Model, showGroup: (group: number) => void): FindingList {
  const element = el('div', { class: 'list' });
  const opened = new Set<Item>();
  let blocks: Block[] = [];
  let order: readonly Item[] = [];
  let blockAt = new Map<Element, Block>();
  let current = -1;
  let printed: Item[] = [];

  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        const block = isIntersecting ? blockAt.get(target) : undefined;
        if (block) fill(block);
      }
    },
    { rootMargin: '300px' },
  );

  function fill(block: Block): void {
    if (block.element.childElementCount > 0) return;
    watcher.unobserve(block.element);
    block.element.append(...block.items.map(lineOf));
    block.element.style.minHeight = '';
  }

  function lineOf(item: Item): HTMLElement {
    const isOpen = opened.has(item);
    const line = rowOf(model, item, isOpen, toggle);
    if (isOpen) line.append(detailOf(model, item, showGroup));
    return line;
  }

  function draw(item: Item): HTMLElement | null {
    const block = blocks.find(({ items }) => items.includes(item));
    if (!block) return null;
    fill(block);
    const line = block.element.children[block.items.indexOf(item)];
    const fresh = lineOf(item);
    line?.replaceWith(fresh);
    return fresh;
  }

  function toggle(item: Item): void {
    if (!opened.delete(item)) opened.add(item);
    current = order.indexOf(item);
    draw(item)?.querySelector('button')?.focus({ preventScroll: true });
  }

  function focus(item: Item): void {
    const block = blocks.find(({ items }) => items.includes(item));
    if (!block) return;
    fill(block);
    const line = block.element.children[block.items.indexOf(item)];
    line?.querySelector('button')?.focus({ preventScroll: true });
    line?.scrollIntoView({ block: 'nearest' });
  }

  function sectionOf({ name, items }: Section): HTMLElement {
    const own: Block[] = [];
    for (let at = 0; at < items.length; at += blockSize) {
      const part = items.slice(at, at + blockSize);
      const made = el('ol', { class: 'block' });
      made.style.minHeight = `calc(${part.length} * var(--row))`;
      own.push({ element: made, items: part });
    }
    for (const block of own) {
      blockAt.set(block.element, block);
      watcher.observe(block.element);
    }
    blocks.push(...own);
    const section = el(
      'section',
      { attrs: { 'aria-label': name } },
      el('h2', { text: name }, el('span', { class: 'count', text: count(items.length) })),
      ...own.map((block) => block.element),
    );
    // What is not near the window is not laid out: its size is told.
    section.style.containIntrinsicSize = `auto none auto calc(48px + ${items.length} * var(--row))`;
    return section;
  }

  return {
    element,
    show: (sections) => {
      watcher.disconnect();
      blocks = [];
      blockAt = new Map();
      current = -1;
      order = sections.flatMap((section) => section.items);
      element.replaceChildren(...sections.map(sectionOf));
      if (order.length === 0)
        element.append(
          el('p', {
            class: 'none',
            text:
              model.items.length === 0
                ? 'There are no findings.'
                : 'No finding passes the filters.',
          }),
        );
      if (blocks[0]) fill(blocks[0]);
    },
    step: (by) => {
      current = Math.max(0, Math.min(order.length - 1, current + by));
      const item = order[current];
      if (item) focus(item);
    },
    open: (item) => {
      opened.add(item);
      current = order.indexOf(item);
      draw(item);
      focus(item);
    },
    close: () => {
      const all = [...opened];
      opened.clear();
      for (const item of all) draw(item);
      const item = order[current];
      if (all.length > 0 && item) focus(item);
      return all.length > 0;
    },
    printing: (on, said) => {
      for (const block of blocks) fill(block);
      if (!on) for (const item of printed) opened.delete(item);
      else if (order.length <= mostPrinted) {
        printed = order.filter((item) => !opened.has(item));
        for (const item of printed) opened.add(item);
      }
      for (const item of printed) draw(item);
      if (!on) printed = [];
      const short = `sources and reasons are printed for ${mostPrinted} findings or fewer`;
      element.dataset.print = order.length > mostPrinted ? `${said}; ${short}` : said;
    },
  };
}
