import type { Binding, BodyTypes, Expr, ExprOf, Pat, Stmt } from '../../../index/index.ts';
import { borrowedBindings, boxesBorrow, holdsReference, mayKeepReference } from './borrows.ts';
import { runsOnce } from './closures.ts';
import type { FlowNode, Graph, Place, UseKind } from './graph.ts';
import { placeOf } from './place.ts';

interface Loop {
  readonly label: string;
  readonly head: number;
  readonly exit: number;
}

interface Builder {
  readonly types: BodyTypes;
  readonly nodes: FlowNode[];
  readonly sites: Map<Expr, number>;
  readonly loans: Map<number, Place[]>;
  readonly loops: Loop[];
  readonly isSite: (expr: Expr) => boolean;
  current: number;
}

/** The flow of a body. `isSite` says which expressions are clones whose place in the order is wanted. */
export function buildGraph(types: BodyTypes, body: Expr, isSite: (expr: Expr) => boolean): Graph {
  const b: Builder = {
    types,
    nodes: [],
    sites: new Map(),
    loans: new Map(),
    loops: [],
    isSite,
    current: 0,
  };
  b.nodes.push({ place: undefined, kind: 'none', at: body.start, next: [] });
  value(b, body);
  return { nodes: b.nodes, sites: b.sites, loans: b.loans };
}

