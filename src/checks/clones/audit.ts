import type { BodyTypes, Expr, FnFacts, LineIndex } from '../../index/index.ts';
import type { BodyContext } from './body.ts';
import { gatherFacts } from './facts.ts';
import { type FileScene, type Judged, judge } from './finding.ts';
import { buildGraph } from './flow/build.ts';
import { type Calls, frequencyOf, once } from './frequency.ts';
import { findSites } from './sites.ts';

/** One lowered body with its types. */
export interface BodyInput {
  readonly types: BodyTypes;
  readonly expr: Expr;
  readonly fn: FnFacts | undefined;
  readonly ownerType: string;
  readonly traitImpl: boolean;
  readonly test: boolean;
  readonly source: string;
  readonly lines: LineIndex;
  readonly calls: Calls;
}

/** Findings of one body, in source order. */
export function auditBody(scene: FileScene, input: BodyInput): Judged[] {
  const { sites, parents, escapes } = findSites(input.types, input.expr);
  if (sites.length === 0) return [];
  const exprs = new Set(sites.map((site) => site.expr));
  const graph = buildGraph(input.types, input.expr, (expr) => exprs.has(expr));
  const body: BodyContext = { ...input, graph, parents, escapes };
  const name = input.fn
    ? input.ownerType === ''
      ? input.fn.name
      : `${input.ownerType.replace(/<[\s\S]*$/, '')}::${input.fn.name}`
    : null;
  const frequency = input.fn
    ? frequencyOf(input.fn, input.ownerType, input.traitImpl, input.calls)
    : once;
  return sites.map((site) => judge(scene, gatherFacts(body, site), frequency, name));
}
