import { createQueries, type LanguageQueries, languageOf } from '../../syntax/index.ts';
import type { SymbolFile } from '../facts.ts';
import type { SymbolLanguage } from '../language.ts';
import { readDefinitions } from './definitions.ts';
import type { QueryHooks } from './hooks.ts';
import { pageOf } from './page.ts';
import { readReferences } from './references.ts';
import { readStrings } from './strings.ts';
import { usesOf } from './uses.ts';
import { valuesOf } from './values.ts';

/** The reader of a language that is described by queries and hooks. */
export function queryReader(hooks: QueryHooks): SymbolLanguage['read'] {
  let queries: LanguageQueries | undefined;
  return (file, project): SymbolFile => {
    queries ??= createQueries(languageOf(hooks.id), ['definitions', 'references', 'locals']);
    // Grammars that end a statement at the end of a line miss it at the end of the file.
    const text = file.text.endsWith('\n') ? file.text : `${file.text}\n`;
    const { matches, damaged } = queries.run(text);
    const page = pageOf(hooks, file.path, text, matches, project);
    const values = valuesOf(page);
    const defined = readDefinitions(page, values);
    const uses = usesOf(page, defined);
    readReferences(page, values, uses);
    const said = readStrings(page, values, uses);
    return {
      path: file.path,
      language: hooks.id,
      module: page.module,
      open: false,
      definitions: [...defined.definitions, ...said.variables],
      aliases: page.stars,
      references: uses.references,
      commands: said.commands,
      imports: [],
      damaged,
    };
  };
}