function add(
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

const blank = (b: Builder, at: number, from?: number): number =>
  add(b, 'none', undefined, at, from);

function link(b: Builder, from: number, to: number): void {
  b.nodes[from]!.next.push(to);
}

/** After `return` and `break`: what follows in the text is not reached. */
function unreachable(b: Builder, at: number): void {
  b.nodes.push({ place: undefined, kind: 'none', at, next: [] });
  b.current = b.nodes.length - 1;
}

function use(b: Builder, place: Place, kind: UseKind, at: number): number {
  return add(b, kind, place, at);
}

/** Evaluates an expression whose value is wanted. */
function value(b: Builder, expr: Expr): void {
  visit(b, expr, 'move');
}

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

/** Operands inside a place, such as the index in `a[i].b`. */
function evaluateIndexes(b: Builder, expr: Expr): void {
  if (expr.k === 'field') evaluateIndexes(b, expr.obj);
  else if (expr.k === 'unary') evaluateIndexes(b, expr.of);
  else if (expr.k === 'index') {
    evaluateIndexes(b, expr.obj);
    visit(b, expr.index, 'read');
  }
}

function all(b: Builder, exprs: readonly Expr[], kind: UseKind): void {
  for (const expr of exprs) visit(b, expr, kind);
}

/** References made for a call live until it runs: they are used once more after all arguments. */
function holdBorrows(b: Builder, exprs: readonly Expr[], at: number): void {
  for (const expr of exprs) {
    for (const binding of borrowedBindings(b.types, b.loans, expr))
      use(b, { binding: binding.binding, path: binding.path }, 'borrow', at);
  }
}

function call(b: Builder, expr: ExprOf<'call'>): void {
  const clone = b.isSite(expr);
  if (expr.fn.k !== 'path' || b.types.uses.has(expr.fn)) visit(b, expr.fn, 'borrow');
  if (clone && expr.args.length === 1) {
    cloneOf(b, expr, expr.args[0]!);
    return;
  }
  passArguments(b, expr, expr.args);
  lendThrough(
    b,
    expr.args,
    expr.args.flatMap((arg) => (arg.k === 'ref' && arg.mut ? [arg.of] : [])),
  );
  holdBorrows(b, keptArguments(b, expr, expr.args), expr.end);
}

function passArguments(b: Builder, owner: Expr, args: readonly Expr[]): void {
  for (const arg of args) {
    if (arg.k === 'closure') closure(b, arg, runsOnce(b.types, owner, arg));
    else value(b, arg);
  }
}

/**
 * Arguments whose borrows stand against the evaluation of later ones: not the last, which nothing follows before
 * the call, and not a closure that runs at once, which is gone when the call returns.
 */
function keptArguments(b: Builder, owner: Expr, args: readonly Expr[]): readonly Expr[] {
  return args.slice(0, -1).filter((arg) => arg.k !== 'closure' || !runsOnce(b.types, owner, arg));
}

/** `seen.push(&name)`: what a call may change can keep the references it is given. */
function lendThrough(b: Builder, args: readonly Expr[], targets: readonly Expr[]): void {
  for (const target of targets) {
    const place = placeOf(b.types, target);
    const binding = place ? b.types.bindings[place.binding] : undefined;
    if (!binding || !mayKeepReference(binding.type)) continue;
    for (const arg of args) if (arg !== target) lend(b, binding, arg);
  }
}

function method(b: Builder, expr: ExprOf<'method'>): void {
  if (b.isSite(expr) && expr.args.length === 0) {
    cloneOf(b, expr, expr.recv);
    return;
  }
  const self = b.types.calls.get(expr)?.fn?.facts.self;
  const kind: UseKind =
    self === 'own' ? 'move' : self === 'mut' ? 'borrow-mut' : self === 'ref' ? 'borrow' : 'read';
  visit(b, expr.recv, kind);
  passArguments(b, expr, expr.args);
  if (self !== 'ref' && self !== 'own') lendThrough(b, expr.args, [expr.recv]);
  // Two-phase borrow: the receiver is used when the call runs, after its arguments.
  if (expr.args.length > 0 && self !== 'own') {
    const place = placeOf(b.types, expr.recv);
    if (place) use(b, place, kind, expr.nameStart);
    else holdBorrows(b, [expr.recv], expr.nameStart);
  }
  if (expr.args.length > 1) holdBorrows(b, keptArguments(b, expr, expr.args), expr.end);
  if (b.isSite(expr)) b.sites.set(expr, blank(b, expr.nameStart));
}

function cloneOf(b: Builder, expr: Expr, receiver: Expr): void {
  const inner = receiver.k === 'ref' ? receiver.of : receiver;
  const place = placeOf(b.types, inner);
  if (place) {
    evaluateIndexes(b, inner);
    b.sites.set(expr, use(b, place, 'clone', expr.start));
    return;
  }
  visit(b, inner, 'borrow');
  b.sites.set(expr, blank(b, expr.start));
}

/** A closure's body in line: it may not run, may run once, or (unless it is FnOnce) again and again. */
function closure(b: Builder, expr: ExprOf<'closure'>, once: boolean): void {
  const before = b.current;
  const entry = blank(b, expr.start);
  const loops = b.loops.splice(0);
  for (const { pat } of expr.params) declarePattern(b, pat);
  value(b, expr.body);
  b.loops.push(...loops);
  if (!once) link(b, b.current, entry);
  const exit = blank(b, expr.end);
  link(b, before, exit);
}

function declareBinding(b: Builder, binding: Binding, at: number): void {
  add(b, 'declare', { binding: binding.id, path: [] }, at);
}

function declarePattern(b: Builder, pat: Pat, from?: Expr): void {
  const own = b.types.patterns.get(pat);
  if (own) {
    declareBinding(b, own, pat.start);
    if (from && (holdsReference(own.type) || boxesBorrow(from))) lend(b, own, from);
  }
  for (const inner of partsOf(pat)) declarePattern(b, inner, from);
}

function isSame(a: Place, b: Place): boolean {
  return a.binding === b.binding && a.path.join('.') === b.path.join('.');
}

function lend(b: Builder, to: Binding, from: Expr): void {
  const roots = borrowedBindings(b.types, b.loans, from, true);
  if (roots.length === 0) return;
  const lent = b.loans.get(to.id) ?? [];
  for (const root of roots) {
    if (root.binding === to.id) continue;
    for (const place of [root, ...(b.loans.get(root.binding) ?? [])])
      if (!lent.some((known) => isSame(known, place))) lent.push(place);
  }
  b.loans.set(to.id, lent);
}

function partsOf(pat: Pat): readonly Pat[] {
  if (pat.k === 'bind') return pat.sub ? [pat.sub] : [];
  if (pat.k === 'ref') return [pat.of];
  if (pat.k === 'fields') return pat.fields.map((f) => f.pat);
  return 'items' in pat ? pat.items : [];
}

function statement(b: Builder, stmt: Stmt): void {
  if (stmt.k === 'item') return;
  if (stmt.k === 'expr') {
    visit(b, stmt.expr, 'read');
    return;
  }
  if (stmt.init) {
    const wild = stmt.pat.k === 'other' || stmt.pat.k === 'rest';
    visit(b, stmt.init, wild ? 'read' : stmt.pat.k === 'bind' ? 'move' : matchedKind(b, stmt.pat));
  }
  if (stmt.else) {
    const at = b.current;
    value(b, stmt.else);
    b.current = blank(b, stmt.end, at);
  }
  if (stmt.init) declarePattern(b, stmt.pat, stmt.init);
  else for (const pat of [stmt.pat]) declarePattern(b, pat);
}

/** A pattern moves what it binds by value; one that binds nothing, or only references, reads. */
function matchedKind(b: Builder, pat: Pat): UseKind {
  const own = b.types.patterns.get(pat);
  if (own) return pat.k === 'bind' && pat.ref ? 'borrow' : 'move';
  const kinds = partsOf(pat).map((inner) => matchedKind(b, inner));
  return kinds.includes('move') ? 'move' : kinds.includes('borrow') ? 'borrow' : 'read';
}

function branches(
  b: Builder,
  at: number,
  works: readonly (() => void)[],
  fallThrough: boolean,
): void {
  const fork = b.current;
  const ends: number[] = fallThrough ? [fork] : [];
  for (const work of works) {
    b.current = fork;
    blank(b, at);
    work();
    ends.push(b.current);
  }
  unreachable(b, at);
  for (const end of ends) link(b, end, b.current);
}

/** Arms exclude each other, but a guard that fails goes on to the next arm. */
function matchArms(b: Builder, e: ExprOf<'match'>, kind: UseKind): void {
  const fork = b.current;
  const ends: number[] = e.arms.length === 0 ? [fork] : [];
  let failed = -1;
  for (const arm of e.arms) {
    b.current = fork;
    const start = blank(b, arm.pat.start);
    if (failed >= 0) link(b, failed, start);
    failed = -1;
    declarePattern(b, arm.pat, e.value);
    if (arm.guard) {
      visit(b, arm.guard, 'read');
      failed = b.current;
    }
    visit(b, arm.body, kind);
    ends.push(b.current);
  }
  unreachable(b, e.end);
  for (const end of ends) link(b, end, b.current);
}

function loopBody(
  b: Builder,
  label: string,
  at: number,
  end: number,
  work: (exit: number) => void,
): void {
  const head = blank(b, at);
  const exit = b.nodes.push({ place: undefined, kind: 'none', at: end, next: [] }) - 1;
  b.loops.push({ label, head, exit });
  work(exit);
  b.loops.pop();
  link(b, b.current, head);
  b.current = exit;
}

function asyncBlock(b: Builder, expr: ExprOf<'block'>): void {
  const before = b.current;
  const loops = b.loops.splice(0);
  blank(b, expr.start);
  for (const stmt of expr.stmts) statement(b, stmt);
  if (expr.tail) value(b, expr.tail);
  b.loops.push(...loops);
  const exit = blank(b, expr.end);
  link(b, before, exit);
}

type Visit = (b: Builder, expr: never, kind: UseKind) => void;

const visitors: { readonly [K in Expr['k']]: Visit } = {
  path: (() => undefined) as Visit,
  lit: (() => undefined) as Visit,
  field: ((b: Builder, e: ExprOf<'field'>, kind: UseKind) =>
    visit(b, e.obj, kind === 'move' ? 'read' : kind)) as Visit,
  call: call as Visit,
  method: method as Visit,
  ref: ((b: Builder, e: ExprOf<'ref'>) => visit(b, e.of, e.mut ? 'borrow-mut' : 'borrow')) as Visit,
  unary: ((b: Builder, e: ExprOf<'unary'>, kind: UseKind) =>
    visit(b, e.of, e.op === '*' && kind !== 'move' ? kind : 'read')) as Visit,
  binary: ((b: Builder, e: ExprOf<'binary'>) => {
    const comparison = /^(==|!=|<|>|<=|>=)$/.test(e.op);
    visit(b, e.left, comparison ? 'borrow' : 'move');
    if (e.op === '&&' || e.op === '||')
      branches(b, e.right.start, [() => visit(b, e.right, 'read')], true);
    else visit(b, e.right, comparison ? 'borrow' : 'move');
  }) as Visit,
  assign: ((b: Builder, e: ExprOf<'assign'>) => {
    value(b, e.right);
    const place = placeOf(b.types, e.left);
    if (!place) visit(b, e.left, 'borrow-mut');
    else {
      evaluateIndexes(b, e.left);
      use(b, place, e.op === '=' ? 'assign' : 'borrow-mut', e.left.start);
    }
    // `y = &x;`: y holds a loan from now on.
    const target = place ? b.types.bindings[place.binding] : undefined;
    if (target && holdsReference(target.type)) lend(b, target, e.right);
  }) as Visit,
  index: ((b: Builder, e: ExprOf<'index'>, kind: UseKind) => {
    visit(b, e.obj, kind === 'move' ? 'read' : kind);
    visit(b, e.index, 'read');
  }) as Visit,
  range: ((b: Builder, e: ExprOf<'range'>) => all(b, e.parts, 'move')) as Visit,
  block: ((b: Builder, e: ExprOf<'block'>, kind: UseKind) => {
    if (e.mode !== 'plain') return asyncBlock(b, e);
    const exit =
      e.label === ''
        ? -1
        : b.nodes.push({ place: undefined, kind: 'none', at: e.end, next: [] }) - 1;
    if (exit >= 0) b.loops.push({ label: e.label, head: exit, exit });
    for (const stmt of e.stmts) statement(b, stmt);
    if (e.tail) visit(b, e.tail, kind);
    if (exit >= 0) {
      b.loops.pop();
      link(b, b.current, exit);
      b.current = exit;
    }
  }) as Visit,
  if: ((b: Builder, e: ExprOf<'if'>, kind: UseKind) => {
    visit(b, e.cond, 'read');
    const works = [() => visit(b, e.then, kind)];
    if (e.else) works.push(() => visit(b, e.else!, kind));
    branches(b, e.start, works, !e.else);
  }) as Visit,
  let: ((b: Builder, e: ExprOf<'let'>) => {
    visit(b, e.value, matchedKind(b, e.pat));
    declarePattern(b, e.pat, e.value);
  }) as Visit,
  match: ((b: Builder, e: ExprOf<'match'>, kind: UseKind) => {
    const kinds = e.arms.map((arm) => matchedKind(b, arm.pat));
    visit(
      b,
      e.value,
      kinds.includes('move') ? 'move' : kinds.includes('borrow') ? 'borrow' : 'read',
    );
    matchArms(b, e, kind);
  }) as Visit,
  while: ((b: Builder, e: ExprOf<'while'>) =>
    loopBody(b, e.label, e.start, e.end, (exit) => {
      visit(b, e.cond, 'read');
      link(b, b.current, exit);
      visit(b, e.body, 'read');
    })) as Visit,
  loop: ((b: Builder, e: ExprOf<'loop'>) =>
    loopBody(b, e.label, e.start, e.end, () => visit(b, e.body, 'read'))) as Visit,
  for: ((b: Builder, e: ExprOf<'for'>) => {
    value(b, e.iter);
    loopBody(b, e.label, e.start, e.end, (exit) => {
      link(b, b.current, exit);
      // The iterator is alive while the loop runs: what it borrows is used at every turn.
      holdBorrows(b, [e.iter], e.iter.start);
      declarePattern(b, e.pat, e.iter);
      visit(b, e.body, 'read');
    });
  }) as Visit,
  closure: ((b: Builder, e: ExprOf<'closure'>) => closure(b, e, false)) as Visit,
  struct: ((b: Builder, e: ExprOf<'struct'>) => {
    for (const field of e.fields) value(b, field.value);
    if (e.base) visit(b, e.base, 'move');
  }) as Visit,
  tuple: ((b: Builder, e: ExprOf<'tuple'>) => all(b, e.items, 'move')) as Visit,
  array: ((b: Builder, e: ExprOf<'array'>) => all(b, e.items, 'move')) as Visit,
  cast: ((b: Builder, e: ExprOf<'cast'>) => visit(b, e.of, 'read')) as Visit,
  try: ((b: Builder, e: ExprOf<'try'>, kind: UseKind) => visit(b, e.of, kind)) as Visit,
  await: ((b: Builder, e: ExprOf<'await'>) => value(b, e.of)) as Visit,
  jump: ((b: Builder, e: ExprOf<'jump'>) => {
    if (e.value) value(b, e.value);
    if (e.op !== 'return') {
      const target = [...b.loops]
        .reverse()
        .find((loop) => (e.label === '' ? loop.head !== loop.exit : loop.label === e.label));
      if (target) link(b, b.current, e.op === 'break' ? target.exit : target.head);
    }
    unreachable(b, e.end);
  }) as Visit,
  macro: ((b: Builder, e: ExprOf<'macro'>) => {
    for (const arg of e.args)
      visit(b, arg, e.mode === 'borrow' ? 'borrow' : e.mode === 'value' ? 'move' : 'move');
    for (const name of e.names) {
      const binding = b.types.uses.get(name);
      if (binding)
        use(
          b,
          { binding: binding.id, path: name.path },
          e.mode === 'borrow' ? 'borrow' : 'read',
          name.start,
        );
    }
    if (e.mode === 'borrow') holdBorrows(b, e.args.slice(0, -1), e.end);
    if (/^(panic|unreachable|todo|unimplemented|bail)$/.test(e.name)) unreachable(b, e.end);
  }) as Visit,
  select: ((b: Builder, e: ExprOf<'select'>) => {
    for (const arm of e.arms) {
      if (arm.guard) visit(b, arm.guard, 'read');
      value(b, arm.future);
    }
    holdBorrows(
      b,
      e.arms.map((arm) => arm.future),
      e.end,
    );
    branches(
      b,
      e.start,
      e.arms.map((arm) => () => {
        declarePattern(b, arm.pat);
        value(b, arm.body);
      }),
      e.arms.length === 0,
    );
  }) as Visit,
  unknown: ((b: Builder, e: ExprOf<'unknown'>) => all(b, e.parts, 'read')) as Visit,
};
