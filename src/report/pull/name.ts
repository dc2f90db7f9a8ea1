import { defaultRepo } from '../../model/pull.ts';

/** `owner/name#12`, as GitHub writes it. */
export const namePull = (repo: string | null, number: number | null): string =>
  number === null ? (repo ?? 'a range of commits') : `${repo ?? ''}#${number}`;

/** The same as an argument of a command: the number alone for the usual repository. */
export const pullArgument = (repo: string | null, number: number): string =>
  repo === null || repo === defaultRepo ? String(number) : `${repo}#${number}`;
