import type { BodyTypes, Expr } from '../../../index/index.ts';
import type { FlowNode, Place, UseKind } from './graph.ts';

/** A loop or labelled block that encloses what is visited: where `continue` and `break` lead. */
interface Loop {
  readonly label: string;
  readonly head: number;
  readonly exit: number;
}

/** The graph as far as it is built, and the node that evaluation has reached. */
export interface Builder {
  readonly types: BodyTypes;
  readonly nodes: FlowNode[];
  readonly sites: Map<Expr, number>;
  readonly loans: Map<number, Place[]>;
  readonly loops: Loop[];
  readonly isSite: (expr: Expr) => boolean;
  /** Adds what evaluating an expression uses; handed in because every kind of expression holds expressions again. */
  readonly visit: (b: Builder, expr: Expr, kind: UseKind) => void;
  current: number;
}

/** Adds a node after `from` and goes on from it. */
export function add(
  b: Builder,
  kind: FlowNode['kind'],
  place: Place | undefined,
  at: number,
  from = b.current,
): number {
  const id = b.nodes.push({ place, kind, at, next: [] }) - 1;
  if (from >= 0) b.nodes[from]!.next.push(id);
  b.current = id;
  return id;
}

/** Adds a node that uses nothing: a place where paths part or meet. */
export const blank = (b: Builder, at: number, from?: number): number =>
  add(b, 'none', undefined, at, from);

/** Adds a path from one node to another. */
export function link(b: Builder, from: number, to: number): void {
  b.nodes[from]!.next.push(to);
}

/** After `return` and `break`: what follows in the text is not reached. */
export function unreachable(b: Builder, at: number): void {
  b.nodes.push({ place: undefined, kind: 'none', at, next: [] });
  b.current = b.nodes.length - 1;
}

/** Adds the use of a place. */
export function use(b: Builder, place: Place, kind: UseKind, at: number): number {
  return add(b, kind, place, at);
}
