import { existsSync } from 'node:fs';
import { type Command, Option } from 'commander';
import type { ReviewSource } from '../../flows/pull.ts';
import { UserError } from '../../model/errors.ts';
import type { ReviewEvent } from '../../model/github.ts';
import { sheetFormats } from '../../report/index.ts';
import { oneOf } from '../choice.ts';
import { declareReport } from '../common-options.ts';
import { findRoot, rootHelp } from '../journal/root.ts';
import {
  declarePullOptions,
  type PullFlags,
  pullArgumentHelp,
  readPullFlags,
} from '../pr-options.ts';
import type { CommandContext } from '../terminal.ts';

const reviewEvents = [
  'COMMENT',
  'APPROVE',
  'REQUEST_CHANGES',
] as const satisfies readonly ReviewEvent[];

/** The options of a command on a review, as commander hands them over. */
export interface ReviewFlags extends PullFlags {
  /** A folder; false for --no-journal. */
  readonly journal?: string | false;
}

/** A command on the review of one pull request. */
export const declareOnReview = (
  review: Command,
  name: string,
  description: string,
  { version }: CommandContext,
): Command =>
  declarePullOptions(
    review
      .command(name)
      .description(description)
      .version(version)
      .argument('<pr>', pullArgumentHelp),
  )
    .option('--journal <dir>', `${rootHelp}; its private names are not posted`)
    .option('--no-journal', 'neither read nor write a journal');

/** The end of its option list. */
export const declareReviewReport = (command: Command): Command =>
  declareReport(command, sheetFormats);

/** `--event`, in any case of letters. */
export const eventOption = (what: string): Option =>
  new Option('--event <event>', what).argParser(
    (given: string): ReviewEvent =>
      oneOf('--event', reviewEvents)(given.toUpperCase().replace('-', '_')),
  );

/** Null where the user wants none, or named none and has none. One that is named must be there: its names must not be posted. */
function findJournal({ journal }: ReviewFlags, { terminal }: CommandContext): string | null {
  if (journal === false) return null;
  const root = findRoot(journal, terminal);
  if (existsSync(root)) return root;
  if (journal === undefined && (terminal.env.DYN_MEMORY ?? '') === '') return null;
  throw new UserError(
    `expected a journal at '${root}' (--journal, DYN_MEMORY); --no-journal: none`,
  );
}

/** Which review is meant; UserError for options that were given without a value. */
export const readReviewSource = (
  pull: string,
  flags: ReviewFlags,
  context: CommandContext,
): ReviewSource => ({
  ...readPullFlags(pull, flags, context),
  journal: findJournal(flags, context),
});
