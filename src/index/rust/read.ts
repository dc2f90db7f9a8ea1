import { childIn, childrenOf, createParser, kindOf, type LanguageParser, rust, type SyntaxTree, textOf } from '../../syntax/index.ts';
import type { Expr, Pat } from '../body.ts';
import { type FileItems, readItems } from './items.ts';
import { type LowerContext, lowerBlock, lowerExpr } from './lower.ts';
import { lowerMacro } from './macros.ts';
import { lowerPattern } from './patterns.ts';
import { hideTestModules } from './test-modules.ts';

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
  parser ??= createParser(rust);
  return parser;
}

/** Words that may be a clone; a body without one is not copied. */
const maybeSite = /\b(?:clone|cloned|to_owned|to_vec|to_string|clone_from)\b/;
/** A body that runs once per item of a stream, or per turn of a long loop: its calls say what is hot. */
const maybeStream = /\.(?:next|try_next|recv)\(\)\s*\.await|\bpoll_next\b|\bstream!/;
/** A parameter taken by value that may be worth borrowing instead. */
const heavyParameter = /[(,]\s*(?:mut\s+)?[a-z_]\w*\s*:\s*(?:Option<)?(?:String|Vec<|HashMap<|HashSet<|BTreeMap<|Bytes\b|Arc<|[A-Z]\w{3,})/;

/** Parses one file; undefined when the parser gave up on it. */
export function readRust(path: string, blob: string, text: string, options: ReadOptions): ParsedFile | undefined {
  const shown = options.tests ? text : hideTestModules(text);
  const tree = rustParser().parse(shown, (start, end) => !options.declarations && wantBody(shown, start, end));
  if (!tree) return undefined;
  return { ...readItems(path, blob, tree, options.fileTest), tree, text };
}

function wantBody(text: string, start: number, end: number): boolean {
  const body = text.slice(start, end);
  if (maybeSite.test(body) || maybeStream.test(body)) return true;
  if (end - start > 8000) return false;
  const signature = text.slice(text.lastIndexOf('fn ', start), start);
  return heavyParameter.test(signature);
}

const context = (file: ParsedFile): LowerContext => ({
  tree: file.tree,
  shift: 0,
  reparse: (text) => rustParser().parse(text, () => true),
  macro: lowerMacro,
  depth: 0,
});

/** Body and parameter patterns of a function node. */
export function lowerFunction(file: ParsedFile, node: number, body: number): { readonly params: Pat[]; readonly body: Expr } {
  const c = context(file);
  const list = childIn(file.tree, node, 'parameters');
  const params: Pat[] = [];
  for (const child of list < 0 ? [] : childrenOf(file.tree, list)) {
    if (kindOf(file.tree, child) !== 'parameter') continue;
    const pattern = childIn(file.tree, child, 'pattern');
    if (pattern >= 0 && /^(mut\s+)?self$/.test(textOf(file.tree, pattern))) continue;
    const mut = childrenOf(file.tree, child).some((n) => kindOf(file.tree, n) === 'mutable_specifier');
    params.push(lowerPattern(c, pattern, mut));
  }
  return { params, body: lowerBlock(c, body, 'plain') };
}

/** An expression outside any function. */
export function lowerValue(file: ParsedFile, node: number): Expr {
  return lowerExpr(context(file), node);
}
