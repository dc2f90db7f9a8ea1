import Parser from 'tree-sitter';
import { copyTree, type KindTable, kindTable } from './copy.ts';
import type { LanguagePack } from './language.ts';
import type { SyntaxTree } from './tree.ts';

/** Ten seconds for one file: a guard against pathological input, far above what a real file needs. */
const timeoutMicros = 10_000_000;

export interface LanguageParser {
  readonly table: KindTable;
  /**
   * Tree of `text`. Function bodies for which `wantBody(start, end)` is false are kept as leaves.
   * Gives undefined when the parser gave up (time limit).
   */
  parse(text: string, wantBody: (start: number, end: number) => boolean): SyntaxTree | undefined;
}

/** A parser of one language with the node-kind numbers its trees use; one per thread. */
export function createParser(pack: LanguagePack): LanguageParser {
  const parser = new Parser();
  // Without the table of kinds the binding makes no class for each of them: 24 ms per thread, and none is used.
  parser.setLanguage({ ...pack.grammar, nodeTypeInfo: [] });
  parser.setTimeoutMicros(timeoutMicros);
  const table = kindTable(pack);
  return {
    table,
    parse(text, wantBody) {
      // The binding throws "Invalid argument" when the parse was cut off by the time limit.
      try {
        const tree = parser.parse(text) as Parser.Tree | null;
        if (!tree) return undefined;
        return copyTree(tree, text, table, wantBody);
      } catch (error) {
        parser.reset();
        if (error instanceof Error && /timeout|halt|cancel|Invalid argument/i.test(error.message))
          return undefined;
        throw error;
      }
    },
  };
}
