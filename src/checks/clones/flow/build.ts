import type { BodyTypes, Expr } from '../../../index/index.ts';
import { visitBlock } from './blocks.ts';
import { visitIf, visitLet, visitMatch, visitSelect } from './branches.ts';
import { type Builder, use } from './builder.ts';
import { visitCall, visitMethod } from './calls.ts';
import { visitClosure } from './closure-body.ts';
import type { Graph, UseKind } from './graph.ts';
import { visitFor, visitJump, visitLoop, visitWhile } from './loops.ts';
import { visitMacro } from './macro.ts';
import {
  evaluateIndexes,
  value,
  visitArray,
  visitAwait,
  visitCast,
  visitRange,
  visitStruct,
  visitTry,
  visitTuple,
  visitUnknown,
} from './operands.ts';
import {
  visitAssign,
  visitBinary,
  visitField,
  visitIndex,
  visitRef,
  visitUnary,
} from './operators.ts';
import { placeOf } from './place.ts';

/** The flow of a body. `isSite` says which expressions are clones whose place in the order is wanted. */
export function buildGraph(types: BodyTypes, body: Expr, isSite: (expr: Expr) => boolean): Graph {
  const b: Builder = {
    types,
    nodes: [],
    sites: new Map(),
    loans: new Map(),
    loops: [],
    isSite,
    visit,
    current: 0,
  };
  b.nodes.push({ place: undefined, kind: 'none', at: body.start, next: [] });
  value(b, body);
  return { nodes: b.nodes, sites: b.sites, loans: b.loans };
}

/** What an expression uses: a place as a whole, everything else by its parts. */
function visit(b: Builder, expr: Expr, kind: UseKind): void {
  const place = placeOf(b.types, expr);
  if (place) {
    evaluateIndexes(b, expr);
    const node = use(b, place, kind, expr.start);
    if (b.isSite(expr)) b.sites.set(expr, node);
    return;
  }
  (visitors[expr.k] as (builder: Builder, e: Expr, k: UseKind) => void)(b, expr, kind);
}

type Visit = (b: Builder, expr: never, kind: UseKind) => void;

const visitors: { readonly [K in Expr['k']]: Visit } = {
  path: (() => undefined) as Visit,
  lit: (() => undefined) as Visit,
  field: visitField as Visit,
  call: visitCall as Visit,
  method: visitMethod as Visit,
  ref: visitRef as Visit,
  unary: visitUnary as Visit,
  binary: visitBinary as Visit,
  assign: visitAssign as Visit,
  index: visitIndex as Visit,
  range: visitRange as Visit,
  block: visitBlock as Visit,
  if: visitIf as Visit,
  let: visitLet as Visit,
  match: visitMatch as Visit,
  while: visitWhile as Visit,
  loop: visitLoop as Visit,
  for: visitFor as Visit,
  closure: visitClosure as Visit,
  struct: visitStruct as Visit,
  tuple: visitTuple as Visit,
  array: visitArray as Visit,
  cast: visitCast as Visit,
  try: visitTry as Visit,
  await: visitAwait as Visit,
  jump: visitJump as Visit,
  macro: visitMacro as Visit,
  select: visitSelect as Visit,
  unknown: visitUnknown as Visit,
};
