import { childIn, childrenOf, kindOf, textOf } from '../../syntax/index.ts';
import type { FieldFacts, FnFacts } from '../facts.ts';
import { isCfgTest } from './attributes.ts';
import { addFunction } from './item-functions.ts';
import type { Walk } from './item-walk.ts';
import { emptyType, textIn, textOfKind } from './type-items.ts';

/** Adds a trait with its functions and associated types. */
export function readTrait(
  walk: Walk,
  node: number,
  name: string,
  module: string,
  test: boolean,
  attributes: string[],
): void {
  const { tree } = walk;
  const body = childIn(tree, node, 'body');
  const members =
    body < 0
      ? { fns: [], types: [] }
      : readMembers(walk, body, module, test, -1, walk.types.length);
  const bounds = childIn(tree, node, 'bounds');
  walk.types.push({
    ...emptyType(walk, node, 'trait', name, module, test, attributes),
    target: bounds < 0 ? '' : textOf(tree, bounds).replace(/^:\s*/, ''),
    fns: members.fns,
    fields: members.types,
  });
}

/** Adds an impl with its functions, types and constants. */
export function readImpl(walk: Walk, node: number, module: string, test: boolean): void {
  const { tree } = walk;
  const trait = childIn(tree, node, 'trait');
  const self = childIn(tree, node, 'type');
  const body = childIn(tree, node, 'body');
  const at = walk.impls.length;
  // The place is taken before the members are read, so that they can name it.
  walk.impls.push({
    module,
    generics: '',
    where: '',
    trait: '',
    self: '',
    fns: [],
    types: [],
    consts: [],
    test,
  });
  const members =
    body < 0 ? { fns: [], types: [], consts: [] } : readMembers(walk, body, module, test, at, -1);
  walk.impls[at] = {
    module,
    generics: textIn(tree, node, 'type_parameters'),
    where: textOfKind(tree, node, 'where_clause'),
    trait: trait < 0 ? '' : textOf(tree, trait),
    self: self < 0 ? '' : textOf(tree, self),
    ...members,
    test,
  };
}

function readMembers(
  walk: Walk,
  body: number,
  module: string,
  test: boolean,
  impl: number,
  trait: number,
) {
  const { tree } = walk;
  const fns: FnFacts[] = [];
  const types: FieldFacts[] = [];
  const consts: FieldFacts[] = [];
  let attributes: string[] = [];
  for (const node of childrenOf(tree, body)) {
    const kind = kindOf(tree, node);
    if (kind === 'attribute_item') {
      attributes.push(textOf(tree, node));
      continue;
    }
    const name = childIn(tree, node, 'name');
    const type = childIn(tree, node, 'type');
    const fact = {
      name: name < 0 ? '' : textOf(tree, name),
      type: type < 0 ? '' : textOf(tree, type),
    };
    if (kind === 'function_item' || kind === 'function_signature_item') {
      fns.push(
        addFunction(
          walk,
          node,
          module,
          test || attributes.some(isCfgTest),
          attributes,
          impl,
          trait,
        ),
      );
    } else if (kind === 'type_item' || kind === 'associated_type') types.push(fact);
    else if (kind === 'const_item') {
      consts.push(fact);
      const value = childIn(tree, node, 'value');
      if (value >= 0) walk.values.push({ node: value, module, test });
    }
    attributes = [];
  }
  return { fns, types, consts };
}
