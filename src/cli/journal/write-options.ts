import type { Command } from 'commander';
import { UserError } from '../../model/errors.ts';
import { declarePlain, type PlainFlags } from './plain-options.ts';

/** The options that every writing command has, as commander hands them over. */
export interface WriteFlags extends PlainFlags {
  readonly date?: string;
  readonly dryRun?: boolean;
  readonly push: boolean;
}

/** Adds the options of a writing command. */
export const declareWrite = (command: Command): Command =>
  declarePlain(declareEntryOptions(command));

/** When an entry is of, and how far it goes. */
export const declareEntryOptions = (command: Command): Command =>
  command
    .option('--date <day>', 'day of the entry, YYYY-MM-DD (default: today)', dayOf)
    .option('--dry-run', 'print the exact diff and write nothing')
    .option('--no-push', 'commit only');

/** A day that exists, as `YYYY-MM-DD`. */
function dayOf(given: string): string {
  const time = Date.parse(`${given}T00:00:00Z`);
  const known = /^\d{4}-\d{2}-\d{2}$/.test(given) && !Number.isNaN(time);
  if (known && new Date(time).toISOString().startsWith(given)) return given;
  throw new UserError(`--date: expected a day as YYYY-MM-DD, got '${given}'`);
}

/** The writer's day where no other is given: the local one, since that is what people see on their clocks. */
export function today(now = new Date()): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
