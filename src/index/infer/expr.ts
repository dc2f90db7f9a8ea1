import type { Expr, ExprOf, Stmt } from '../body.ts';
import { parseTypeText } from '../types/ast.ts';
import { readGenerics } from '../types/generics.ts';
import { autoderef, derefOnce, findAssociated, findField } from '../types/lookup.ts';
import { resolvePath } from '../types/paths.ts';
import {
  attributeType,
  library,
  resolveType,
  type TypeEnv,
  typeFromText,
  withArgs,
} from '../types/resolve.ts';
import {
  bool,
  freshVar,
  isUnknown,
  refTo,
  shallow,
  type Type,
  unit,
  unknown,
} from '../types/type.ts';
import { unify } from '../types/unify.ts';
import { inferCall } from './call.ts';
import { resolveCallee } from './callee.ts';
import { findBinding, inScope, type Pass } from './context.ts';
import { itemOf, outputOf, triedOf } from './iterate.ts';
import { inferMethod } from './method.ts';
import { bindPattern } from './patterns.ts';
import { settle } from './settle.ts';

type Infer = (pass: Pass, expr: never, expected: Type | undefined) => Type;

const never: Type = { k: 'prim', name: '!' };

/** Type of an expression; kept in `pass.types`. */
export function inferExpr(pass: Pass, expr: Expr, expected?: Type): Type {
  const type = (inferrers[expr.k] as (p: Pass, e: Expr, x: Type | undefined) => Type)(
    pass,
    expr,
    expected,
  );
  pass.types.set(expr, type);
  return type;
}

const optionOf = (type: Type | undefined, at: number): Type | undefined => {
  const t = type ? shallow(type) : undefined;
  return t?.k === 'adt' ? t.args[at] : undefined;
};

function literal(pass: Pass, expr: ExprOf<'lit'>): Type {
  if (expr.type === 'integer' || expr.type === 'float') return freshVar(expr.type);
  return typeFromText(pass.env, expr.type);
}

function path(pass: Pass, expr: ExprOf<'path'>, expected: Type | undefined): Type {
  const binding = findBinding(pass, expr.text);
  if (binding) {
    pass.uses.set(expr, binding);
    return binding.type;
  }
  const { env } = pass;
  const ast = parseTypeText(expr.text);
  if (ast.k !== 'path' && ast.k !== 'qself') return unknown;
  const callee = resolveCallee(pass, expr.text);
  if (callee && 'make' in callee) {
    const t = shallow(callee.type);
    const e = expected ? shallow(expected) : undefined;
    if (e?.k === 'adt' && t.k === 'adt' && t.def === e.def) unify(t, e);
    const fields =
      callee.variant === undefined
        ? callee.make.facts.fields
        : (callee.make.facts.variants.find((v) => v.name === callee.variant)?.fields ?? []);
    if (fields.length === 0) return callee.type;
    const names = readGenerics(callee.make.facts.generics, '');
    const generics = new Map(
      names.map((param, at) => [param.name, (t.k === 'adt' ? t.args[at] : undefined) ?? unknown]),
    );
    const inner: TypeEnv = {
      workspace: env.workspace,
      scope: callee.make.scope,
      generics,
      self: callee.type,
    };
    return {
      k: 'fn',
      kind: 'fn',
      params: fields.map((f) => typeFromText(inner, f.type)),
      ret: callee.type,
    };
  }
  if (callee) {
    const generics = new Map(callee.generics);
    for (const param of readGenerics(callee.fn.facts.generics, ''))
      generics.set(param.name, freshVar());
    const inner: TypeEnv = {
      workspace: env.workspace,
      scope: callee.fn.scope,
      generics,
      self: callee.self,
    };
    const params = callee.fn.facts.params.map((p) => typeFromText(inner, p.type));
    const self = callee.self ?? unknown;
    const receiver =
      callee.fn.facts.self === '' ? [] : [callee.fn.facts.self === 'own' ? self : refTo(self)];
    return {
      k: 'fn',
      kind: 'fn',
      params: [...receiver, ...params],
      ret: callee.fn.facts.ret === '' ? unit : typeFromText(inner, callee.fn.facts.ret),
    };
  }
  return constant(pass, expr.text);
}

