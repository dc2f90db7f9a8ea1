import type { BodyTypes, Expr, FnFacts, LineIndex } from '../../index/index.ts';
import type { Graph } from './flow/graph.ts';
import type { Calls } from './frequency.ts';
import type { Parents } from './sites.ts';

/** One body with everything the passes need of it. */
export interface BodyContext {
  readonly types: BodyTypes;
  readonly graph: Graph;
  readonly parents: Parents;
  readonly escapes: readonly Expr[];
  readonly source: string;
  readonly lines: LineIndex;
  readonly fn: FnFacts | undefined;
  readonly ownerType: string;
  /** The function implements a trait: its signature is not its own. */
  readonly traitImpl: boolean;
  readonly test: boolean;
  readonly calls: Calls;
}
