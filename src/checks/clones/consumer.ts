import {
  type Binding,
  type BodyTypes,
  type CallInfo,
  type Expr,
  type ExprOf,
  type FnDef,
  shallow,
  type Type,
} from '../../index/index.ts';
import { isCopy } from './cost.ts';
import type { CloneSite, Parents } from './sites.ts';

/** What becomes of the cloned value. */
export interface Consumer {
  readonly kind:
    | 'borrowed'
    | 'method'
    | 'argument'
    | 'let'
    | 'stored'
    | 'returned'
    | 'matched'
    | 'iterated'
    | 'compared'
    | 'assigned'
    | 'closure'
    | 'field-of'
    | 'dropped'
    | 'element'
    | 'other';
  /** `owned`: it needs a value of its own. `borrow`: a reference would do. `unknown`: cannot be told. */
  readonly needs: 'owned' | 'borrow' | 'unknown';
  readonly why: string;
  readonly callee: string;
  readonly fn: FnDef | undefined;
  /** Parameter that takes it, -1 for none. */
  readonly parameter: number;
  /** Name given to the clone by `let`. */
  readonly binding: Binding | undefined;
  /** Expression whose place the clone (or what wraps it) fills. */
  readonly expr: Expr;
  readonly spawned: boolean;
  /** Generic bound of the parameter that takes it, '' for a plain type. */
  readonly generic: string;
}

const nothing = {
  callee: '',
  fn: undefined,
  parameter: -1,
  binding: undefined,
  spawned: false,
  generic: '',
};

/** Follows the clone outwards to what takes it. */
export function consumerOf(types: BodyTypes, parents: Parents, site: CloneSite): Consumer {
  let expr = site.expr;
  for (let hops = 0; hops < 60; hops++) {
    const parent = parents.get(expr);
    if (!parent)
      return {
        ...nothing,
        kind: 'returned',
        needs: 'owned',
        why: 'it is the value of the body',
        expr,
      };
    const outer = parent.expr;
    switch (parent.role) {
      case 'receiver':
        return receiver(types, outer as ExprOf<'method'>);
      case 'argument':
        return argument(types, outer, parent.at, expr);
      case 'callee':
        return { ...nothing, kind: 'method', needs: 'borrow', why: 'it is called', expr };
      case 'object':
        return {
          ...nothing,
          kind: 'field-of',
          needs: 'borrow',
          why: 'only a field of the copy is used',
          expr: outer,
        };
      case 'operand':
        if (outer.k === 'ref')
          return {
            ...nothing,
            kind: 'borrowed',
            needs: 'borrow',
            why: outer.mut ? 'the copy is changed' : 'the copy is only borrowed',
            expr: outer,
            ...(outer.mut ? { needs: 'owned' as const } : {}),
          };
        if (outer.k === 'try' || outer.k === 'cast' || outer.k === 'await') break;
        return { ...nothing, kind: 'other', needs: 'borrow', why: 'an operator reads it', expr };
      case 'left':
      case 'right':
        if (outer.k === 'assign')
          return { ...nothing, kind: 'assigned', needs: 'owned', why: 'it is assigned', expr };
        if (outer.k === 'binary' && /^(==|!=|<|>|<=|>=)$/.test(outer.op))
          return {
            ...nothing,
            kind: 'compared',
            needs: 'borrow',
            why: 'it is only compared',
            expr,
          };
        return {
          ...nothing,
          kind: 'other',
          needs: outer.k === 'binary' && outer.op === '+' ? 'owned' : 'unknown',
          why: 'an operator takes it',
          expr,
        };
      case 'init': {
        const pat = parent.stmt?.k === 'let' ? parent.stmt.pat : undefined;
        const binding = pat ? types.patterns.get(pat) : undefined;
        if (pat?.k === 'other' && pat.text === '_')
          return {
            ...nothing,
            kind: 'dropped',
            needs: 'borrow',
            why: 'the result is not used',
            expr,
          };
        return {
          ...nothing,
          kind: binding ? 'let' : 'matched',
          needs: 'unknown',
          why: binding ? `it is bound to \`${binding.name}\`` : 'it is taken apart by a pattern',
          binding,
          expr,
        };
      }
      case 'field':
        if (outer.k === 'struct')
          return {
            ...nothing,
            kind: 'stored',
            needs: 'owned',
            why: `stored in field \`${outer.fields[parent.at]?.name ?? ''}\` of ${outer.path}`,
            expr,
          };
        return { ...nothing, kind: 'stored', needs: 'owned', why: 'stored', expr };
      case 'base':
        return {
          ...nothing,
          kind: 'stored',
          needs: 'owned',
          why: 'the rest of a struct is taken from it',
          expr,
        };
      case 'item':
        return {
          ...nothing,
          kind: 'element',
          needs: 'owned',
          why: `it becomes part of ${outer.k === 'tuple' ? 'a tuple' : 'an array'}`,
          expr,
        };
      case 'tail':
      case 'then':
      case 'else':
      case 'arm':
        break;
      case 'body':
        if (outer.k === 'closure')
          return {
            ...nothing,
            kind: 'closure',
            needs: 'owned',
            why: 'it is what the closure returns',
            expr: outer,
          };
        return {
          ...nothing,
          kind: 'dropped',
          needs: 'borrow',
          why: 'the result is not used',
          expr,
        };
      case 'result':
        return {
          ...nothing,
          kind: 'returned',
          needs: 'owned',
          why:
            outer.k === 'jump' && outer.op === 'return' ? 'it is returned' : 'it leaves the loop',
          expr,
        };
      case 'scrutinee':
        return {
          ...nothing,
          kind: 'matched',
          needs: 'unknown',
          why: 'it is matched by a pattern',
          expr,
        };
      case 'iterator':
        return {
          ...nothing,
          kind: 'iterated',
          needs: 'unknown',
          why: 'the loop walks over it',
          expr,
        };
      case 'statement':
        // A block whose value is dropped is one of several cfg'd ones, or something we misread.
        if (expr !== site.expr && expr.k !== 'try' && expr.k !== 'await')
          return {
            ...nothing,
            kind: 'other',
            needs: 'unknown',
            why: 'the value of its block is not used here',
            expr,
          };
        return {
          ...nothing,
          kind: 'dropped',
          needs: 'borrow',
          why: 'the result is not used',
          expr,
        };
      default:
        return {
          ...nothing,
          kind: 'other',
          needs: 'unknown',
          why: 'what takes it could not be told',
          expr,
        };
    }
    expr = outer;
  }
  return { ...nothing, kind: 'other', needs: 'unknown', why: 'nested too deep', expr };
}

