import type { SyntaxTree } from '../../syntax/index.ts';
import type { Expr } from '../body.ts';

/** What lowering needs: the tree, where it stands in the file, and a parser for macro arguments. */
export interface LowerContext {
  readonly tree: SyntaxTree;
  /** Added to offsets of `tree` to get offsets in the file. */
  readonly shift: number;
  readonly reparse: (text: string) => SyntaxTree | undefined;
  /** Lowers an expression; handed in because every kind of expression holds expressions again. */
  readonly expr: (context: LowerContext, node: number) => Expr;
  /** Opens a macro call; handed in because macros hold expressions again. */
  readonly macro: (context: LowerContext, node: number) => Expr;
  readonly depth: number;
}
