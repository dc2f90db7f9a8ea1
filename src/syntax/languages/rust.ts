import type Parser from 'tree-sitter';
import Rust from 'tree-sitter-rust';
import type { LanguagePack } from '../language.ts';

/** Nodes whose text says all we need: reading them as text is cheaper than visiting their children. */
const leaves = [
  'attribute_item',
  'inner_attribute_item',
  'use_declaration',
  'extern_crate_declaration',
  'visibility_modifier',
  'type_parameters',
  'type_arguments',
  'where_clause',
  'trait_bounds',
  'generic_type',
  'generic_type_with_turbofish',
  'reference_type',
  'tuple_type',
  'array_type',
  'pointer_type',
  'function_type',
  'dynamic_type',
  'abstract_type',
  'bounded_type',
  'qualified_type',
  'bracketed_type',
  'scoped_type_identifier',
  'scoped_identifier',
  'higher_ranked_trait_bound',
  'string_literal',
  'raw_string_literal',
  'char_literal',
  'token_tree',
  'macro_definition',
  'extern_modifier',
  // Single tokens: nothing to visit below them.
  'identifier',
  'field_identifier',
  'shorthand_field_identifier',
  'type_identifier',
  'primitive_type',
  'integer_literal',
  'float_literal',
  'boolean_literal',
  'mutable_specifier',
  'self',
  'super',
  'crate',
  'function_modifiers',
];

export const rust: LanguagePack = {
  id: 'rust',
  extensions: ['.rs'],
  // The two packages declare the same object under two names.
  grammar: Rust as unknown as Parser.Language,
  leaves: new Set(leaves),
  tokens: new Set(['_']),
  comments: new Set(['line_comment', 'block_comment']),
  /** Bodies are the bulk of a file: the caller says which of them it needs. */
  body: { owner: 'function_item', kind: 'block' },
};
