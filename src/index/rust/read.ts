import {
  childIn,
  childrenOf,
  createParser,
  kindOf,
  type LanguageParser,
  languageOf,
  type SyntaxTree,
  textOf,
} from '../../syntax/index.ts';
import type { Expr, Pat } from '../body.ts';
import type { FileItems } from './item-walk.ts';
import { readItems } from './items.ts';
import { lowerExpr } from './lower.ts';
import { lowerBlock } from './lower-block.ts';
import type { LowerContext } from './lower-context.ts';
import { lowerMacro } from './macros.ts';
import { lowerPattern } from './patterns.ts';
import { hideUnread } from './skeleton.ts';
import { nextWord } from './tokens.ts';

/** A parsed file: its facts, and its bodies for as long as the thread keeps it. */
export interface ParsedFile extends FileItems {
  readonly tree: SyntaxTree;
  readonly text: string;
}

export interface ReadOptions {
  /** Test modules inside the file are read too. */
  readonly tests: boolean;
  /** Only declarations are wanted: no body is copied. */
  readonly declarations: boolean;
  readonly fileTest: boolean;
}

let parser: LanguageParser | undefined;

function rustParser(): LanguageParser {
  parser ??= createParser(languageOf('rust'));
  return parser;
}

/** Words that may be a clone; on a literal, `to_string` makes the text and copies nothing. */
export const maybeSite =
  /\b(?:clone|cloned|to_vec|clone_from)\b|[^"\s]\s*\.\s*to_(?:owned|string)\b|::to_owned\b/;
/** A body that runs once per item of a stream, or per turn of a long loop: its calls say what is hot. */
const maybeStream = /\.(?:next|try_next|recv)\(\)\s*\.await|\bpoll_next\b|\bstream!/;
/** A parameter taken by value that may be worth borrowing instead. */
const heavyParameter =
  /[(,]\s*([a-z_]\w*)\s*:\s*(?:Option<)?(?:String|Vec<|HashMap<|HashSet<|BTreeMap<|Bytes\b|Arc<|[A-Z]\w{3,})/g;

/** Parses one file; undefined when the parser gave up on it. */
export function readRust(
  path: string,
  blob: string,
  text: string,
  options: ReadOptions,
): ParsedFile | undefined {
  const wanted = options.declarations ? () => false : wantBody;
  const shown = hideUnread(text, { tests: options.tests, wantBody: wanted });
  const tree = rustParser().parse(
    shown.text,
    (start) => !options.declarations && !shown.hidden.has(start),
  );
  if (!tree) return undefined;
  return { ...readItems(path, blob, text, tree, options.fileTest), tree, text };
}

function wantBody(text: string, signature: number, open: number, close: number): boolean {
  const body = text.slice(open, close);
  if (maybeSite.test(body) || maybeStream.test(body)) return true;
  if (close - open > 8000) return false;
  for (const match of text.slice(signature, open).matchAll(heavyParameter))
    if (mayOnlyRead(body, match[1]!)) return true;
  return false;
}

/** False when the text alone shows that a name is moved: it stands bare, as in `f(x)` or `{ x, .. }`. */
function mayOnlyRead(body: string, name: string): boolean {
  let uses = 0;
  for (let at = nextWord(body, name); at >= 0; at = nextWord(body, name, at + name.length)) {
    uses++;
    const before = body.slice(Math.max(0, at - 160), at);
    // Borrowed, in a format string, or among the arguments of a macro: the tree tells the rest.
    const borrowed = /[&?%{]\s*$|!\s*\([^;]*$/.test(before);
    if (
      !borrowed &&
      !/^\s*(?:\.(?!\.)|\[|[=!]=|[<>]=?)/.test(body.slice(at + name.length, at + name.length + 8))
    )
      return false;
  }
  return uses > 0;
}

const context = (file: ParsedFile): LowerContext => ({
  tree: file.tree,
  shift: 0,
  reparse: (text) => rustParser().parse(text, () => true),
  expr: lowerExpr,
  macro: lowerMacro,
  depth: 0,
});

/** Body and parameter patterns of a function node. */
export function lowerFunction(
  file: ParsedFile,
  node: number,
  body: number,
): { readonly params: Pat[]; readonly body: Expr } {
  const c = context(file);
  const list = childIn(file.tree, node, 'parameters');
  const params: Pat[] = [];
  for (const child of list < 0 ? [] : childrenOf(file.tree, list)) {
    if (kindOf(file.tree, child) !== 'parameter') continue;
    const pattern = childIn(file.tree, child, 'pattern');
    if (pattern >= 0 && /^(mut\s+)?self$/.test(textOf(file.tree, pattern))) continue;
    const mut = childrenOf(file.tree, child).some(
      (n) => kindOf(file.tree, n) === 'mutable_specifier',
    );
    params.push(lowerPattern(c, pattern, mut));
  }
  return { params, body: lowerBlock(c, body, 'plain') };
}

/** An expression outside any function. */
export function lowerValue(file: ParsedFile, node: number): Expr {
  return lowerExpr(context(file), node);
}
