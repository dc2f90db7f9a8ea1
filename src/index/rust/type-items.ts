import {
  childIn,
  childOfKind,
  childrenOf,
  fieldOf,
  kindOf,
  type SyntaxTree,
  textOf,
} from '../../syntax/index.ts';
import type { FieldFacts, TypeFacts } from '../facts.ts';
import { readDerives } from './attributes.ts';
import type { Walk } from './item-walk.ts';
import { unwrap } from './split.ts';

/** Facts of a struct, enum or union. */
export function readType(
  walk: Walk,
  node: number,
  kind: string,
  name: string,
  module: string,
  test: boolean,
  attributes: string[],
): TypeFacts {
  const { tree } = walk;
  const body = childIn(tree, node, 'body');
  const base = emptyType(
    walk,
    node,
    kind === 'enum_item' ? 'enum' : kind === 'union_item' ? 'union' : 'struct',
    name,
    module,
    test,
    attributes,
  );
  if (body < 0) return base;
  if (kind !== 'enum_item') return { ...base, fields: readFields(tree, body) };
  const variants = childrenOf(tree, body)
    .filter((child) => kindOf(tree, child) === 'enum_variant')
    .map((child) => {
      const fields = childIn(tree, child, 'body');
      return {
        name: textOf(tree, childIn(tree, child, 'name')),
        fields: fields < 0 ? [] : readFields(tree, fields),
        named: fields >= 0 && kindOf(tree, fields) === 'field_declaration_list',
      };
    });
  return { ...base, variants };
}

function readFields(tree: SyntaxTree, list: number): FieldFacts[] {
  if (kindOf(tree, list) === 'ordered_field_declaration_list') {
    return childrenOf(tree, list)
      .filter((child) => fieldOf(tree, child) === 'type')
      .map((child, at) => ({ name: String(at), type: textOf(tree, child) }));
  }
  return childrenOf(tree, list)
    .filter((child) => kindOf(tree, child) === 'field_declaration')
    .map((child) => ({
      name: textOf(tree, childIn(tree, child, 'name')),
      type: textOf(tree, childIn(tree, child, 'type')),
    }));
}

/** What every kind of type declaration has; fields, variants and functions are left empty. */
export function emptyType(
  walk: Walk,
  node: number,
  kind: TypeFacts['kind'],
  name: string,
  module: string,
  test: boolean,
  attributes: string[],
): TypeFacts {
  const { tree } = walk;
  return {
    kind,
    name,
    module,
    generics: textIn(tree, node, 'type_parameters'),
    where: textOfKind(tree, node, 'where_clause'),
    fields: [],
    variants: [],
    derives: readDerives(attributes),
    attrs: attributes
      .filter((text) => text.includes('dyn(') || text.includes('pyclass'))
      .join('\n'),
    target: '',
    fns: [],
    line: walk.line(tree.start[node]!),
    pub: childOfKind(tree, node, 'visibility_modifier') >= 0,
    test,
  };
}

/** Text of a node's field without the brackets around it; '' where there is none. */
export function textIn(tree: SyntaxTree, node: number, field: string): string {
  const child = childIn(tree, node, field);
  return child < 0 ? '' : unwrap(textOf(tree, child));
}

/** Text of a node's child of one kind; '' where there is none. */
export function textOfKind(tree: SyntaxTree, node: number, kind: string): string {
  const child = childOfKind(tree, node, kind);
  return child < 0 ? '' : textOf(tree, child);
}
