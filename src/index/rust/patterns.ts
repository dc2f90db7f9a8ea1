import { childIn, childOfKind, childrenOf, fieldOf, kindOf, textOf } from '../../syntax/index.ts';
import type { Pat } from '../body.ts';
import type { LowerContext } from './lower-context.ts';

/** The pattern at a node; -1 gives a pattern that binds nothing. */
export function lowerPattern(c: LowerContext, node: number, mut: boolean): Pat {
  if (node < 0) return { k: 'other', text: '', start: 0, end: 0 };
  const { tree, shift } = c;
  const start = tree.start[node]! + shift;
  const end = tree.end[node]! + shift;
  const text = () => textOf(tree, node);
  const bind = (name: string, ref: boolean, mutable: boolean, sub?: Pat): Pat => ({
    k: 'bind',
    name,
    ref,
    mut: mutable,
    sub,
    start,
    end,
  });
  const all = (): Pat[] => children(c, node);
  switch (kindOf(tree, node)) {
    case 'identifier':
      // An upper-case name is a unit struct, variant or constant.
      return /^[A-Z]/.test(text())
        ? { k: 'variant', path: text(), items: [], start, end }
        : bind(text(), false, mut);
    case 'shorthand_field_identifier':
      return bind(text(), false, mut);
    case 'mut_pattern':
      return lowerPattern(c, last(c, node), true);
    case 'ref_pattern': {
      const inner = lowerPattern(c, last(c, node), false);
      return inner.k === 'bind' ? { ...inner, ref: true } : inner;
    }
    case 'reference_pattern':
      return { k: 'ref', of: lowerPattern(c, last(c, node), false), start, end };
    case 'captured_pattern': {
      const [name, sub] = childrenOf(tree, node);
      if (name === undefined) return { k: 'other', text: text(), start, end };
      const inner = sub === undefined ? undefined : lowerPattern(c, sub, false);
      return bind(textOf(tree, name), false, false, inner);
    }
    case 'tuple_pattern':
      return { k: 'tuple', items: all(), start, end };
    case 'tuple_struct_pattern': {
      const path = childIn(tree, node, 'type');
      return {
        k: 'variant',
        path: path < 0 ? '' : textOf(tree, path).replace(/\s+/g, ''),
        items: childrenOf(tree, node)
          .filter((child) => fieldOf(tree, child) !== 'type')
          .map((child) => lowerPattern(c, child, false)),
        start,
        end,
      };
    }
    case 'struct_pattern': {
      const path = childIn(tree, node, 'type');
      const fields = childrenOf(tree, node)
        .filter((child) => kindOf(tree, child) === 'field_pattern')
        .map((child) => lowerField(c, child));
      return {
        k: 'fields',
        path: path < 0 ? '' : textOf(tree, path).replace(/\s+/g, ''),
        fields,
        start,
        end,
      };
    }
    case 'or_pattern':
      return { k: 'or', items: all(), start, end };
    case 'slice_pattern':
      return { k: 'slice', items: all(), start, end };
    case 'remaining_field_pattern':
      return { k: 'rest', start, end };
    case 'scoped_identifier':
      return { k: 'variant', path: text().replace(/\s+/g, ''), items: [], start, end };
    case 'parenthesized_pattern':
      return lowerPattern(c, last(c, node), mut);
    default:
      return { k: 'other', text: text(), start, end };
  }
}

function lowerField(c: LowerContext, node: number): { name: string; pat: Pat } {
  const { tree } = c;
  const name = childIn(tree, node, 'name');
  const pattern = childIn(tree, node, 'pattern');
  const mut = childOfKind(tree, node, 'mutable_specifier') >= 0;
  const field = name < 0 ? '' : textOf(tree, name);
  if (pattern >= 0) return { name: field, pat: lowerPattern(c, pattern, mut) };
  const inner = lowerPattern(c, name, mut);
  const ref = /^\s*ref\b/.test(textOf(tree, node));
  return { name: field, pat: ref && inner.k === 'bind' ? { ...inner, ref: true } : inner };
}

function children(c: LowerContext, node: number): Pat[] {
  return childrenOf(c.tree, node).map((child) => lowerPattern(c, child, false));
}

function last(c: LowerContext, node: number): number {
  return childrenOf(c.tree, node).pop() ?? -1;
}
