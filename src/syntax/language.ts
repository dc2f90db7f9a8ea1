import type Parser from 'tree-sitter';

/** What the copier must know of a language; one file in languages/, one line in its index. */
export interface LanguagePack {
  readonly id: string;
  readonly extensions: readonly string[];
  readonly grammar: Parser.Language;
  readonly leaves: ReadonlySet<string>;
  /** Frequent kinds whose children have no fields, so that the copier need not ask. */
  readonly fieldless: ReadonlySet<string>;
  readonly comments: ReadonlySet<string>;
  /** Unnamed tokens that stand for something, such as `_` in a pattern. */
  readonly tokens: ReadonlySet<string>;
  readonly body: { readonly owner: string; readonly kind: string };
}
