import type Parser from 'tree-sitter';
import Python from 'tree-sitter-python';
import type { LanguagePack } from '../language.ts';

/** Nodes whose text says all we need, and single tokens. */
const leaves = [
  'comment',
  'dotted_name',
  'relative_import',
  'wildcard_import',
  'future_import_statement',
  'string_start',
  'string_content',
  'string_end',
  'format_specifier',
  'type_conversion',
  'identifier',
  'integer',
  'float',
  'true',
  'false',
  'none',
  'ellipsis',
  'keyword_separator',
  'positional_separator',
  'pass_statement',
  'break_statement',
  'continue_statement',
];

/**
 * Kinds whose children have no fields; a test compares them with the grammar's own table. A block names its case
 * clauses, which nobody asks for.
 */
const fieldless = [
  'module',
  'block',
  'expression_statement',
  'argument_list',
  'parameters',
  'lambda_parameters',
  'string',
  'concatenated_string',
  'list',
  'tuple',
  'set',
  'dictionary',
  'await',
  'decorator',
  'expression_list',
  'pattern_list',
  'tuple_pattern',
  'list_pattern',
  'list_splat',
  'list_splat_pattern',
  'dictionary_splat',
  'dictionary_splat_pattern',
  'parenthesized_expression',
  'return_statement',
  'assert_statement',
  'with_clause',
  'type',
  'type_parameter',
  'generic_type',
  'case_pattern',
  'finally_clause',
];

export const python: LanguagePack = {
  id: 'python',
  extensions: ['.py', '.pyi'],
  grammar: Python as unknown as Parser.Language,
  leaves: new Set(leaves),
  fieldless: new Set(fieldless),
  tokens: new Set(),
  /** Comments are leaves: what they say of names is read. */
  comments: new Set(),
  /** Every body is wanted: no such kinds. */
  body: { owner: '(none)', kind: '(none)' },
};
