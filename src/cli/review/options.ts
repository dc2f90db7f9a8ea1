import { type Command, Option } from 'commander';
import type { ReviewSource } from '../../flows/pull.ts';
import type { ReviewEvent } from '../../model/github.ts';
import { sheetFormats } from '../../report/index.ts';
import { oneOf } from '../choice.ts';
import { declareReport } from '../common-options.ts';
import { declareJournalOptions, findJournal, type JournalFlags } from '../pr-journal.ts';
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
export interface ReviewFlags extends PullFlags, JournalFlags {}

/** A command on the review of one pull request. */
export const declareOnReview = (
  review: Command,
  name: string,
  description: string,
  { version }: CommandContext,
): Command =>
  declareJournalOptions(
    declarePullOptions(
      review
        .command(name)
        .description(description)
        .version(version)
        .argument('<pr>', pullArgumentHelp),
    ),
  );

/** The end of its option list. */
export const declareReviewReport = (command: Command): Command =>
  declareReport(command, sheetFormats);

/** `--event`, in any case of letters. */
export const eventOption = (what: string): Option =>
  new Option('--event <event>', what).argParser(
    (given: string): ReviewEvent =>
      oneOf('--event', reviewEvents)(given.toUpperCase().replace('-', '_')),
  );

/** Which review is meant; UserError for options that were given without a value. */
export const readReviewSource = (
  pull: string,
  flags: ReviewFlags,
  context: CommandContext,
): ReviewSource => ({
  ...readPullFlags(pull, flags, context),
  journal: findJournal(flags, context),
});
