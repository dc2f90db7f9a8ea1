import { childIn, childrenOf, kindOf, type SyntaxTree, textOf } from '../../syntax/index.ts';
import type { ParamFacts } from '../facts.ts';
import { nextWord } from './tokens.ts';

/** Set for a call in method form: its arguments are counted without the receiver. */
export const methodCall = 1 << 24;
const mostArguments = 20;

/**
 * Arguments of a call outside loops that lend a name the function owns and never mentions again (`f(&request)` as
 * the last word on `request`): bit n for argument n. The caller could hand such a value over instead of lending it.
 */
export function spentArguments(
  tree: SyntaxTree,
  call: number,
  body: number,
  params: readonly ParamFacts[],
): number {
  const list = childIn(tree, call, 'arguments');
  if (list < 0) return 0;
  let spent = 0;
  childrenOf(tree, list).forEach((argument, at) => {
    if (at >= mostArguments) return;
    const name = lentName(tree, argument);
    if (name !== '' && isLast(tree, call, body, name) && isOwned(tree, body, call, params, name))
      spent |= 1 << at;
  });
  if (spent === 0) return 0;
  const callee = childIn(tree, call, 'function');
  return kindOf(tree, callee) === 'field_expression' ? spent | methodCall : spent;
}

/** `request` of `&request`, '' for anything else. */
function lentName(tree: SyntaxTree, argument: number): string {
  if (kindOf(tree, argument) !== 'reference_expression') return '';
  const value = childIn(tree, argument, 'value');
  if (value < 0 || kindOf(tree, value) !== 'identifier') return '';
  return /^&\s*mut\b/.test(textOf(tree, argument)) ? '' : textOf(tree, value);
}

/** Bound once, by a parameter taken by value or by a `let` of something that is no reference. */
function isOwned(
  tree: SyntaxTree,
  body: number,
  call: number,
  params: readonly ParamFacts[],
  name: string,
): boolean {
  const word = new RegExp(`\\b${name}\\b`);
  let bindings = 0;
  for (const { pattern, type } of params) {
    if (!word.test(pattern)) continue;
    if (/^&/.test(type)) return false;
    bindings++;
  }
  for (let node = body + 1; node < call; node++) {
    if (kindOf(tree, node) !== 'let_declaration') continue;
    const pattern = childIn(tree, node, 'pattern');
    if (pattern < 0 || textOf(tree, pattern) !== name) continue;
    const value = childIn(tree, node, 'value');
    if (value < 0 || !isMade.test(kindOf(tree, value))) return false;
    bindings++;
  }
  return bindings === 1;
}

/** Expressions that make a value: a method such as `get` could give a reference. */
const isMade = /^(struct_expression|await_expression|try_expression)$/;

/** True when the name stands once in the call and nowhere behind it: by the text, where a comment counts too. */
function isLast(tree: SyntaxTree, call: number, body: number, name: string): boolean {
  const { text } = tree;
  const first = nextWord(text, name, tree.start[call]);
  if (first < 0 || first >= tree.end[call]!) return false;
  const second = nextWord(text, name, first + name.length);
  return second < 0 || second >= tree.end[body]!;
}