function constant(pass: Pass, text: string): Type {
  const ast = parseTypeText(text);
  if (ast.k !== 'path') return unknown;
  const found = resolvePath(
    pass.env.workspace,
    pass.env.scope,
    ast.segments.map((s) => s.name),
  );
  if (found && 'constant' in found)
    return typeFromText(
      {
        workspace: pass.env.workspace,
        scope: found.constant.scope,
        generics: new Map(),
        self: undefined,
      },
      found.constant.facts.type,
    );
  if (found && 'type' in found && found.type.facts.kind === 'struct')
    return withArgs(pass.env.workspace, found.type, []);
  return unknown;
}

function block(pass: Pass, expr: ExprOf<'block'>, expected: Type | undefined): Type {
  const isFuture = expr.mode === 'async' || expr.mode === 'async-move';
  const output: Type = freshVar();
  if (isFuture || expr.mode === 'stream') pass.returns.push(output);
  const type = inScope(pass, () => {
    let diverges = false;
    for (const stmt of expr.stmts) diverges = statement(pass, stmt) || diverges;
    if (expr.tail) return pass.infer(expr.tail, isFuture ? undefined : expected);
    return diverges ? never : unit;
  });
  if (!isFuture && expr.mode !== 'stream') return type;
  pass.returns.pop();
  if (!isFuture)
    return {
      k: 'traits',
      impl: true,
      bounds: [{ def: undefined, name: 'Stream', args: [], assoc: new Map() }],
    };
  if (type !== never) unify(output, type);
  return {
    k: 'traits',
    impl: true,
    bounds: [{ def: undefined, name: 'Future', args: [], assoc: new Map([['Output', output]]) }],
  };
}

/** True when the statement never ends. */
function statement(pass: Pass, stmt: Stmt): boolean {
  if (stmt.k === 'item') return false;
  if (stmt.k === 'expr') {
    const type = shallow(pass.infer(stmt.expr));
    return type.k === 'prim' && type.name === '!';
  }
  const declared = stmt.type === '' ? undefined : typeFromText(pass.env, stmt.type);
  const from = stmt.init ? pass.infer(stmt.init, declared) : freshVar();
  if (declared && stmt.init) unify(declared, from);
  if (stmt.else) pass.infer(stmt.else);
  const type = declared && !isUnknown(declared) ? declared : settle(pass, from);
  bindPattern(pass, stmt.pat, type, 'let', stmt.init);
  return false;
}

/** The type of several branches: the first that is known and does not diverge. */
function join(types: readonly Type[]): Type {
  const real = types.filter((t) => {
    const s = shallow(t);
    return !(s.k === 'prim' && s.name === '!');
  });
  if (real.length === 0) return types.length > 0 ? never : unit;
  const known = real.find((t) => !isUnknown(t));
  for (const t of real) if (known && t !== known) unify(known, t);
  return known ?? real[0]!;
}

function condition(pass: Pass, cond: Expr): void {
  pass.infer(cond);
}

function deref(pass: Pass, of: Type): Type {
  return derefOnce(pass.env.workspace, settle(pass, of))?.type ?? unknown;
}

function binary(pass: Pass, expr: ExprOf<'binary'>): Type {
  const left = pass.infer(expr.left);
  const right = pass.infer(expr.right, expr.op === '+' ? undefined : left);
  if (/^(==|!=|<|>|<=|>=|&&|\|\|)$/.test(expr.op)) {
    if (expr.op.length < 3 && shallow(left).k === 'var') unify(left, right);
    return bool;
  }
  if (expr.op === '<<' || expr.op === '>>') return left;
  const l = shallow(left);
  const r = shallow(right);
  const plain = l.k === 'ref' ? shallow(l.to) : l;
  if (plain.k === 'var' || plain.k === 'prim') {
    const other = r.k === 'ref' ? shallow(r.to) : r;
    if (plain.k === 'var' && (other.k === 'prim' || other.k === 'var')) unify(plain, other);
    else if (other.k === 'var') unify(other, plain);
    return plain.k === 'var' && other.k === 'adt' ? unknown : plain;
  }
  if (l.k === 'adt') {
    const method = {
      '+': 'add',
      '-': 'sub',
      '*': 'mul',
      '/': 'div',
      '%': 'rem',
      '&': 'bitand',
      '|': 'bitor',
      '^': 'bitxor',
    }[expr.op];
    const found = method ? findAssociated(pass.env.workspace, l, method) : undefined;
    if (found)
      return typeFromText(
        { workspace: pass.env.workspace, scope: found.fn.scope, generics: found.generics, self: l },
        found.fn.facts.ret,
      );
    return l.def.name === 'String' || l.def.name === 'Duration' ? l : unknown;
  }
  return unknown;
}

