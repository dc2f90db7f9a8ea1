import type { Item } from './items.ts';

/** A folder or file with what lies below it. */
export interface Folder {
  readonly path: string;
  /** What its parent shows of its path: several parts where each holds only the next. */
  readonly label: string;
  readonly score: number;
  readonly sites: number;
  /** Score of what a move or a borrow frees. */
  readonly free: number;
  /** Heaviest first. */
  readonly children: readonly Folder[];
}

interface Growing {
  score: number;
  sites: number;
  free: number;
  readonly children: Map<string, Growing>;
}

const grow = (): Growing => ({ score: 0, sites: 0, free: 0, children: new Map() });

/** The tree of the findings' paths below a folder. `isFree` says what goes by a local edit. */
export function folderTree(
  items: readonly Item[],
  base: string,
  isFree: (item: Item) => boolean,
): Folder {
  const root = grow();
  const skip = base === '' ? 0 : base.length + 1;
  for (const item of items) {
    const below = item.file.path.slice(skip);
    const parts = below === '' ? [] : below.split('/');
    let node = root;
    for (const part of ['', ...parts]) {
      if (part !== '') {
        const known = node.children.get(part) ?? grow();
        node.children.set(part, known);
        node = known;
      }
      node.score += item.score;
      node.sites += 1;
      if (isFree(item)) node.free += item.score;
    }
  }
  return finish(root, base, '');
}

function finish(node: Growing, path: string, label: string): Folder {
  const [only] = node.children;
  // A folder that holds nothing but one other is drawn as that one.
  if (node.children.size === 1 && only !== undefined && label !== '')
    return finish(only[1], `${path}/${only[0]}`, `${label}/${only[0]}`);
  const children = [...node.children]
    .map(([name, child]) => finish(child, path === '' ? name : `${path}/${name}`, name))
    .sort((a, b) => b.score - a.score || (a.path < b.path ? -1 : 1));
  const { score, sites, free } = node;
  return { path, label, score, sites, free, children };
}
