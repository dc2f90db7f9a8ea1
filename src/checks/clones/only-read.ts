import type { Binding, BodyTypes, Expr } from '../../index/index.ts';
import { isCloneName } from './clone-name.ts';
import { isCopy } from './is-copy.ts';
import type { Parents } from './sites.ts';

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
