import { count, el } from './dom.ts';
import type { Folder } from './folders.ts';
import { type Box, squarify } from './squarify.ts';

const header = 19;
const gap = 2;

/** Folders in folders, as long as there is room for names. */
const deepest = 4;

/** Steps of colour: the share that a move or a borrow frees. */
const shades = 5;

export interface Treemap {
  readonly element: HTMLElement;
  readonly draw: (root: Folder) => void;
}

/** A map of folders, each as large as its score, folders in folders. Arrow keys walk, Enter opens, Backspace goes up. */
export function createTreemap(choose: (path: string) => void, up: () => void): Treemap {
  const element = el('div', {
    class: 'treemap',
    attrs: { role: 'group', 'aria-label': 'Score by folder' },
    on: { keydown: (event) => walk(event) },
  });
  let drawn: Folder | null = null;
  // Asked for while filters change, the size would have the whole page laid out first.
  let size = { width: 0, height: 0 };
  new ResizeObserver(([entry]) => {
    if (entry) size = entry.contentRect;
    if (drawn) draw(drawn);
  }).observe(element);

  function walk(event: Event): void {
    if (!(event instanceof KeyboardEvent)) return;
    if (event.key === 'Backspace') up();
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const cells = [...element.querySelectorAll<HTMLElement>('button')];
    const at = cells.findIndex((cell) => cell.matches(':focus'));
    const next = cells[(at + step + cells.length) % cells.length];
    for (const cell of cells) cell.tabIndex = cell === next ? 0 : -1;
    next?.focus();
  }

  function draw(root: Folder): void {
    drawn = root;
    const { width, height } = size;
    if (width === 0) return;
    const hadFocus = element.contains(document.activeElement);
    element.replaceChildren(...cellsOf(root, { x: 0, y: 0, width, height }, 0));
    const first = element.querySelector<HTMLElement>('button');
    if (!first) return;
    first.tabIndex = 0;
    if (hadFocus) first.focus({ preventScroll: true });
  }

  function cellsOf(folder: Folder, box: Box, depth: number): HTMLElement[] {
    const shown = folder.children.filter((child) => child.score > 0);
    const boxes = squarify(
      shown.map((child) => child.score),
      box,
    );
    return shown.flatMap((child, at) => {
      const own = boxes[at]!;
      if (own.width < 4 || own.height < 4) return [];
      const inner = {
        x: own.x + gap,
        y: own.y + header,
        width: own.width - 2 * gap,
        height: own.height - header - gap,
      };
      const nests =
        depth < deepest && child.children.length > 1 && inner.width > 90 && inner.height > 60;
      return [cellOf(child, own, nests), ...(nests ? cellsOf(child, inner, depth + 1) : [])];
    });
  }

  function cellOf(folder: Folder, box: Box, nests: boolean): HTMLElement {
    const free = folder.score === 0 ? 0 : folder.free / folder.score;
    const shade = Math.min(shades, Math.ceil(free * shades));
    const said = `${folder.path}: score ${count(Math.round(folder.score))}, ${count(folder.sites)} sites, ${Math.round(free * 100)} % goes by a move or a borrow`;
    const cell = el(
      'button',
      {
        class: `cell s${shade}${nests ? ' nests' : ''}`,
        title: said,
        attrs: { type: 'button', tabindex: '-1', 'aria-label': said },
        on: { click: () => choose(folder.path) },
      },
      box.width > 34 && box.height > 15 ? el('span', { class: 'name', text: folder.label }) : null,
      box.width > 34 && box.height > 34 && !nests
        ? el('span', { class: 'sum', text: count(Math.round(folder.score)) })
        : null,
    );
    Object.assign(cell.style, {
      left: `${box.x}px`,
      top: `${box.y}px`,
      width: `${Math.max(0, box.width - gap)}px`,
      height: `${Math.max(0, box.height - gap)}px`,
    });
    return cell;
  }

  return { element, draw };
}
