import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import type { ProgramContext } from './terminal.ts';

/** The version of the package. */
export function readVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed === 'object' && parsed !== null && 'version' in parsed) {
    return String(parsed.version);
  }
  throw new Error('package.json has no version');
}

/** A program without commands. It throws CommanderError or UserError, it never exits and never prints an error. */
export const newProgram = (
  name: string,
  description: string,
  { print }: ProgramContext,
  version: string,
): Command =>
  new Command(name)
    .description(description)
    .version(version)
    .exitOverride()
    // run.ts prints errors, so that every one is a single line.
    .configureOutput({ writeOut: print, writeErr: () => {}, outputError: () => {} });
