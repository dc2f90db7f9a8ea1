import {
  type BodyTypes,
  type Expr,
  eachChild,
  peel,
  type Role,
  type Stmt,
  shallow,
} from '../../index/index.ts';

export type CloneCall =
  | 'clone'
  | 'arc_clone'
  | 'type_clone'
  | 'clone_fn'
  | 'cloned'
  | 'to_owned'
  | 'to_vec'
  | 'to_string'
  | 'clone_from';

/** One step from an expression outwards. */
export interface Parent {
  readonly expr: Expr;
  /** Part that the inner expression plays in `expr`. */
  readonly role: Role;
  readonly at: number;
  readonly stmt: Stmt | undefined;
}

export type Parents = ReadonlyMap<Expr, Parent>;

/** A place where a value is copied by Clone or one of its kin. */
export interface CloneSite {
  readonly expr: Expr;
  readonly call: CloneCall;
  /** What is cloned; the function itself for `.map(Arc::clone)`. */
  readonly receiver: Expr;
  /** Offset of the word that clones. */
  readonly token: number;
  readonly tokenEnd: number;
}

const methods: ReadonlyMap<string, CloneCall> = new Map([
  ['clone', 'clone'],
  ['cloned', 'cloned'],
  ['to_owned', 'to_owned'],
  ['to_vec', 'to_vec'],
  ['to_string', 'to_string'],
  ['clone_from', 'clone_from'],
]);

export interface FoundSites {
  readonly sites: CloneSite[];
  readonly parents: Parents;
  /** `move` closures and async blocks: they take what they name with them. */
  readonly escapes: readonly Expr[];
}

/** All clone sites below an expression in source order, and the parent of each expression. */
export function findSites(types: BodyTypes, body: Expr): FoundSites {
  const sites: CloneSite[] = [];
  const parents = new Map<Expr, Parent>();
  const escapes: Expr[] = [];
  const visit = (expr: Expr): void => {
    const site = asSite(types, expr, parents.get(expr));
    if (site) sites.push(site);
    if (
      (expr.k === 'closure' && expr.move) ||
      (expr.k === 'block' && (expr.mode === 'async-move' || expr.mode === 'stream'))
    )
      escapes.push(expr);
    eachChild(expr, (child, role, at, stmt) => {
      parents.set(child, { expr, role, at, stmt });
      visit(child);
    });
  };
  visit(body);
  return { sites, parents, escapes };
}

function asSite(types: BodyTypes, expr: Expr, parent: Parent | undefined): CloneSite | undefined {
  const make = (call: CloneCall, receiver: Expr, token: number, tokenEnd: number): CloneSite => ({
    expr,
    call,
    receiver,
    token,
    tokenEnd,
  });
  if (expr.k === 'method') {
    const call = methods.get(expr.name);
    if (!call || expr.args.length !== (call === 'clone_from' ? 1 : 0)) return undefined;
    if (call === 'to_string' && !isText(types, expr.recv)) return undefined;
    if (call === 'to_owned' && expr.recv.k === 'lit') return undefined;
    return make(call, expr.recv, expr.nameStart, expr.nameStart + expr.name.length);
  }
  if (expr.k === 'call' && expr.fn.k === 'path' && expr.args.length === 1) {
    const name = cloningPath(expr.fn.text);
    const arg = expr.args[0]!;
    if (name)
      return make(
        name,
        arg.k === 'ref' ? arg.of : arg,
        expr.fn.end - wordOf(expr.fn.text).length,
        expr.fn.end,
      );
  }
  if (expr.k === 'path') {
    if (!cloningPath(expr.text) || (parent?.role === 'callee' && parent.expr.k === 'call'))
      return undefined;
    return make('clone_fn', expr, expr.end - wordOf(expr.text).length, expr.end);
  }
  return undefined;
}

const wordOf = (path: string): string => path.slice(path.lastIndexOf(':') + 1);

function cloningPath(path: string): CloneCall | undefined {
  if (/^(?:std::sync::|std::rc::|sync::|rc::)?(?:Arc|Rc)(?:::<.*>)?::clone$/.test(path))
    return 'arc_clone';
  if (/::clone$/.test(path)) return 'type_clone';
  return /^(?:ToOwned|str|String|Path)::to_owned$/.test(path) ? 'to_owned' : undefined;
}

/** `to_string` copies text only on `str` and `String`; on a literal it makes the text in the first place. */
function isText(types: BodyTypes, receiver: Expr): boolean {
  if (receiver.k === 'lit') return false;
  const type = types.types.get(receiver);
  if (!type) return false;
  const t = shallow(peel(type));
  return (t.k === 'prim' && t.name === 'str') || (t.k === 'adt' && t.def.name === 'String');
}
