import type { Expr } from '../../../index/index.ts';

/**
 * Control flow of one body as far as ownership needs it: nodes are uses of places in evaluation order,
 * edges are what may run next. Loops and closures that may run again have back edges.
 */

export type UseKind = 'read' | 'borrow' | 'borrow-mut' | 'move' | 'clone' | 'capture' | 'assign';

/** A binding and the fields taken of it: `config.router.name` is binding `config` with path ['router', 'name']. */
export interface Place {
  readonly binding: number;
  readonly path: readonly string[];
}

export interface FlowNode {
  readonly place: Place | undefined;
  readonly kind: UseKind | 'none' | 'declare';
  readonly at: number;
  readonly next: number[];
}

export interface Graph {
  readonly nodes: FlowNode[];
  /** Node at which an expression's clone is taken. */
  readonly sites: Map<Expr, number>;
  /** Bindings that a binding may hold a reference into. */
  readonly loans: Map<number, Place[]>;
}

export interface LaterUse {
  readonly at: number;
  readonly kind: UseKind;
  /** The same node again: a loop turns, or a closure runs again. */
  readonly again: boolean;
  /** Name of the reference through which the place is still used, where it is not used directly. */
  readonly through: number | undefined;
}

/** True when one path leads into the other, so that using one touches the other. */
export function overlaps(a: readonly string[], b: readonly string[]): boolean {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) if (a[at] !== b[at]) return false;
  return true;
}

/** First use of a place on any path after a node; undefined when the node is its last use. */
export function laterUse(graph: Graph, from: number, place: Place): LaterUse | undefined {
  return search(graph, from, place, (kind) => kind !== 'assign');
}

/** First change of a place, or move out of it, on any path after a node and before `until` says stop. */
export function laterChange(graph: Graph, from: number, place: Place): LaterUse | undefined {
  return search(
    graph,
    from,
    place,
    (kind) => kind === 'assign' || kind === 'borrow-mut' || kind === 'move',
  );
}

/** True when a binding may hold a reference into a place. */
function isLent(graph: Graph, to: number, place: Place): boolean {
  const lent = graph.loans.get(to);
  return lent?.some((l) => l.binding === place.binding && overlaps(l.path, place.path)) === true;
}

function search(
  graph: Graph,
  from: number,
  place: Place,
  counts: (kind: UseKind) => boolean,
): LaterUse | undefined {
  const seen = new Set<number>();
  const queue = [...graph.nodes[from]!.next];
  for (let head = 0; head < queue.length; head++) {
    const at = queue[head]!;
    if (seen.has(at)) continue;
    seen.add(at);
    const node = graph.nodes[at]!;
    if (node.place && node.kind !== 'none' && node.kind !== 'declare') {
      if (node.place.binding === place.binding && overlaps(node.place.path, place.path)) {
        const whole = node.place.path.length <= place.path.length;
        if (node.kind === 'assign' && whole && !counts('assign')) continue;
        if (node.kind === 'assign' && !whole && !counts('assign'))
          return { at: node.at, kind: node.kind, again: false, through: undefined };
        if (counts(node.kind))
          return { at: node.at, kind: node.kind, again: at === from, through: undefined };
      } else if (
        node.kind !== 'assign' &&
        isLent(graph, node.place.binding, place) &&
        counts('read')
      ) {
        return { at: node.at, kind: node.kind, again: false, through: node.place.binding };
      }
    }
    // A new value under the name: what follows is not this value. Its own declaration ends a loop's turn.
    if (node.kind === 'declare' && node.place?.binding === place.binding) continue;
    for (const next of node.next) queue.push(next);
  }
  return undefined;
}

/** First change of a place after which a name that would borrow from it is still used. */
export function changeBeforeUse(
  graph: Graph,
  from: number,
  place: Place,
  borrower: number,
): LaterUse | undefined {
  const seen = new Set<number>();
  const queue = [...graph.nodes[from]!.next];
  for (let head = 0; head < queue.length; head++) {
    const at = queue[head]!;
    if (seen.has(at)) continue;
    seen.add(at);
    const node = graph.nodes[at]!;
    const touches = node.place?.binding === place.binding && overlaps(node.place.path, place.path);
    if (touches && (node.kind === 'assign' || node.kind === 'borrow-mut' || node.kind === 'move')) {
      const kind = node.kind;
      if (laterUse(graph, at, { binding: borrower, path: [] }))
        return { at: node.at, kind, again: at === from, through: undefined };
    }
    if (node.kind === 'declare' && node.place?.binding === place.binding) continue;
    for (const next of node.next) queue.push(next);
  }
  return undefined;
}