function structure(pass: Pass, expr: ExprOf<'struct'>, expected: Type | undefined): Type {
  const ast = parseTypeText(expr.path);
  let type = ast.k === 'path' ? resolveType(pass.env, ast) : unknown;
  const t = shallow(type);
  const callee =
    ast.k === 'path' && ast.segments.length > 1 ? resolveCallee(pass, expr.path) : undefined;
  const made = callee && 'make' in callee ? callee : undefined;
  if (made) type = made.type;
  const def = made?.make ?? (t.k === 'adt' ? t.def : undefined);
  const e = expected ? shallow(expected) : undefined;
  const own = shallow(type);
  if (own.k === 'adt' && e?.k === 'adt' && e.def === own.def) unify(own, e);
  const declared = def
    ? made?.variant
      ? (def.facts.variants.find((v) => v.name === made.variant)?.fields ?? [])
      : def.facts.fields
    : [];
  const names = def ? readGenerics(def.facts.generics, '') : [];
  const generics = new Map(
    names.map((param, at) => [param.name, (own.k === 'adt' ? own.args[at] : undefined) ?? unknown]),
  );
  for (const { name, value } of expr.fields) {
    const field = def ? declared.find((f) => f.name === name) : undefined;
    const want =
      def && field
        ? typeFromText(
            { workspace: pass.env.workspace, scope: def.scope, generics, self: type },
            field.type,
          )
        : undefined;
    const have = pass.infer(value, want);
    if (want) unify(want, have);
  }
  if (expr.base) pass.infer(expr.base, type);
  return type;
}

function closure(pass: Pass, expr: ExprOf<'closure'>, expected: Type | undefined): Type {
  const want = expectedFn(expected);
  const ret: Type = expr.ret === '' ? freshVar() : typeFromText(pass.env, expr.ret);
  return inScope(pass, () => {
    const params = expr.params.map(({ pat, type }, at) => {
      const given = type === '' ? undefined : typeFromText(pass.env, type);
      const wanted = want?.params[at];
      const own = given ?? (wanted ? settle(pass, wanted) : freshVar());
      if (given && wanted) unify(given, wanted);
      bindPattern(pass, pat, own, 'closure');
      return own;
    });
    pass.returns.push(ret);
    const body = pass.infer(expr.body, expr.ret === '' ? undefined : ret);
    pass.returns.pop();
    const b = shallow(body);
    if (!(b.k === 'prim' && b.name === '!')) unify(ret, body);
    if (want) unify(want.ret, ret);
    return { k: 'fn', kind: want?.kind ?? 'closure', params, ret };
  });
}

function expectedFn(expected: Type | undefined): (Type & { k: 'fn' }) | undefined {
  const t = expected ? shallow(expected) : undefined;
  if (t?.k === 'fn') return t;
  if (t?.k !== 'traits' && t?.k !== 'param')
    return t?.k === 'adt' && t.def.name === 'Box' ? expectedFn(t.args[0]) : undefined;
  const bound = t.bounds.find((b) => /^Fn(Once|Mut)?$/.test(b.name));
  return bound
    ? {
        k: 'fn',
        kind: bound.name as 'Fn',
        params: bound.args,
        ret: bound.assoc.get('Output') ?? freshVar(),
      }
    : undefined;
}

