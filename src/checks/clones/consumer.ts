import type { BodyTypes, Expr, ExprOf } from '../../index/index.ts';
import { argument, receiver } from './call-consumer.ts';
import { type Consumer, nothing } from './consumed.ts';
import { isCopy } from './is-copy.ts';
import type { CloneSite, Parents } from './sites.ts';

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
        if (isReadField(types, parents, outer))
          return {
            ...nothing,
            kind: 'field-of',
            needs: 'borrow',
            why: 'only a field of the copy is used',
            expr: outer,
          };
        return {
          ...nothing,
          kind: 'field-of',
          needs: 'owned',
          why: 'a field of the copy is moved on: cloning that field alone would do',
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

/** True for a field that is Copy, or that what takes it only borrows. */
function isReadField(types: BodyTypes, parents: Parents, field: Expr): boolean {
  const type = types.types.get(field);
  if (type && isCopy(types.env.workspace, type)) return true;
  const parent = parents.get(field);
  switch (parent?.role) {
    case 'object':
      return isReadField(types, parents, parent.expr);
    case 'operand':
      return parent.expr.k === 'ref' && !parent.expr.mut;
    case 'receiver':
      return types.calls.get(parent.expr)?.fn?.facts.self === 'ref';
    case 'argument':
      return parent.expr.k === 'macro' && parent.expr.mode === 'borrow';
    case 'left':
    case 'right':
      return parent.expr.k === 'binary';
    default:
      return false;
  }
}
