import { childIn, childrenOf, kindOf, type SyntaxTree, textOf } from '../../syntax/index.ts';
import type { FileFacts } from '../facts.ts';
import { isCfgTest, readPathAttribute } from './attributes.ts';
import { addFunction } from './item-functions.ts';
import type { FileItems, Walk } from './item-walk.ts';
import { lineIndex } from './lines.ts';
import { readImpl, readTrait } from './members.ts';
import { emptyType, readType } from './type-items.ts';
import { readUse } from './uses.ts';

/** Facts of one file and the functions whose bodies were copied. `fileTest`: the file as a whole is test code. */
export function readItems(
  path: string,
  blob: string,
  text: string,
  tree: SyntaxTree,
  fileTest: boolean,
): FileItems {
  const lines = lineIndex(text);
  const walk: Walk = {
    tree,
    text,
    line: (offset) => lines.line(offset),
    modules: [],
    uses: [],
    types: [],
    impls: [],
    freeFns: [],
    consts: [],
    macros: [],
    fns: [],
    values: [],
    readItem,
  };
  const inner = tree.size > 0 ? innerTest(tree, 0) : false;
  if (tree.size > 0) readContainer(walk, 0, '', fileTest || inner);
  const facts: FileFacts = {
    path,
    blob,
    modules: walk.modules,
    uses: walk.uses,
    types: walk.types,
    impls: walk.impls,
    fns: walk.freeFns,
    consts: walk.consts,
    macros: walk.macros,
    errorLines: [...new Set(tree.errors.map((at) => lines.line(at)))].slice(0, 5),
    fileTest: fileTest || inner,
  };
  return { facts, fns: walk.fns, values: walk.values };
}

function innerTest(tree: SyntaxTree, node: number): boolean {
  return childrenOf(tree, node).some(
    (child) => kindOf(tree, child) === 'inner_attribute_item' && isCfgTest(textOf(tree, child)),
  );
}

function readContainer(walk: Walk, container: number, module: string, test: boolean): void {
  const { tree } = walk;
  let attributes: string[] = [];
  for (const node of childrenOf(tree, container)) {
    const kind = kindOf(tree, node);
    if (kind === 'attribute_item') {
      attributes.push(textOf(tree, node));
      continue;
    }
    readItem(walk, node, kind, module, test || attributes.some(isCfgTest), attributes);
    attributes = [];
  }
}

function readItem(
  walk: Walk,
  node: number,
  kind: string,
  module: string,
  test: boolean,
  attributes: string[],
): void {
  const { tree } = walk;
  const name = childIn(tree, node, 'name');
  const named = name < 0 ? '' : textOf(tree, name);
  switch (kind) {
    case 'use_declaration':
      walk.uses.push(...readUse(textOf(tree, node), module));
      break;
    case 'mod_item': {
      const body = childIn(tree, node, 'body');
      const inTest = test || (body >= 0 && innerTest(tree, body));
      walk.modules.push({
        module,
        name: named,
        inline: body >= 0,
        test: inTest,
        pathAttr: readPathAttribute(attributes),
      });
      if (body >= 0)
        readContainer(walk, body, module === '' ? named : `${module}::${named}`, inTest);
      break;
    }
    case 'function_item':
    case 'function_signature_item': {
      const fn = addFunction(walk, node, module, test, attributes, -1, -1);
      walk.freeFns.push({ ...fn, module });
      break;
    }
    case 'struct_item':
    case 'enum_item':
    case 'union_item':
      walk.types.push(readType(walk, node, kind, named, module, test, attributes));
      break;
    case 'type_item': {
      const target = childIn(tree, node, 'type');
      walk.types.push({
        ...emptyType(walk, node, 'alias', named, module, test, attributes),
        target: target < 0 ? '' : textOf(tree, target),
      });
      break;
    }
    case 'trait_item':
      readTrait(walk, node, named, module, test, attributes);
      break;
    case 'impl_item':
      readImpl(walk, node, module, test);
      break;
    case 'const_item':
    case 'static_item': {
      const type = childIn(tree, node, 'type');
      const value = childIn(tree, node, 'value');
      walk.consts.push({ name: named, type: type < 0 ? '' : textOf(tree, type), module });
      if (value >= 0) walk.values.push({ node: value, module, test });
      break;
    }
    case 'macro_definition':
      walk.macros.push(/macro_rules!\s*(\w+)/.exec(textOf(tree, node))?.[1] ?? '');
      break;
    case 'macro_invocation':
    case 'expression_statement':
      // `lazy_static! { ... }` at the top level: an expression outside any function.
      walk.values.push({ node: kind === 'macro_invocation' ? node : node + 1, module, test });
      break;
    case 'foreign_mod_item':
    case 'declaration_list':
      break;
    default:
      break;
  }
}
