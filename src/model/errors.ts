/**
 * A mistake of the user or of the environment: printed as one line, exit code 2, no stack.
 * The message says what was expected. Anything else that is thrown is a bug and keeps its stack.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/** What the user asked to be proved cannot be had here: no cargo, no toolchain, no work tree. Said in the report. */
export class NoProof extends UserError {}