function index(pass: Pass, expr: ExprOf<'index'>): Type {
  const object = settle(pass, pass.infer(expr.obj));
  const by = shallow(pass.infer(expr.index));
  const ranged = expr.index.k === 'range' || (by.k === 'adt' && by.def.name.startsWith('Range'));
  for (const step of autoderef(pass.env.workspace, object)) {
    const { type } = step;
    if (type.k === 'slice' || type.k === 'array') {
      pass.steps.set(expr, step);
      return ranged ? { k: 'slice', of: type.of } : type.of;
    }
    if (type.k === 'prim' && type.name === 'str') return type;
    if (type.k !== 'adt') continue;
    const own = attributeType(pass.env.workspace, type, 'index');
    if (own && !ranged) {
      pass.steps.set(expr, step);
      return own;
    }
    const found = findAssociated(pass.env.workspace, type, 'index');
    if (found && !type.def.scope.crate.library) {
      const ret = typeFromText(
        {
          workspace: pass.env.workspace,
          scope: found.fn.scope,
          generics: found.generics,
          self: type,
        },
        found.fn.facts.ret,
      );
      const t = shallow(ret);
      return t.k === 'ref' ? t.to : unknown;
    }
  }
  return unknown;
}

function macro(pass: Pass, expr: ExprOf<'macro'>, expected: Type | undefined): Type {
  const { workspace } = pass.env;
  for (const use of expr.names) {
    const binding = findBinding(pass, use.name);
    if (binding) pass.uses.set(use, binding);
  }
  if (expr.name === 'vec') {
    const item = optionOf(expected, 0) ?? freshVar();
    expr.args.forEach((arg, at) => {
      const type = pass.infer(arg, at === 0 ? item : undefined);
      if (at === 0) unify(item, type);
    });
    return library(workspace, 'std::vec::Vec', [item]);
  }
  const types = expr.args.map((arg) => pass.infer(arg));
  if (expr.name === 'format') return library(workspace, 'std::string::String', []);
  if (expr.name === 'json') return library(workspace, 'serde_json::Value', []);
  if (expr.name === 'matches') return bool;
  if (expr.name === 'anyhow') return library(workspace, 'anyhow::Error', []);
  if (/^(panic|unreachable|todo|unimplemented|bail)$/.test(expr.name)) return never;
  if (expr.name === 'join')
    return { k: 'tuple', items: types.map((t) => outputOf(workspace, t) ?? unknown) };
  if (expr.name === 'dbg') return types[0] ?? unknown;
  if (/^(format_args|span|\w+_span)$/.test(expr.name))
    return expr.name === 'format_args' ? unknown : library(workspace, 'tracing::Span', []);
  if (
    /^(println|eprintln|print|eprint|assert\w*|debug_assert\w*|trace|debug|info|warn|error|ensure|pin)$/.test(
      expr.name,
    )
  )
    return unit;
  return unknown;
}

function jump(pass: Pass, expr: ExprOf<'jump'>): Type {
  if (expr.op === 'return') {
    const want = pass.returns[pass.returns.length - 1];
    if (expr.value) {
      const type = pass.infer(expr.value, want);
      if (want) unify(want, type);
    }
  } else if (expr.value) {
    const type = pass.infer(expr.value);
    const target = pass.breaks[pass.breaks.length - 1];
    if (target) unify(target, type);
  }
  return never;
}

function loop(pass: Pass, body: Expr): Type {
  const result = freshVar();
  pass.breaks.push(result);
  pass.infer(body);
  pass.breaks.pop();
  return result;
}