const consuming =
  /^(into|into_\w+|unwrap\w*|expect|ok|err|map|map_err|and_then|or_else|ok_or\w*|collect|fold|for_each|filter\w*|flat_map|zip|chain|rev|enumerate|extend|join|await|with_\w+|boxed|instrument)$/;

function receiver(types: BodyTypes, call: ExprOf<'method'>): Consumer {
  const info = types.calls.get(call);
  const self = info?.fn?.facts.self;
  const base = { ...nothing, kind: 'method' as const, callee: call.name, fn: info?.fn, expr: call };
  if (isCloneName(call.name)) return { ...base, needs: 'borrow', why: 'it is cloned again' };
  if (
    call.name === 'as_ref' ||
    call.name === 'as_str' ||
    call.name === 'as_slice' ||
    self === 'ref'
  ) {
    return { ...base, needs: 'borrow', why: `\`${call.name}\` only borrows it` };
  }
  if (self === 'mut') return { ...base, needs: 'owned', why: `\`${call.name}\` changes the copy` };
  if (self === 'own') return { ...base, needs: 'owned', why: `\`${call.name}\` takes it by value` };
  return {
    ...base,
    needs: consuming.test(call.name) ? 'owned' : 'unknown',
    why: `\`${call.name}\` takes it`,
  };
}

const isCloneName = (name: string): boolean =>
  /^(clone|to_owned|to_vec|to_string|cloned)$/.test(name);

