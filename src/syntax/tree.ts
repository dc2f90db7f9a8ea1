/**
 * A syntax tree copied out of the native binding into flat arrays, in preorder.
 * Crossing into the binding costs about as much per node as parsing it, so each node is crossed once
 * and only named nodes of interest are kept; tokens between them are read from the text.
 */
export interface SyntaxTree {
  readonly text: string;
  readonly kinds: readonly string[];
  readonly fields: readonly string[];
  /** Node kind by number; `kinds[kind[n]]` is the grammar's name. */
  readonly kind: Uint16Array;
  /** Grammar field of the node in its parent, 0 for none; `fields[field[n]]` is its name. */
  readonly field: Uint8Array;
  /** Offsets into `text` in UTF-16 code units, end exclusive. */
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** First node after the subtree of n; the children of n lie in (n, next[n]). */
  readonly next: Uint32Array;
  readonly size: number;
  /** Depth of the deepest node kept. */
  readonly depth: number;
  /** Offsets of the syntax errors that the parser recovered from. */
  readonly errors: readonly number[];
  /** Comments that hold a directive of ours, as [start, end]. */
  readonly directives: readonly (readonly [number, number])[];
}

/** Text of a node as written. */
export function textOf(tree: SyntaxTree, node: number): string {
  return tree.text.slice(tree.start[node], tree.end[node]);
}

/** Kept children of a node, in source order. */
export function childrenOf(tree: SyntaxTree, node: number): number[] {
  const out: number[] = [];
  const stop = tree.next[node]!;
  for (let child = node + 1; child < stop; child = tree.next[child]!) out.push(child);
  return out;
}

/** Name of the node's kind in the grammar. */
export function kindOf(tree: SyntaxTree, node: number): string {
  return tree.kinds[tree.kind[node]!]!;
}

/** Name of the node's field in its parent, '' for none. */
export function fieldOf(tree: SyntaxTree, node: number): string {
  return tree.fields[tree.field[node]!]!;
}

/** Child in the given field, -1 for none. */
export function childIn(tree: SyntaxTree, node: number, field: string): number {
  const stop = tree.next[node]!;
  for (let child = node + 1; child < stop; child = tree.next[child]!)
    if (fieldOf(tree, child) === field) return child;
  return -1;
}

/** First child of the given kind, -1 for none. */
export function childOfKind(tree: SyntaxTree, node: number, kind: string): number {
  const stop = tree.next[node]!;
  for (let child = node + 1; child < stop; child = tree.next[child]!)
    if (kindOf(tree, child) === kind) return child;
  return -1;
}
