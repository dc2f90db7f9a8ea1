import {
  cloneStep,
  type Expr,
  type FnDef,
  findField,
  findMethod,
  isUnknown,
  peel,
  shallow,
  showType,
  type Type,
} from '../../index/index.ts';
import type { BodyContext } from './body.ts';
import { boundNeeds } from './bound.ts';
import type { Consumer } from './consumed.ts';
import { consumerOf } from './consumer.ts';
import { type CostOf, costOf } from './cost.ts';
import { type LaterUse, laterUse, type Place } from './flow/graph.ts';
import { placeOf } from './flow/place.ts';
import { heldByGuard, isGuard } from './guards.ts';
import { isCopy } from './is-copy.ts';
import { oneLine } from './one-line.ts';
import { type Owner, ownerOf } from './ownership.ts';
import { type SiteScope, scopeOf } from './scope.ts';
import type { CloneCall, CloneSite } from './sites.ts';

/** A workspace function that only reads a parameter it takes by value. */
export interface ReadOnlyParameter {
  readonly fn: FnDef;
  readonly name: string;
  readonly type: string;
}

/** What is known of one site: the input of every rule and role. */
export interface SiteFacts {
  readonly site: CloneSite;
  readonly call: CloneCall;
  readonly body: BodyContext;
  readonly receiver: string;
  readonly receiverType: Type;
  /** As printed in the report; null when the outermost type is not known. */
  readonly type: string | null;
  readonly result: Type;
  readonly cost: CostOf;
  readonly owner: Owner;
  readonly place: Place | undefined;
  readonly later: LaterUse | undefined;
  readonly consumer: Consumer;
  readonly scope: SiteScope;
  readonly copy: boolean;
  readonly guard: boolean;
  readonly handle: boolean;
  readonly refcount: boolean;
  /** For `let y = x.clone()`: why `y` needs a value of its own; '' when a borrow would do. */
  readonly bound: string | undefined;
  readonly readOnly: ReadOnlyParameter | undefined;
}

/** Gathers the facts of one site. */
export function gatherFacts(body: BodyContext, site: CloneSite): SiteFacts {
  const { types, graph, parents } = body;
  const text = (expr: Expr): string => oneLine(body.source.slice(expr.start, expr.end));
  const { workspace } = types.env;
  const receiverType = types.types.get(site.receiver) ?? { k: 'unknown' };
  const result = resultOf(body, site, receiverType);
  const owner =
    ownClone(body, site) ??
    (site.call === 'clone_fn' || (site.call === 'cloned' && !isUnknown(receiverType))
      ? elementOwner
      : ownerOf(types, text, site.receiver));
  const place = site.call === 'clone_fn' ? undefined : placeOf(types, site.receiver);
  const node = graph.sites.get(site.expr);
  const later =
    place && node !== undefined
      ? (laterUse(graph, node, capturedPlace(body, site, place)) ?? heldByGuard(body, site, place))
      : undefined;
  const consumer = consumerOf(types, parents, site);
  const inner = shallow(peel(result));
  const flags = inner.k === 'adt' ? inner.def.traits.flags : noFlags;
  const own = shallow(receiverType);
  return {
    site,
    call: site.call,
    body,
    receiver: text(site.receiver),
    receiverType,
    type: showType(site.call === 'type_clone' ? result : receiverType),
    result,
    cost: site.call === 'cloned' ? costOf(workspace, elementOf(result)) : costOf(workspace, result),
    owner,
    place,
    later,
    consumer,
    scope: scopeOf(types, parents, site, text, body.fn?.async ?? false),
    // `&str`, or `&T` of a T that is not Clone: what is copied is the reference.
    copy:
      owner.kind !== 'unknown' &&
      ((isCopy(workspace, receiverType) && own.k !== 'ref') ||
        (site.call === 'clone' && own.k === 'ref' && shallow(result).k === 'ref')),
    guard: owner.through === 'guard' || isGuard(receiverType),
    handle: flags.has('handle'),
    refcount: flags.has('refcount'),
    bound: consumer.binding ? boundNeeds(body, site.receiver, consumer.binding, node) : undefined,
    readOnly: readOnlyParameter(body, consumer, result),
  };
}

