import { childIn, fieldOf, kindOf, type SyntaxTree, textOf } from '../../syntax/index.ts';

/** Types for which a by-value parameter costs its caller nothing worth a signature change. */
const plain =
  /^(&|\*|impl\b|dyn\b|Box<dyn|fn\b|\(\)|bool$|char$|str$|[iu](8|16|32|64|128|size)$|f(32|64)$|usize$|Option<&|Self$|[A-Z]$)/;

/**
 * For a by-value parameter that its body only reads: the methods called on it directly.
 * Syntax alone decides what moves: anything but a borrow, a method call, a field read by a method,
 * an index, a comparison or a macro argument counts as a move.
 */
export function readOnlyUses(
  tree: SyntaxTree,
  body: number,
  pattern: string,
  type: string,
): { reads?: string[] } {
  if (!/^[a-z_]\w*$/.test(pattern) || plain.test(type)) return {};
  const reads = new Set<string>();
  const parents: number[] = [];
  const stop = tree.next[body]!;
  for (let node = body; node < stop; node++) {
    while (parents.length > 0 && tree.next[parents[parents.length - 1]!]! <= node) parents.pop();
    const kind = kindOf(tree, node);
    if (kind === 'token_tree') {
      // Inside a macro only formatting is known to borrow; anything else may move.
      if (!new RegExp(`\\b${pattern}\\b`).test(textOf(tree, node))) continue;
      const owner = parents[parents.length - 1];
      const macro = owner === undefined ? -1 : childIn(tree, owner, 'macro');
      if (macro < 0 || !borrowingMacro.test(textOf(tree, macro))) return {};
    }
    if (
      (kind === 'closure_expression' || kind === 'async_block') &&
      /^(?:async\s+)?move\b/.test(tree.text.slice(tree.start[node], tree.start[node]! + 24)) &&
      new RegExp(`\\b${pattern}\\b`).test(textOf(tree, node))
    )
      return {};
    if (
      (kind === 'identifier' || kind === 'shorthand_field_initializer') &&
      textOf(tree, node) === pattern
    ) {
      const read = kind === 'identifier' ? readOf(tree, node, parents) : undefined;
      if (read === undefined) return {};
      if (read !== '') reads.add(read);
    }
    if (tree.next[node]! > node + 1) parents.push(node);
  }
  return { reads: [...reads] };
}

const borrowingMacro =
  /^(?:[\w:]+::)?(?:trace|debug|info|warn|error|format|println|eprintln|print|write|writeln|panic|assert\w*|debug_assert\w*|bail|ensure|anyhow|info_span|debug_span|event)$/;

/** '' for a plain read, a method name for a call on it, `.field` for a field taken by value, undefined for a move. */
function readOf(tree: SyntaxTree, node: number, parents: readonly number[]): string | undefined {
  let child = node;
  let fields = 0;
  let field = '';
  for (let at = parents.length - 1; at >= 0; at--) {
    const parent = parents[at]!;
    const kind = kindOf(tree, parent);
    if (kind === 'field_expression') {
      const owner = at > 0 ? parents[at - 1]! : -1;
      if (
        owner >= 0 &&
        kindOf(tree, owner) === 'call_expression' &&
        fieldOf(tree, parent) === 'function'
      ) {
        const method = textOf(tree, childIn(tree, parent, 'field'));
        // A method on a field is judged by name only: `iter`, `len`, `clone` borrow, `into_*` and unknown ones may move.
        if (fields > 0) return borrowingMethod.test(method) ? '' : undefined;
        return method;
      }
      fields++;
      field = textOf(tree, childIn(tree, parent, 'field'));
      child = parent;
      continue;
    }
    if (kind === 'reference_expression')
      return childIn(tree, parent, 'value') === child && !textOf(tree, parent).startsWith('&mut')
        ? ''
        : undefined;
    if (kind === 'index_expression')
      return tree.start[parent] === tree.start[child] ? '' : undefined;
    if (kind === 'binary_expression' || kind === 'unary_expression') return '';
    if (kind === 'parenthesized_expression' || kind === 'try_expression') {
      child = parent;
      continue;
    }
    // A field taken by value is a read if its type is Copy: the caller of this file's facts knows.
    return fields === 1 ? `.${field}` : undefined;
  }
  return undefined;
}

const borrowingMethod =
  /^(?:iter|len|is_\w+|as_\w+|get|contains\w*|clone|cloned|to_\w+|starts_with|ends_with|first|last|keys|values|eq|ne|cmp|hash|load|read|lock|borrow|find|position|chars|bytes|lines|split\w*|trim\w*|count|max|min)$/;
