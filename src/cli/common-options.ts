import { type Command, Option } from 'commander';
import { UserError } from '../model/errors.ts';
import { type Format, formats, printable, type ReportOptions } from '../report/index.ts';
import { dashed, oneOf, wholeNumber } from './choice.ts';
import type { CommandContext, Terminal } from './terminal.ts';

/** How a report looks and where it goes, as commander hands it over. */
export interface OutputFlags<F extends string = string> {
  readonly limit?: number;
  readonly format: F;
  readonly output?: string;
  readonly color?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** The options that every command on a repository of code has. */
export interface CommonFlags<F extends string = Format> extends OutputFlags<F> {
  readonly root?: string;
  readonly repo?: string;
  readonly cache: boolean;
}

/** `--limit`, which has a default of its own in each format. */
export const limitOption = (what = 'findings', short = 'text and markdown'): Option =>
  new Option(
    '--limit <n>',
    `${what} to show, 0 = all (default: 40 in ${short}, all elsewhere)`,
  ).argParser(wholeNumber('--limit'));

/** The end of the option list of an audit: the cache, and the report. */
export const declareOutput = (command: Command, known: readonly string[] = formats): Command =>
  declareReport(command.option('--no-cache', 'neither read nor write the cache'), known);

/** How the report looks, where it goes and what is said beside it. */
export const declareReport = (command: Command, known: readonly string[]): Command =>
  command
    .addOption(
      new Option('--format <format>', known.join(', '))
        .default('text')
        .argParser(oneOf('--format', known)),
    )
    .option('--output <file>', 'write the report to a file instead of stdout')
    .option('--color', 'color even when stdout is not a terminal')
    .option('--no-color', 'never color (also: NO_COLOR in the environment)')
    .option('--quiet', 'no warnings')
    .option('--verbose', 'all that is known of each finding');

/** Throws UserError for options that were given without a value. */
export function checkGiven(flags: object): void {
  for (const [name, value] of Object.entries(flags)) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (values.includes(''))
      throw new UserError(`--${dashed(name)}: expected a value, got nothing`);
  }
}

/** Throws UserError for options that are empty or contradict each other in every command. */
export function checkCommonFlags(flags: CommonFlags<string>): void {
  const { root, repo } = flags;
  checkGiven(flags);
  if (root !== undefined && repo !== undefined && root !== repo) {
    throw new UserError('--root and --repo are the same option: give one of them');
  }
}

/** Prints warnings to stderr, one printable line each, unless they are not wanted. */
export const warnOn =
  ({ stderr }: Terminal, { quiet }: Pick<OutputFlags, 'quiet'>) =>
  (line: string): void => {
    if (!quiet) stderr.write(`warning: ${printable(line)}\n`);
  };

/** What the reporters are told. */
export function readReportOptions(flags: OutputFlags, context: CommandContext): ReportOptions {
  const { terminal, version } = context;
  const { format, limit } = flags;
  return {
    limit: limit ?? (format === 'text' || format === 'markdown' ? 40 : 0),
    color: wantsColor(flags, terminal),
    width: terminal.stdout.columns ?? 80,
    verbose: flags.verbose ?? false,
    version,
  };
}

function wantsColor({ color, output }: OutputFlags, { stdout, env }: Terminal): boolean {
  if (color !== undefined) return color;
  return stdout.isTTY === true && output === undefined && (env.NO_COLOR ?? '') === '';
}