const inferrers: { readonly [K in Expr['k']]: Infer } = {
  lit: literal as Infer,
  path: path as Infer,
  block: block as Infer,
  binary: binary as Infer,
  struct: structure as Infer,
  closure: closure as Infer,
  index: index as Infer,
  macro: macro as Infer,
  jump: jump as Infer,
  call: inferCall as Infer,
  method: inferMethod as Infer,
  field: ((pass: Pass, expr: ExprOf<'field'>) => {
    const object = settle(pass, pass.infer(expr.obj));
    const found = findField(pass.env.workspace, object, expr.name);
    if (!found) return unknown;
    pass.steps.set(expr, found.step);
    return settle(pass, found.type);
  }) as Infer,
  ref: ((pass: Pass, expr: ExprOf<'ref'>, expected: Type | undefined) => {
    const e = expected ? shallow(expected) : undefined;
    return refTo(pass.infer(expr.of, e?.k === 'ref' ? e.to : undefined), expr.mut);
  }) as Infer,
  unary: ((pass: Pass, expr: ExprOf<'unary'>) => {
    const type = pass.infer(expr.of);
    if (expr.op === '*') return deref(pass, type);
    const t = shallow(type);
    return t.k === 'ref' ? t.to : type;
  }) as Infer,
  assign: ((pass: Pass, expr: ExprOf<'assign'>) => {
    const left = pass.infer(expr.left);
    const right = pass.infer(expr.right, left);
    if (expr.op === '=') unify(left, right);
    return unit;
  }) as Infer,
  range: ((pass: Pass, expr: ExprOf<'range'>) => {
    const types = expr.parts.map((part) => pass.infer(part));
    if (types[0] && types[1]) unify(types[0], types[1]);
    return library(pass.env.workspace, 'std::ops::Range', [types[0] ?? freshVar('integer')]);
  }) as Infer,
  if: ((pass: Pass, expr: ExprOf<'if'>, expected: Type | undefined) => {
    const then = inScope(pass, () => {
      condition(pass, expr.cond);
      return pass.infer(expr.then, expected);
    });
    if (!expr.else) return unit;
    return join([then, inScope(pass, () => pass.infer(expr.else!, expected))]);
  }) as Infer,
  let: ((pass: Pass, expr: ExprOf<'let'>) => {
    bindPattern(pass, expr.pat, settle(pass, pass.infer(expr.value)), 'pattern');
    return bool;
  }) as Infer,
  match: ((pass: Pass, expr: ExprOf<'match'>, expected: Type | undefined) => {
    const value = settle(pass, pass.infer(expr.value));
    const types = expr.arms.map((arm) =>
      inScope(pass, () => {
        bindPattern(pass, arm.pat, value, 'pattern');
        if (arm.guard) pass.infer(arm.guard);
        return pass.infer(arm.body, expected);
      }),
    );
    return join(types);
  }) as Infer,
  while: ((pass: Pass, expr: ExprOf<'while'>) => {
    inScope(pass, () => {
      condition(pass, expr.cond);
      loop(pass, expr.body);
    });
    return unit;
  }) as Infer,
  loop: ((pass: Pass, expr: ExprOf<'loop'>) => loop(pass, expr.body)) as Infer,
  for: ((pass: Pass, expr: ExprOf<'for'>) => {
    const item = itemOf(pass.env.workspace, settle(pass, pass.infer(expr.iter))) ?? unknown;
    inScope(pass, () => {
      bindPattern(pass, expr.pat, settle(pass, item), 'for');
      loop(pass, expr.body);
    });
    return unit;
  }) as Infer,
  tuple: ((pass: Pass, expr: ExprOf<'tuple'>, expected: Type | undefined) => {
    const e = expected ? shallow(expected) : undefined;
    return {
      k: 'tuple',
      items: expr.items.map((item, at) =>
        pass.infer(item, e?.k === 'tuple' ? e.items[at] : undefined),
      ),
    };
  }) as Infer,
  array: ((pass: Pass, expr: ExprOf<'array'>) => {
    const types = expr.items.map((item) => pass.infer(item));
    if (!expr.repeat) for (const t of types.slice(1)) unify(types[0]!, t);
    return { k: 'array', of: types[0] ?? freshVar() };
  }) as Infer,
  cast: ((pass: Pass, expr: ExprOf<'cast'>) => {
    pass.infer(expr.of);
    return typeFromText(pass.env, expr.type);
  }) as Infer,
  try: ((pass: Pass, expr: ExprOf<'try'>) => triedOf(settle(pass, pass.infer(expr.of)))) as Infer,
  await: ((pass: Pass, expr: ExprOf<'await'>) =>
    settle(
      pass,
      outputOf(pass.env.workspace, settle(pass, pass.infer(expr.of))) ?? unknown,
    )) as Infer,
  select: ((pass: Pass, expr: ExprOf<'select'>) => {
    const futures = expr.arms.map(
      (arm) => outputOf(pass.env.workspace, settle(pass, pass.infer(arm.future))) ?? unknown,
    );
    return join(
      expr.arms.map((arm, at) =>
        inScope(pass, () => {
          bindPattern(pass, arm.pat, settle(pass, futures[at]!), 'pattern');
          if (arm.guard) pass.infer(arm.guard);
          return pass.infer(arm.body);
        }),
      ),
    );
  }) as Infer,
  unknown: ((pass: Pass, expr: ExprOf<'unknown'>) => {
    for (const part of expr.parts) pass.infer(part);
    return unknown;
  }) as Infer,
};
