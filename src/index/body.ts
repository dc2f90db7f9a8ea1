/**
 * A function body as the analysis sees it: expressions, patterns and statements with offsets into the file.
 * Macros are opened where their grammar is known; what could not be read is `unknown` with its children.
 */

interface At {
  readonly start: number;
  readonly end: number;
}

export type Expr = At &
  (
    | { readonly k: 'path'; readonly text: string }
    | { readonly k: 'lit'; readonly type: string }
    | { readonly k: 'field'; readonly obj: Expr; readonly name: string }
    | { readonly k: 'call'; readonly fn: Expr; readonly args: readonly Expr[] }
    | {
        readonly k: 'method';
        readonly recv: Expr;
        readonly name: string;
        readonly nameStart: number;
        readonly turbofish: string;
        readonly args: readonly Expr[];
      }
    | { readonly k: 'ref'; readonly mut: boolean; readonly of: Expr }
    | { readonly k: 'unary'; readonly op: string; readonly of: Expr }
    | { readonly k: 'binary'; readonly op: string; readonly left: Expr; readonly right: Expr }
    | { readonly k: 'assign'; readonly op: string; readonly left: Expr; readonly right: Expr }
    | { readonly k: 'index'; readonly obj: Expr; readonly index: Expr }
    | { readonly k: 'range'; readonly parts: readonly Expr[] }
    | {
        readonly k: 'block';
        readonly mode: 'plain' | 'async' | 'async-move' | 'stream';
        readonly label: string;
        readonly stmts: readonly Stmt[];
        readonly tail: Expr | undefined;
      }
    | {
        readonly k: 'if';
        readonly cond: Expr;
        readonly then: Expr;
        readonly else: Expr | undefined;
      }
    | { readonly k: 'let'; readonly pat: Pat; readonly value: Expr }
    | { readonly k: 'match'; readonly value: Expr; readonly arms: readonly Arm[] }
    | { readonly k: 'while'; readonly label: string; readonly cond: Expr; readonly body: Expr }
    | { readonly k: 'loop'; readonly label: string; readonly body: Expr }
    | {
        readonly k: 'for';
        readonly label: string;
        readonly pat: Pat;
        readonly iter: Expr;
        readonly body: Expr;
      }
    | {
        readonly k: 'closure';
        readonly move: boolean;
        readonly params: readonly { readonly pat: Pat; readonly type: string }[];
        readonly ret: string;
        readonly body: Expr;
      }
    | {
        readonly k: 'struct';
        readonly path: string;
        readonly fields: readonly { readonly name: string; readonly value: Expr }[];
        readonly base: Expr | undefined;
      }
    | { readonly k: 'tuple'; readonly items: readonly Expr[] }
    | { readonly k: 'array'; readonly items: readonly Expr[]; readonly repeat: boolean }
    | { readonly k: 'cast'; readonly of: Expr; readonly type: string }
    | { readonly k: 'try'; readonly of: Expr }
    | { readonly k: 'await'; readonly of: Expr }
    | {
        readonly k: 'jump';
        readonly op: 'return' | 'break' | 'continue';
        readonly label: string;
        readonly value: Expr | undefined;
      }
    | {
        readonly k: 'macro';
        readonly name: string;
        readonly mode: 'borrow' | 'value' | 'opaque';
        readonly args: readonly Expr[];
        readonly names: readonly NameUse[];
      }
    | { readonly k: 'select'; readonly arms: readonly SelectArm[] }
    | { readonly k: 'unknown'; readonly parts: readonly Expr[] }
  );

export type ExprKind = Expr['k'];
export type ExprOf<K extends ExprKind> = Extract<Expr, { k: K }>;

/** An identifier in macro tokens that were not opened, or in a format string. */
export interface NameUse {
  readonly name: string;
  /** Fields taken of it: `config.port` has ['port']. */
  readonly path: readonly string[];
  readonly start: number;
}

export interface Arm {
  readonly pat: Pat;
  readonly guard: Expr | undefined;
  readonly body: Expr;
}

export interface SelectArm extends Arm {
  readonly future: Expr;
}

export type Pat = At &
  (
    | {
        readonly k: 'bind';
        readonly name: string;
        readonly ref: boolean;
        readonly mut: boolean;
        readonly sub: Pat | undefined;
      }
    | { readonly k: 'tuple'; readonly items: readonly Pat[] }
    | { readonly k: 'variant'; readonly path: string; readonly items: readonly Pat[] }
    | {
        readonly k: 'fields';
        readonly path: string;
        readonly fields: readonly { readonly name: string; readonly pat: Pat }[];
      }
    | { readonly k: 'or'; readonly items: readonly Pat[] }
    | { readonly k: 'ref'; readonly of: Pat }
    | { readonly k: 'slice'; readonly items: readonly Pat[] }
    | { readonly k: 'rest' }
    | { readonly k: 'other'; readonly text: string }
  );

export type Stmt = At &
  (
    | {
        readonly k: 'let';
        readonly pat: Pat;
        readonly type: string;
        readonly init: Expr | undefined;
        readonly else: Expr | undefined;
      }
    | { readonly k: 'expr'; readonly expr: Expr }
    | { readonly k: 'item' }
  );
