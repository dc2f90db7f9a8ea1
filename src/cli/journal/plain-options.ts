import { type Command, Option } from 'commander';
import { type PlainFormat, plainFormats } from '../../report/index.ts';
import { oneOf } from '../choice.ts';
import { rootHelp } from './root.ts';

/** The options of every command whose result is no list of findings. */
export interface PlainFlags {
  readonly root?: string;
  readonly format: PlainFormat;
  readonly json?: boolean;
  readonly color?: boolean;
  readonly quiet?: boolean;
}

/** Adds the options that every command on a journal has. */
export const declarePlain = (command: Command): Command =>
  command
    .option('--root <dir>', rootHelp)
    .addOption(
      new Option('--format <format>', plainFormats.join(', '))
        .default('text')
        .argParser(oneOf('--format', plainFormats)),
    )
    .option('--json', 'the same as --format json')
    .option('--color', 'color even when stdout is not a terminal')
    .option('--no-color', 'never color (also: NO_COLOR in the environment)')
    .option('--quiet', 'no warnings');

/** The format that was asked for. */
export const formatOf = ({ format, json }: PlainFlags): PlainFormat => (json ? 'json' : format);
