export type { LanguagePack } from './language.ts';
export { languageOf } from './languages/index.ts';
export { createParser, type LanguageParser } from './parse.ts';
export {
  type Capture,
  createQueries,
  type LanguageQueries,
  type QueryMatch,
  type QueryResult,
} from './query.ts';
export {
  childIn,
  childOfKind,
  childrenOf,
  fieldOf,
  kindOf,
  type SyntaxTree,
  textOf,
} from './tree.ts';
