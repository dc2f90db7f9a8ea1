import { UserError } from '../model/errors.ts';

/**
 * A write of which nobody can tell whether GitHub carried it out: the connection broke, the time was up, or a proxy
 * answered in GitHub's place. What GitHub holds has to be read before anything is sent again.
 */
export class Unclear extends Error {
  override readonly name = 'Unclear';
}

/** A UserError of an answer of GitHub. */
export class Refused extends UserError {
  /** Of HTTP; null where no answer came. */
  readonly status: number | null;

  constructor(message: string, status: number | null) {
    super(message);
    this.status = status;
  }
}
