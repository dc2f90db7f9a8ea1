import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { UserError } from '../model/errors.ts';
import { findRoot, rootHelp } from './journal/root.ts';
import type { CommandContext } from './terminal.ts';

/** Which journal a command on a pull request reads and writes, as commander hands it over. */
export interface JournalFlags {
  /** A folder; false for --no-journal. */
  readonly journal?: string | false;
}

/** `--journal` and `--no-journal`. */
export const declareJournalOptions = (command: Command): Command =>
  command
    .option('--journal <dir>', `${rootHelp}; its private names are not posted`)
    .option('--no-journal', 'neither read nor write a journal');

/** Null where the user wants none, or named none and has none. One that is named must be there: its names must not be posted. */
export function findJournal(
  { journal }: JournalFlags,
  { terminal }: CommandContext,
): string | null {
  if (journal === false) return null;
  if (journal === '') throw new UserError('--journal: expected a folder, got nothing');
  const root = findRoot(journal, terminal);
  if (existsSync(root)) return root;
  if (journal === undefined && (terminal.env.DYN_MEMORY ?? '') === '') return null;
  throw new UserError(
    `expected a journal at '${root}' (--journal, DYN_MEMORY); --no-journal: none`,
  );
}
