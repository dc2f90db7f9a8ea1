import type Parser from 'tree-sitter';
import Go from 'tree-sitter-go';
import type { LanguagePack } from '../language.ts';

/** Go is read by queries (queries/go/); of its trees only the tokens below need no visit. */
export const go: LanguagePack = {
  id: 'go',
  extensions: ['.go'],
  // The two packages declare the same object under two names.
  grammar: Go as unknown as Parser.Language,
  leaves: new Set([
    'identifier',
    'field_identifier',
    'package_identifier',
    'type_identifier',
    'interpreted_string_literal',
    'raw_string_literal',
    'rune_literal',
    'int_literal',
    'float_literal',
  ]),
  fieldless: new Set(['source_file', 'block', 'argument_list', 'parameter_list']),
  tokens: new Set(),
  comments: new Set(['comment']),
  body: { owner: 'function_declaration', kind: 'block' },
};
