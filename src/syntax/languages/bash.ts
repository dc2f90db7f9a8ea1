import type Parser from 'tree-sitter';
import Bash from 'tree-sitter-bash';
import type { LanguagePack } from '../language.ts';

/** Single tokens, and comments: they may hold a command line. */
const leaves = [
  'word',
  'number',
  'raw_string',
  'ansi_c_string',
  'string_content',
  'variable_name',
  'special_variable_name',
  'file_descriptor',
  'heredoc_start',
  'heredoc_content',
  'heredoc_end',
  'test_operator',
  'extglob_pattern',
  'regex',
  'comment',
];

export const bash: LanguagePack = {
  id: 'bash',
  extensions: ['.sh', '.bash', '.sbatch'],
  // The two packages declare the same object under two names.
  grammar: Bash as unknown as Parser.Language,
  leaves: new Set(leaves),
  fieldless: new Set(),
  tokens: new Set(),
  comments: new Set(),
  /** No such kinds: scripts are read whole. */
  body: { owner: 'none', kind: 'none' },
};
