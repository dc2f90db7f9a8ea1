import { childIn, kindOf, type SyntaxTree } from '../../syntax/index.ts';
import type { Expr, NameUse } from '../body.ts';
import { lowerExpr } from './lower.ts';
import { lowerBlock } from './lower-block.ts';
import type { LowerContext } from './lower-context.ts';

/** A piece of macro text and its offset in the macro's arguments. */
export interface Part {
  readonly text: string;
  readonly at: number;
}

/** Expression in a piece of macro text that starts at `base` in the file; undefined when it does not parse. */
export function parseExpr(c: LowerContext, text: string, base: number): Expr | undefined {
  const prefix = 'fn f(){_=';
  const found = reparse(c, `${prefix}${text};}`, base - prefix.length);
  if (!found) return undefined;
  const { tree } = found;
  for (let node = 0; node < tree.size; node++) {
    if (kindOf(tree, node) !== 'assignment_expression') continue;
    const right = childIn(tree, node, 'right');
    if (right < 0 || tree.end[right]! < prefix.length + text.trimEnd().length) return undefined;
    return lowerExpr(found, right);
  }
  return undefined;
}

/** Statements in a piece of macro text. */
export function parseBlock(
  c: LowerContext,
  text: string,
  base: number,
  mode: 'plain' | 'stream',
): Expr {
  const prefix = 'fn f(){';
  const found = reparse(c, `${prefix}${blankYield(text)}}`, base - prefix.length);
  const at = { start: base, end: base + text.length };
  if (found) {
    for (let node = 0; node < found.tree.size; node++) {
      if (kindOf(found.tree, node) === 'block') return { ...lowerBlock(found, node, mode), ...at };
    }
  }
  return { k: 'macro', name: '', mode: 'opaque', args: [], names: readNames(text, base), ...at };
}

/** `yield x` is a statement of async-stream only; as `return` of the same place it would end the body, so it becomes a call. */
function blankYield(text: string): string {
  return text.replace(/\byield\b(?=[\s(])/g, '     ');
}

function reparse(c: LowerContext, text: string, shift: number): LowerContext | undefined {
  if (c.depth > 40) return undefined;
  const tree: SyntaxTree | undefined = c.reparse(text);
  if (!tree || (tree.errors.length > 0 && tree.size < 4)) return undefined;
  return { ...c, tree, shift, depth: c.depth + 1 };
}

/** Pieces of macro text between top-level commas and semicolons, with their offsets. */
export function splitAtCommas(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  scanTop(text, (c, at) => {
    if (c !== ',' && c !== ';') return;
    parts.push({ text: text.slice(from, at), at: from });
    from = at + 1;
  });
  parts.push({ text: text.slice(from), at: from });
  return parts;
}

/** Calls `see` for each character outside brackets, strings, characters and comments. */
export function scanTop(text: string, see: (c: string, at: number) => void): void {
  let depth = 0;
  const token =
    /"(?:[^"\\]|\\[\s\S])*"|r(#*)"[\s\S]*?"\1|'(?:[^'\\]|\\[^\n]{1,8})'|\/\/[^\n]*|\/\*[\s\S]*?\*\/|[([{]|[)\]}]|[\s\S]/g;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const c = match[0];
    if (c.length > 1) continue;
    if (c === '(' || c === '[' || c === '{') depth++;
    else if (c === ')' || c === ']' || c === '}') depth--;
    else if (depth === 0) see(c, match.index);
  }
}

/** Identifiers in macro text with the fields taken of them, those in format strings (`"{x}"`) too. */
export function readNames(text: string, base: number): NameUse[] {
  const names: NameUse[] = [];
  const token =
    /"(?:[^"\\]|\\[\s\S])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|(?<![\w'.])[a-z_]\w*(?!\s*!)(?:\s*\.\s*[a-z_]\w*(?!\w|\s*\())*(?!\w|\s*=(?![=>]))/g;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const word = match[0];
    if (word.startsWith('/')) continue;
    if (!word.startsWith('"')) {
      const [name = '', ...path] = word.split('.').map((part) => part.trim());
      names.push({ name, path, start: base + match.index });
    } else
      for (const inline of word.matchAll(/(?<!\{)\{([a-z_]\w*)/g))
        names.push({ name: inline[1]!, path: [], start: base + match.index + inline.index + 1 });
  }
  return names;
}