function argument(types: BodyTypes, outer: Expr, at: number, expr: Expr): Consumer {
  if (outer.k === 'macro') {
    const borrows = outer.mode === 'borrow';
    return {
      ...nothing,
      kind: borrows ? 'borrowed' : 'argument',
      needs: borrows ? 'borrow' : outer.mode === 'value' ? 'owned' : 'unknown',
      why: `macro \`${outer.name}!\` ${borrows ? 'takes it by reference' : 'takes it'}`,
      callee: `${outer.name}!`,
      expr,
    };
  }
  const info: CallInfo | undefined = types.calls.get(outer);
  const callee =
    outer.k === 'method'
      ? outer.name
      : outer.k === 'call' && outer.fn.k === 'path'
        ? outer.fn.text
        : '';
  const base = {
    ...nothing,
    kind: 'argument' as const,
    callee,
    fn: info?.fn,
    expr,
    parameter: parameterOf(info, outer, at),
    generic: info?.generic[at] ?? '',
  };
  const spawned =
    info?.fn?.facts.attrs.includes('dyn(spawn') === true ||
    /(^|::)spawn(_blocking|_local|_on)?$/.test(callee);
  if (info?.kind === 'constructor')
    return { ...base, kind: 'stored', needs: 'owned', why: `it becomes part of \`${callee}\`` };
  const param: Type | undefined = info?.params[at];
  const p = param ? shallow(param) : undefined;
  if (p?.k === 'ref') return { ...base, needs: 'borrow', why: `\`${callee}\` takes a reference` };
  return { ...base, needs: 'owned', why: `\`${callee || 'the call'}\` takes it by value`, spawned };
}

/** Place of the argument among the declared parameters: `Type::method(x, a)` counts `x` as the receiver. */
function parameterOf(info: CallInfo | undefined, outer: Expr, at: number): number {
  if (!info?.fn) return -1;
  return outer.k === 'call' && info.fn.facts.self !== '' ? at - 1 : at;
}

/** Why a binding is more than read, undefined when every use of it only reads. */
export function notOnlyRead(
  types: BodyTypes,
  parents: Parents,
  escapes: readonly Expr[],
  binding: Binding,
): string | undefined {
  if (binding.mut) return `\`${binding.name}\` is changed`;
  let uses = 0;
  for (const [use, target] of types.uses) {
    if (target !== binding) continue;
    uses++;
    if (
      escapes.some(
        (block) => block.start > binding.start && block.start <= use.start && use.start < block.end,
      )
    )
      return `\`${binding.name}\` is moved into a closure or task`;
    // A name inside macro tokens: formatting reads it, anything else was opened as an expression.
    if (!('k' in use)) continue;
    const why = moreThanRead(types, parents, use, binding);
    if (why) return why;
  }
  return uses === 0 ? `\`${binding.name}\` is never used` : undefined;
}

function moreThanRead(
  types: BodyTypes,
  parents: Parents,
  use: Expr,
  binding: Binding,
): string | undefined {
  let expr = use;
  const moved = `\`${binding.name}\` is moved on`;
  for (let hops = 0; hops < 12; hops++) {
    const parent = parents.get(expr);
    if (!parent) return moved;
    const outer = parent.expr;
    if (parent.role === 'object') {
      expr = outer;
      continue;
    }
    const type = types.types.get(expr);
    if (expr !== use && type && isCopy(types.env.workspace, type)) return undefined;
    if (parent.role === 'receiver' && outer.k === 'method') {
      // A reference that is cloned gives a reference where a value is wanted, as with `&str`.
      if (isCloneName(outer.name)) return `\`${binding.name}\` is cloned again`;
      const self = types.calls.get(outer)?.fn?.facts.self;
      return self === 'ref'
        ? undefined
        : `\`${outer.name}\` may take or change \`${binding.name}\``;
    }
    // A loop over it is a read when what the loop binds is only read.
    if (parent.role === 'iterator' && outer.k === 'for') {
      const item = types.patterns.get(outer.pat);
      return item ? notOnlyRead(types, parents, [], item) : moved;
    }
    if (parent.role === 'operand' && outer.k === 'ref')
      return outer.mut ? `\`${binding.name}\` is changed` : undefined;
    if (parent.role === 'argument' && outer.k === 'macro' && outer.mode === 'borrow')
      return undefined;
    if (
      (parent.role === 'left' || parent.role === 'right') &&
      outer.k === 'binary' &&
      /^(==|!=|<|>|<=|>=)$/.test(outer.op)
    )
      return undefined;
    return moved;
  }
  return moved;
}