const noFlags: ReadonlySet<string> = new Set();

const elementOwner: Owner = {
  kind: 'behind',
  why: 'the function is handed references',
  through: 'reference',
};

/**
 * Inside a closure or async block a move takes the shortest place that it names: one that reads `s` and moves
 * `s.name` takes all of `s`.
 */
function capturedPlace(
  { types, parents, graph }: BodyContext,
  site: CloneSite,
  place: Place,
): Place {
  const declared = types.bindings[place.binding]!.start;
  let shortest = place;
  for (let at = parents.get(site.expr); at; at = parents.get(at.expr)) {
    const { expr } = at;
    if (expr.start <= declared) break;
    if (expr.k !== 'closure' && (expr.k !== 'block' || expr.mode === 'plain')) continue;
    for (const node of graph.nodes) {
      if (node.place?.binding !== place.binding || node.kind === 'declare') continue;
      if (node.at < expr.start || node.at >= expr.end) continue;
      const { path } = node.place;
      if (
        path.length < shortest.path.length &&
        path.every((part, index) => part === place.path[index])
      )
        shortest = node.place;
    }
  }
  return shortest;
}

/** A `clone` that the type declares itself is not Clone's. */
function ownClone(body: BodyContext, site: CloneSite): Owner | undefined {
  const fn = site.call === 'clone' ? body.types.calls.get(site.expr)?.fn : undefined;
  return fn?.impl && fn.impl.facts.trait === '' && !fn.scope.crate.library
    ? {
        kind: 'unknown',
        why: '`clone` is a method of its own here, not that of Clone',
        through: undefined,
      }
    : undefined;
}

function resultOf(body: BodyContext, site: CloneSite, receiver: Type): Type {
  if (
    site.call === 'clone' ||
    site.call === 'type_clone' ||
    site.call === 'arc_clone' ||
    site.call === 'clone_from'
  ) {
    const base = peel(receiver);
    if (site.call !== 'clone') {
      const own = body.types.types.get(site.expr);
      if (own && !isUnknown(own)) return own;
    }
    return isUnknown(base) ? { k: 'unknown' } : cloneStep(body.types.env.workspace, receiver).type;
  }
  if (site.call === 'clone_fn') return { k: 'unknown' };
  return body.types.types.get(site.expr) ?? { k: 'unknown' };
}

/** `cloned` on an Option or iterator copies its elements. */
function elementOf(result: Type): Type {
  const t = shallow(result);
  if (t.k === 'adt' && t.def.name === 'Option') return t.args[0] ?? t;
  if (t.k === 'traits')
    return t.bounds.find((b) => b.assoc.has('Item'))?.assoc.get('Item') ?? { k: 'unknown' };
  return t;
}

/** The parameter that takes the clone, where its function only reads it. */
function readOnlyParameter(
  body: BodyContext,
  consumer: Consumer,
  result: Type,
): ReadOnlyParameter | undefined {
  const { fn } = consumer;
  if (!fn || consumer.kind !== 'argument' || consumer.parameter < 0 || fn.scope.crate.library)
    return undefined;
  // A trait's method has the signature of the trait.
  if (fn.trait || (fn.impl && fn.impl.facts.trait !== '')) return undefined;
  const param = fn.facts.params[consumer.parameter];
  if (!param?.reads) return undefined;
  // A future that is not awaited where it is made must own what it works on: it is spawned, boxed or joined.
  const call = body.parents.get(consumer.expr)?.expr;
  const isFuture = fn.facts.async || /\bFuture\b|BoxFuture/.test(fn.facts.ret);
  if (isFuture && (!call || body.parents.get(call)?.expr.k !== 'await')) return undefined;
  const { workspace } = body.types.env;
  const borrows = param.reads.every((name) => {
    if (name.startsWith('.')) {
      const field = findField(workspace, result, name.slice(1));
      return field !== undefined && isCopy(workspace, field.type);
    }
    const self = findMethod(body.types.env.workspace, result, name)?.fn.facts.self;
    return self === 'ref';
  });
  return borrows ? { fn, name: param.pattern, type: param.type } : undefined;
}
