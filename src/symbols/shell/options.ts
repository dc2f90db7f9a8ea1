import { childrenOf, fieldOf, kindOf, textOf } from '../../syntax/index.ts';
import { flagName } from '../text/index.ts';
import type { Position } from './position.ts';

/** `case "$1" in --flag)`: the options that the script itself takes. */
export function addOptions(at: Position, node: number): void {
  const { tree } = at.page;
  const items = childrenOf(tree, node).filter((child) => kindOf(tree, child) === 'case_item');
  const open = !items.some((item) => refuses(at, item));
  for (const item of items)
    for (const pattern of childrenOf(tree, item)) {
      if (fieldOf(tree, pattern) !== 'value') continue;
      const written = textOf(tree, pattern);
      const quote = /^["']/.test(written) ? 1 : 0;
      const name = flagName(written.slice(quote));
      if (name === undefined) continue;
      const from = tree.start[pattern]! + quote;
      at.script.options.push({ name, from, to: from + name.length, open });
    }
}

/** The branch for all other options ends the script. */
function refuses(at: Position, item: number): boolean {
  const { tree } = at.page;
  const catches = childrenOf(tree, item).some(
    (child) => fieldOf(tree, child) === 'value' && /^-{0,2}\*$/.test(textOf(tree, child)),
  );
  return catches && /\b(exit|return|die|usage|fail|error|abort)\b/.test(textOf(tree, item));
}
