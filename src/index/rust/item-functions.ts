import { childIn, kindOf } from '../../syntax/index.ts';
import type { FnFacts } from '../facts.ts';
import { isTestAttribute } from './attributes.ts';
import { readFunction } from './functions.ts';
import type { Walk } from './item-walk.ts';

/** Facts of a function, and of the items inside its body; the function itself is kept for the analysis of its body. */
export function addFunction(
  walk: Walk,
  node: number,
  module: string,
  test: boolean,
  attributes: readonly string[],
  impl: number,
  trait: number,
): FnFacts {
  const { tree } = walk;
  const isTest = test || attributes.some(isTestAttribute);
  const facts = readFunction(tree, node, walk.text, walk.line, isTest, attributes);
  const body = childIn(tree, node, 'body');
  const copied = body >= 0 && tree.next[body]! > body + 1;
  walk.fns.push({ facts, node, body: copied ? body : -1, module, impl, trait, test: isTest });
  if (copied) readNested(walk, body, module, isTest);
  return facts;
}

const nested = new Set([
  'function_item',
  'impl_item',
  'struct_item',
  'enum_item',
  'trait_item',
  'mod_item',
  'type_item',
  'const_item',
  'static_item',
  'use_declaration',
]);

/** Items inside a function's body; they are taken as items of its module. */
function readNested(walk: Walk, body: number, module: string, test: boolean): void {
  const { tree } = walk;
  const stop = tree.next[body]!;
  for (let node = body + 1; node < stop; ) {
    const kind = kindOf(tree, node);
    if (!nested.has(kind)) {
      node++;
      continue;
    }
    walk.readItem(walk, node, kind, module, test, []);
    node = tree.next[node]!;
  }
}
