import { UserError } from '../model/errors.ts';

/** A token that no JSON, log or template shows: its text is only given on purpose. */
export interface Token {
  /** Where it was found: `GITHUB_TOKEN`, `gh auth token`. */
  readonly from: string;
  readonly reveal: () => string;
}

/**
 * Takes the text as a token. What cannot stand in a header is a UserError, which does not repeat it: it may be a
 * secret of another kind.
 */
export function tokenOf(text: string, from: string): Token {
  const value = text.trim();
  if (!/^[\x21-\x7e]{1,4096}$/.test(value))
    throw new UserError(`${from} holds no token: expected one word of printable ASCII`);
  return { from, reveal: () => value };
}
