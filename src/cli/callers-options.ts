import type { Confidence } from '../model/callers.ts';
import type { CallerLanguage, CallersOptions } from '../model/options.ts';
import { type CommonFlags, checkCommonFlags } from './common-options.ts';

/** The options as commander hands them over. */
export interface CallersFlags extends CommonFlags {
  readonly base?: string;
  readonly head?: string;
  readonly against?: string;
  readonly language?: readonly CallerLanguage[];
  readonly failOn: Confidence | 'none';
}

/** The flags as the search takes them; UserError for options that are empty or contradict each other. */
export function readCallersOptions(
  flags: CallersFlags,
  warn: (line: string) => void,
): CallersOptions {
  checkCommonFlags(flags);
  return {
    repo: flags.repo ?? flags.root ?? null,
    base: flags.base ?? null,
    head: flags.head ?? null,
    against: flags.against ?? null,
    languages: flags.language ?? null,
    cache: flags.cache,
    warn,
  };
}
