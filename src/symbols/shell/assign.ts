import { childIn, childrenOf, kindOf, textOf } from '../../syntax/index.ts';
import type { Script, Word } from './model.ts';
import { note, type Position, valuesOf } from './position.ts';
import { wordOf } from './words.ts';

/** `export X=1 Y`, `local z=...`, `declare -x A`, `readonly B=2`. */
export function addDeclaration(at: Position, node: number): void {
  const { tree } = at.page;
  const children = childrenOf(tree, node);
  const verb = /^\w+/.exec(textOf(tree, node))?.[0] ?? '';
  const flagged = children.some(
    (child) => kindOf(tree, child) === 'word' && /^-\w*x/.test(textOf(tree, child)),
  );
  const exports = verb === 'export' || flagged;
  for (const child of children) {
    const kind = kindOf(tree, child);
    if (kind === 'variable_assignment') at.roles.set(child, exports ? 'export' : 'local');
    else if (kind === 'variable_name') {
      const place = { at: tree.start[child]!, end: tree.end[child]! };
      const name = textOf(tree, child);
      note(at.script, { name, ...place, role: exports ? 'export' : 'local' });
      if (exports) at.script.exported.add(name);
    }
  }
}

/** `X=...`, `X+=...`, `X=(...)`: what it holds from here on. */
export function addAssignment(at: Position, node: number): void {
  const { page, script } = at;
  const { tree } = page;
  const target = childIn(tree, node, 'name');
  if (target < 0) return;
  // `--flag=1` behind a comment between continuation lines.
  if (tree.text[tree.start[node]!] === '-') {
    if (!at.roles.has(node)) script.invocations.at(-1)?.words.push(wordOf(page, node, at.within));
    return;
  }
  const name = textOf(tree, target).replace(/\[.*$/s, '');
  const role = at.roles.get(node) ?? 'plain';
  note(script, { name, at: tree.start[target]!, end: tree.end[node]!, role });
  if (role === 'export') script.exported.add(name);
  const value = childIn(tree, node, 'value');
  if (value < 0) return;
  const isList = kindOf(tree, value) === 'array';
  const nodes = isList
    ? childrenOf(tree, value).filter((child) => kindOf(tree, child) !== 'comment')
    : [value];
  const words = nodes.map((word) => wordOf(page, word, at.within));
  const end = tree.end[target]!;
  const adds = tree.text.startsWith('+=', end) || tree.text[end - 1] === ']';
  setValue(script, name, isList ? words : words.map((word) => ({ ...word, split: true })), adds);
}

/** A variable with more values than this is a counter, not a list of options. */
const mostValues = 32;

/** `X="$X --more"` adds to X as `X+=` does. */
function setValue(script: Script, name: string, value: readonly Word[], adds: boolean): void {
  const values = valuesOf(script, name);
  const rest = value.map((word) => withoutVariable(word, name));
  const grows = adds || rest.some((word, index) => word !== value[index]);
  const added = rest.filter((word) => word.pieces.length > 0);
  if (!grows || values.length === 0) values.push(added);
  else for (const old of values.slice(-mostValues)) old.push(...added);
}

function withoutVariable(word: Word, name: string): Word {
  const pieces = word.pieces.filter(
    (piece) => piece.kind !== 'variable' || piece.name !== name || piece.fallback !== null,
  );
  return pieces.length === word.pieces.length ? word : { ...word, pieces };
}
